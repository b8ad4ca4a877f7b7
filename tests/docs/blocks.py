"""Code blocks of a page of documentation, and how each is tried.

A block of ``sh`` or ``python`` runs, in the order of the page, in a folder that holds the graph of
the examples. A block of ``text`` right behind one is what it prints; a line ``…`` in it stands for
any lines, and a ``…`` within a line for any characters. A block with ``title="FILE"`` is written to
that file first. A block that cannot run says why in a comment in front of it:
``<!-- not run: it serves until it is stopped -->``.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"(?:^[ ]*<!--\ not\ run:\ (?P<reason>[^>]+?)\ -->\n\s*)?"
    r"^(?P<indent>[ ]*)```(?P<language>\w+)(?:[ ]title=\"(?P<title>[^\"]+)\")?\n"
    r"(?P<text>.*?)^(?P=indent)```$"
    r"(?:\n+(?P=indent)```text\n(?P<output>.*?)^(?P=indent)```$)?",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    place: str  #: page and line
    language: str
    text: str
    title: str | None  #: of a file that it is the content of
    reason: str | None  #: why it cannot run; ``None``: it runs
    output: str | None  #: what the page says that it prints
    indent: str = ""  #: in front of each of its lines, in a list

    @property
    def lines(self) -> list[str]:
        """Its lines, those joined that end in a backslash or within quotation marks."""
        lines: list[str] = []
        for line in self.text.replace("\\\n", " ").splitlines():
            if lines and lines[-1].count('"') % 2:
                lines[-1] += f"\n{line}"
            else:
                lines.append(line)
        return lines


def blocks_of(page: Path) -> list[Block]:
    """Give the blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        indent = match["indent"]
        line = text.count("\n", 0, match.start("language")) + 1
        found.append(
            Block(
                f"{page.name}:{line}",
                match["language"],
                _outdent(match["text"], indent),
                match["title"],
                match["reason"],
                None if match["output"] is None else _outdent(match["output"], indent),
                indent,
            )
        )
    return found


def fits(printed: str, told: str) -> bool:
    """Whether a page tells what was printed; trailing blanks do not count."""
    parts = re.split(r"^…\n", _trimmed(told), flags=re.MULTILINE)
    patterns = ("[^\n]*".join(map(re.escape, part.split("…"))) for part in parts)
    return re.fullmatch(r"(?:.*\n)*?".join(patterns), _trimmed(printed)) is not None


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def _outdent(text: str, indent: str) -> str:
    return re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)
