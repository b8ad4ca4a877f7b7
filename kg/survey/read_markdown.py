"""The marks of a survey in Markdown, as :mod:`kg.survey.markdown` writes them.

Lines are read one by one: a block that an editor has wrapped loses the marks that it tears apart.
"""

import re
from collections.abc import Iterator

from kg.survey.markdown_text import plain_of
from kg.survey.marks import CLAIM, NUMBER, Line, Mark, Marked, one_line, settings_of

_SETTINGS = re.compile(r"<!-- kg-survey (.*) -->")
_COMMENT = re.compile(r"^<!--.*-->$")
#: Formatters take one for another.
_BULLET = re.compile(r"^(\s*)[*+] ")

_MARK = re.compile(
    rf"""
    ^>\ (?P<said>“.*”)\ \[“”\]\(\#(?P<of_said>{CLAIM})\)
  | <a\ id="(?P<of_row>{CLAIM})"></a>(?P<row>“.*”)(?=\ \[@)
  | ^[-*+]\ <a\ id="ref-(?P<of_entry>[^"]+)"></a>(?P<entry>.*)$
  | <a\ id="(?P<of_value>{NUMBER})"></a>\*\*(?P<value>.*?)\*\*
  | \[(?P<number>(?:[^\[\]\\]|\\.)*)\]\(\#(?P<of_number>{NUMBER})\)
  | \[(?P<mark>[^\[\]]*)\]\(\#(?P<claim>{CLAIM})\)
  | \[(?P<cites>@[^\[\]\s;]+(?:;\ @[^\[\]\s;]+)*)\]
    """,
    re.VERBOSE,
)


def read_markdown(text: str) -> Marked:
    """Give the marks of a text, and what is left of its lines.

    Raises
    ------
    ReadError
        What made the survey is no longer legible.
    """
    found = _SETTINGS.search(text)
    marks: list[Mark] = []
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        marks += _marks(line, number)
        lines.append(
            Line(number, one_line(_MARK.sub("", _BULLET.sub(r"\1- ", _COMMENT.sub("", line)))))
        )
    return Marked(settings_of(found[1]) if found else None, tuple(marks), tuple(lines))


def _marks(line: str, number: int) -> Iterator[Mark]:
    is_own = line.startswith(">")
    for found in _MARK.finditer(line):
        if found["said"]:
            is_own = False
            yield Mark("quotation", found["of_said"], _sentence(found["said"]), number)
        elif found["row"]:
            yield Mark("quotation", found["of_row"], _sentence(found["row"]), number)
        elif found["entry"]:
            yield Mark("entry", found["of_entry"], one_line(plain_of(found["entry"])), number)
        elif found["of_value"]:
            yield Mark("number", found["of_value"], plain_of(found["value"]), number)
        elif found["of_number"]:
            yield Mark("number", found["of_number"], plain_of(found["number"]), number)
        elif found["claim"]:
            yield Mark("claim", found["claim"], plain_of(found["mark"]), number)
        else:
            for key in found["cites"].split("; "):
                yield Mark("citation", key[1:], key, number)
    if is_own:
        yield Mark("own quotation", "", one_line(plain_of(line[1:])), number)


def _sentence(said: str) -> str:
    return one_line(plain_of(said.replace("<mark>", "").replace("</mark>", "")))[1:-1]
