"""Whether a survey still says what the graph says.

1. The survey bears what made it. It is made again of the graph file, and written again in the same
   format; from both texts the same reader takes the marks and what is left of the lines.
2. A number, a citation, a quotation or an entry of the bibliography holds when the new text has
   the same words under the same name. What the new text has and the old one has not may have been
   cut by whoever edited it: that is no fault.
3. Lines that both texts have are equal. In the others, a number that no mark covers and that the
   new text has not in its own others is an own number: somebody wrote it, or took its mark away.
   A quotation without a mark is an own quotation.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.store import Store
from kg.survey.appendix import called
from kg.survey.document import Document, Number, find_all
from kg.survey.marks import Line, Marked, Sort, figures_of
from kg.survey.read_html import read_html
from kg.survey.read_latex import read_latex
from kg.survey.read_markdown import read_markdown
from kg.survey.writing import write_text

_READERS: dict[str, Callable[[str], Marked]] = {
    ".md": read_markdown,
    ".html": read_html,
    ".tex": read_latex,
}

#: What is compared with the graph.
COMPARED: tuple[Sort, ...] = ("number", "citation", "claim", "quotation", "entry")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something of a survey that the graph does not say."""

    line: int
    what: Sort
    stands: str
    graph: str  #: what the graph says; "" where it says nothing
    source: str = ""  #: of a number: what gives it, and which of its values it is

    @property
    def is_own(self) -> bool:
        """Whether it was added by whoever edited the survey."""
        return self.what.startswith("own")


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of the comparison."""

    differences: tuple[Difference, ...]  #: in the order of the lines
    held: Mapping[Sort, int]  #: how many of each hold: "number": 120


def read_survey(path: Path) -> Marked:
    """Read the marks of a survey in a file.

    Raises
    ------
    ReadError
        The file cannot be read, is no survey, or no longer says what made it.
    """
    reader = _READERS.get(path.suffix)
    if reader is None:
        raise ReadError(f"{path}: a survey that can be verified is .html, .md or .tex")
    try:
        marked = reader(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{path} is no text in UTF-8; save it as UTF-8") from error
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error
    if marked.settings is None:
        raise ReadError(
            f"{path} does not say what made it, so it cannot be verified; was it made by kg survey?"
        )
    return marked


def compare(found: Marked, document: Document, store: Store, path: Path) -> Verification:
    """Compare the marks of a survey with those of the document that is made anew."""
    anew = _READERS[path.suffix](write_text(document, store, path))
    known: defaultdict[tuple[Sort, str], list[str]] = defaultdict(list)
    for mark in anew.marks:
        if mark.text not in known[mark.sort, mark.name]:
            known[mark.sort, mark.name].append(mark.text)
    sources = {number.key: number for number in find_all(Number, document)}
    differences = list(_differences(found, known, sources))
    differences += _own(found.lines, anew.lines)
    held = Counter(mark.sort for mark in found.marks)
    held.subtract(each.what for each in differences)
    return Verification(
        tuple(sorted(differences, key=lambda each: each.line)),
        {sort: held[sort] for sort in COMPARED if held[sort]},
    )


def _differences(
    found: Marked,
    known: Mapping[tuple[Sort, str], list[str]],
    sources: Mapping[str, Number],
) -> Iterator[Difference]:
    for mark in found.marks:
        if mark.sort == "own quotation":
            yield Difference(mark.line, mark.sort, mark.text, "")
            continue
        says = known.get((mark.sort, mark.name), [])
        if mark.text not in says:
            number = sources.get(mark.name)
            source = _source(number) if number else ""
            yield Difference(mark.line, mark.sort, mark.text, " or ".join(says), source)


def _source(number: Number) -> str:
    said = f"{called(number.source)}: {number.path}"
    return f"{said}; {number.source.command}" if number.source.command else said


def _own(found: tuple[Line, ...], anew: tuple[Line, ...]) -> Iterator[Difference]:
    same = Counter(line.text for line in found) & Counter(line.text for line in anew)
    budget: Counter[str] = Counter()
    for line in _others(anew, same):
        budget.update(figures_of(line.text))
    for line in _others(found, same):
        for figure in figures_of(line.text):
            if budget[figure] > 0:
                budget[figure] -= 1
            else:
                yield Difference(line.number, "own number", figure, "")


def _others(lines: tuple[Line, ...], same: Counter[str]) -> Iterator[Line]:
    """Yield the lines that only one of the texts has."""
    left = same.copy()
    for line in lines:
        if left[line.text] > 0:
            left[line.text] -= 1
        else:
            yield line
