"""The commands of the documentation, taken out of its pages."""

import re
from pathlib import Path

PAGES = Path(__file__).parents[3] / "docs"
FENCE = re.compile(r"^( *)```(\S*)(?: (\S+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def section(page: str, heading: str) -> str:
    """The text below a heading, up to the next one."""
    text = (PAGES / page).read_text()
    _, found, rest = text.partition(f"\n## {heading}\n")
    assert found, f"{page} has no section {heading}"
    return rest.split("\n## ")[0]


def blocks(text: str, language: str, kind: str | None = None) -> list[str]:
    """The blocks of a language, without the indentation of the list that they stand in."""
    return [
        re.sub(rf"^{indent}", "", body, flags=re.MULTILINE)
        for indent, spoken, mark, body in FENCE.findall(text)
        if spoken == language and (mark or None) == kind
    ]


def commands(text: str) -> str:
    """The commands for the AWS CLI, as one script."""
    return "\n".join(blocks(text, "sh", "aws"))
