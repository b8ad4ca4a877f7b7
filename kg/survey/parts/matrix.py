"""The matrix: the commonest methods against settings and domains, and which meet against chance."""

from collections.abc import Iterator

from kg.graph.corpus import Corpus, broader_of
from kg.graph.matrix import Matrix, Meeting, cross
from kg.model import Concept, Kind
from kg.survey.document import Block, Paragraph, Section, Table, Text
from kg.survey.ground import Ground
from kg.survey.sources import analysis
from kg.survey.telling import Teller
from kg.survey.wording import figure, listed
from kg.views.items import concept_label

#: Rows and columns; with fewer than the least there is no matrix, nor with fewer papers.
_ROWS, _COLUMNS, _LEAST, _PAPERS = 10, 6, 3, 20

#: Pairs that a sentence names.
_NAMED = 3

_MARKS = {"over": " +", "under": " -"}

#: Characters of the head of a column.
_WIDE = 30

_OTHERS: tuple[tuple[Kind, str], ...] = (("setting", "settings"), ("domain", "domains"))


def matrix_section(ground: Ground) -> Section:
    """Set the commonest methods against settings and domains."""
    if len(ground.corpus.papers) < _PAPERS:
        return Section("The matrix")
    methods = _commonest(ground, "method", _ROWS)
    blocks: list[Block] = []
    for kind, name in _OTHERS:
        others = _commonest(ground, kind, _COLUMNS)
        if len(methods) < _LEAST or len(others) < _LEAST:
            continue
        found = cross(ground.corpus, methods, others)
        teller = Teller(ground, analysis(cross, ground.corpus.selection), f"{kind}.")
        blocks += [Paragraph(_told(teller, found, name)), _table(teller, found, name)]
    return Section("The matrix", tuple(blocks), name="matrix")


def _commonest(ground: Ground, kind: Kind, most: int) -> list[str]:
    """Give the concepts that papers name most; none is broader than another one."""
    chosen: list[str] = []
    for each in ground.whole.about[kind]:
        if (
            each.papers > 1
            and len(chosen) < most
            and not _is_related(ground.corpus, each.concept, chosen)
        ):
            chosen.append(each.concept)
    return chosen


def _is_related(corpus: Corpus, concept: str, others: list[str]) -> bool:
    above = broader_of(concept, corpus.scheme)
    return any(other in above or concept in broader_of(other, corpus.scheme) for other in others)


def _told(teller: Teller, found: Matrix, name: str) -> Text:
    cells = [cell for row in found.cells for cell in row]
    over = sorted(_with(cells, "over"), key=lambda cell: cell.expected - cell.papers)
    under = sorted(_with(cells, "under"), key=lambda cell: cell.papers - cell.expected)
    if not over and not under:
        leaning = max(cells, key=lambda cell: cell.papers - cell.expected)
        return (
            f"Among so few papers chance may explain how often methods and {name} come together. "
            "The strongest leaning is that of ",
            *_pairs(teller, [leaning]),
            ".",
        )
    text: Text = ()
    if over:
        text += ("More often than by chance come together ", *_pairs(teller, over), ".")
    if under:
        text += (" " if text else "", "Less often do ", *_pairs(teller, under), ".")
    return text


def _with(cells: list[Meeting], verdict: str) -> Iterator[Meeting]:
    return (cell for cell in cells if cell.verdict == verdict)


def _pairs(teller: Teller, cells: list[Meeting]) -> Text:
    items: list[Text] = []
    for place, cell in enumerate(cells[:_NAMED]):
        path = f"{cell.row}.{cell.column}"
        count = teller.number(cell.papers, path)
        unit = "" if place else (" paper" if cell.papers == 1 else " papers")
        expected = figure(cell.expected, teller.source, f"{teller.prefix}{path}.expected", digits=1)
        items.append(
            (
                teller.term(cell.row),
                " and ",
                teller.term(cell.column),
                " (",
                count,
                f"{unit}, ",
                expected,
                " expected)",
            )
        )
    return listed(items, "as well as") if len(items) == 2 else listed(items)


def _table(teller: Teller, found: Matrix, name: str) -> Table:
    scheme = teller.ground.corpus.scheme
    return Table(
        (
            f"Papers about a method and about one of the {name}, narrower ones included. ",
            "A plus marks what is commoner, a minus what is rarer than chance allows.",
        ),
        ("Method", *(_head(scheme[id_]) for id_ in found.columns)),
        tuple(
            ((teller.term(row[0].row),), *(_cell(teller, cell) for cell in row))
            for row in found.cells
        ),
        frozenset(range(1, len(found.columns) + 1)),
    )


def _cell(teller: Teller, cell: Meeting) -> Text:
    number = teller.number(cell.papers, f"{cell.row}.{cell.column}")
    return (number, _MARKS[cell.verdict]) if cell.verdict in _MARKS else (number,)


def _head(concept: Concept) -> str:
    """Give the head of a column: initials only where the name is very long."""
    label = concept.pref_label
    return label if len(label) <= _WIDE else concept_label(concept)
