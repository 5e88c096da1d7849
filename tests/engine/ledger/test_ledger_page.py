"""The page docs/engine/ledger.md: its code runs and says what is true."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/engine/ledger.md"


def test_the_code_on_the_page_runs():
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)

    assert blocks
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), {})
