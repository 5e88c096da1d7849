"""The page docs/engine/composing.md: its code runs and says what is true."""

import re
from pathlib import Path

from coalition.composing.answer_parts import Code

PAGE = Path(__file__).parents[3] / "docs/engine/composing.md"


def test_the_code_on_the_page_runs():
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    assert len(blocks) == 1
    exec(compile(blocks[0], str(PAGE), "exec"), {})


def test_the_page_names_every_reason_of_an_open_cell():
    page = PAGE.read_text(encoding="utf-8")
    about_cells = [
        code
        for code in Code
        if code not in {"alone-possible", "coldest-pair", "warmer-impossible", "only-lead"}
    ]

    assert all(f"`{code}`" in page for code in about_cells)
