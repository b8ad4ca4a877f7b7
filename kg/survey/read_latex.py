r"""The marks of a survey in LaTeX, as :mod:`kg.survey.latex` writes them.

Macros are read with their arguments, however the lines were wrapped. A comment is no text, but
for the one that says what made the survey.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.errors import ReadError
from kg.survey.marks import Line, Mark, Marked, Sort, cut, one_line, settings_of

_SETTINGS = re.compile(r"^% kg-survey (.*)$", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%.*")

#: Macro: how many arguments belong to its mark.
_MACROS = {"kgnumber": 2, "kgvalue": 2, "kgwitness": 1, "kgquote": 3, "kgsaid": 3, "cite": 1}
_MACRO = re.compile(rf"\\((?:{'|'.join(_MACROS)})(?![A-Za-z])|begin\{{quote\}})")
_SORTS: dict[str, Sort] = {
    "kgnumber": "number",
    "kgvalue": "number",
    "kgquote": "quotation",
    "kgsaid": "quotation",
}
_BEGIN = r"\begin{document}"
_END = r"\end{document}"


def read_latex(text: str) -> Marked:
    r"""Give the marks of a text after ``\begin{document}``, and what is left of its lines.

    Raises
    ------
    ReadError
        A brace is not closed, the end of the text is missing, or what made the survey is no longer
        legible.
    """
    found = _SETTINGS.search(text)
    settings = settings_of(found[1]) if found else None
    # spaces keep every place where it was
    body = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    if settings is not None and _END not in body:
        raise cut(text.count("\n") + 1, _END)
    start = max(0, body.find(_BEGIN))
    rest = [re.sub(r"[^\n]", " ", body[:start])]
    marks: list[Mark] = []
    breaks = [found.start() for found in re.finditer("\n", body)]
    while macro := _MACRO.search(body, start):
        line = bisect_right(breaks, macro.start()) + 1
        arguments, end = _arguments(body, macro.end(), _MACROS.get(macro[1], 0), line)
        marks += _marks(macro[1], arguments, line)
        rest += [body[start : macro.start()], "\n" * body.count("\n", macro.start(), end)]
        start = end
    lines = "".join([*rest, body[start:]]).split("\n")
    return Marked(
        settings,
        tuple(marks),
        tuple(Line(number, one_line(line)) for number, line in enumerate(lines, start=1)),
    )


def _marks(macro: str, arguments: list[str], line: int) -> Iterator[Mark]:
    if macro == "cite":
        for key in arguments[0].split(","):
            yield Mark("citation", key.strip(), key.strip(), line)
    elif macro == "kgwitness":
        yield Mark("claim", arguments[0], "“”", line)
    elif macro in _SORTS:
        yield Mark(_SORTS[macro], arguments[0], one_line(_plain(arguments[1])), line)
        if macro != "kgnumber" and len(arguments) > 2:
            yield Mark("citation", arguments[2], arguments[2], line)
    else:
        yield Mark("own quotation", "", "a quotation", line)


def _arguments(text: str, start: int, many: int, line: int) -> tuple[list[str], int]:
    """Give so many arguments in braces, and where the last one ends."""
    found = []
    for _ in range(many):
        end = _end(text, start)
        if end is None:
            raise ReadError(f"line {line}: a brace is missing; see what was changed there")
        found.append(text[start:end].strip()[1:-1])
        start = end
    return found, start


_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NEXT = re.compile(r"\s*(?=\{)")


def _end(text: str, start: int) -> int | None:
    """Give the place after the argument that begins at a place, spaces aside."""
    opened = _NEXT.match(text, start)
    depth = 0
    for brace in _BRACE.finditer(text, opened.end()) if opened else ():
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return None


def _plain(latex: str) -> str:
    r"""Give what a stretch says, nearly: enough to be compared and to be read in a message."""
    said = re.sub(r"\\kgwords(?=\{)|\\kgchar\{[0-9A-F]+\}|\\allowbreak", "", latex)
    said = said.replace(r"\textquotedbl", '"').replace(r"\textbackslash", "\\\\")
    return re.sub(r"\\(.)|[{}]", r"\1", said)
