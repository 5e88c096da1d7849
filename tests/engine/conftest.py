"""Where the real data lie, and what the real social notices say."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.exists():
        pytest.skip("the real data of ../shared/data are not here")
    return SHARED


@pytest.fixture(scope="session")
def social_notices(shared_data: Path) -> dict[str, str]:
    """Return titles and descriptions of the real social notices, by the number of the notice."""
    wanted = {"TITLE", "SHORT_DESCR"}
    texts = {}
    for path in sorted((shared_data / "notices/ted_xml/nl_social").glob("*.xml")):
        original = next(one for one in ElementTree.parse(path).iter() if one.get("CATEGORY") == "ORIGINAL")
        parts = [one for one in original.iter() if one.tag.rpartition("}")[2] in wanted]
        texts[path.stem] = "\n".join(" ".join(" ".join(one.itertext()).split()) for one in parts)
    return texts
