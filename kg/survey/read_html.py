"""The marks of a survey in HTML, as :mod:`kg.survey.html` writes them, whoever saved it again.

A mark is known by where it leads: ``#n…`` is a number, ``#e-…`` a claim, ``#ref-…`` a citation.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kg.survey.marks import CLAIM, NUMBER, Line, Mark, Marked, Sort, cut, one_line, settings_of

#: Elements that do not end a block.
_INLINE = frozenset(
    ("a", "b", "bdi", "br", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong")
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_SILENT = frozenset(("style", "script", "title"))

_LINKS: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (re.compile(f"#({NUMBER})"), "number"),
    (re.compile(f"#({CLAIM})"), "claim"),
    (re.compile(r"#ref-(\S+)"), "citation"),
)


def read_html(text: str) -> Marked:
    """Give the marks of a page, and what is left of its blocks.

    Raises
    ------
    ReadError
        What made the survey is no longer legible, or the end of the page is missing.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    settings = None if reader.settings is None else settings_of(reader.settings)
    if settings is not None and not reader.has_end:
        raise cut(text.count("\n") + 1, "</html>")
    return Marked(settings, tuple(reader.marks), tuple(reader.lines))


@dataclass
class _Open:
    """An element that is open, and the mark that its text is collected for."""

    tag: str
    line: int
    sort: Sort | None = None
    name: str = ""
    title: str = ""  #: what its tooltip says
    said: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.settings: str | None = None
        self.has_end = False  #: whether the page was closed
        self.marks: list[Mark] = []
        self.lines: list[Line] = []
        self._open: list[_Open] = []
        self._block: list[str] = []
        self._block_line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and said.get("name") == "kg-survey":
            self.settings = said.get("content", "")
        if tag not in _INLINE:
            self.end_block()
        if tag not in _VOID:
            element = _Open(tag, self.getpos()[0], title=said.get("title", ""))
            element.sort, element.name = self._mark(tag, said)
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        self.has_end |= tag == "html"
        if tag not in _INLINE:
            self.end_block()
        if any(element.tag == tag for element in self._open):
            while self._end_element().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag in _SILENT:
            return
        marked = [element for element in self._open if element.sort]
        for element in marked:
            element.said.append(data)
        if not marked:
            if not self._block:
                self._block_line = self.getpos()[0]
            self._block.append(data)

    def end_block(self) -> None:
        """Note what stood in a block outside its marks."""
        text = one_line("".join(self._block))
        if text:
            self.lines.append(Line(self._block_line, text))
        self._block = []

    def _mark(self, tag: str, said: dict[str, str]) -> tuple[Sort | None, str]:
        if tag == "a":
            for pattern, sort in _LINKS:
                if found := pattern.fullmatch(said.get("href", "")):
                    return sort, found[1]
        if tag == "q":
            name = said.get("data-evidence", "")
            return ("quotation" if name else "own quotation"), name
        if tag == "li" and said.get("id", "").startswith("ref-"):
            return "entry", said["id"].removeprefix("ref-")
        row = self._open[-1] if self._open else None
        if tag == "li" and re.fullmatch(NUMBER, said.get("id", "")):
            return None, said["id"]
        if tag == "b" and row and row.tag == "li" and row.name:
            return "number", row.name
        return None, ""

    def _end_element(self) -> _Open:
        element = self._open.pop()
        if element.sort:
            # the mark of a claim shows nothing but quotes: its sentence is in its tooltip
            said = [element.title] if element.sort == "claim" else element.said
            text = one_line("".join(said))
            self.marks.append(Mark(element.sort, element.name, text, element.line))
        return element
