"""What the real social notices say."""

from pathlib import Path
from xml.etree import ElementTree

import pytest


@pytest.fixture(scope="session")
def social_notices(shared: Path) -> dict[str, str]:
    """Return titles and descriptions of the real social notices, by the number of the notice."""
    wanted = {"TITLE", "SHORT_DESCR"}
    texts = {}
    for path in sorted((shared / "notices/ted_xml/nl_social").glob("*.xml")):
        original = next(one for one in ElementTree.parse(path).iter() if one.get("CATEGORY") == "ORIGINAL")
        parts = [one for one in original.iter() if one.tag.rpartition("}")[2] in wanted]
        texts[path.stem] = "\n".join(" ".join(" ".join(one.itertext()).split()) for one in parts)
    return texts
