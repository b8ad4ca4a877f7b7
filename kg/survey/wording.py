"""Numbers and names in running text: singular and plural, lists, shares; always with a source."""

from collections.abc import Iterable, Sequence

from kg.model import Evidence, Paper
from kg.rdf.iris import evidence_iri
from kg.survey.document import Inline, Number, Source, Text, Witness
from kg.text import plural


def count(number: int, source: Source, path: str) -> Number:
    """Give a count as a number of the text.

    >>> count(1204, Source("query:settings"), "papers").text
    '1,204'
    """
    return Number(f"{number:,}", source, path)


def share(value: float, source: Source, path: str) -> Number:
    """Give a share in [0, 1] in percent, with a digit more where it is small.

    >>> [share(value, Source("x"), "y").text for value in (0.31, 0.042, 0.0004, 0.0, 1.0)]
    ['31%', '4.2%', '0.04%', '0%', '100%']
    """
    percent = 100 * value
    digits = 0 if percent >= 10 or percent == 0 else 1 if percent >= 1 else 2
    return Number(f"{percent:.{digits}f}%", source, path)


def figure(value: float, source: Source, path: str, *, digits: int = 2) -> Number:
    """Give a measured value, rounded to so many digits."""
    return Number(f"{value:.{digits}f}", source, path)


def counted(number: int, noun: str, source: Source, path: str) -> Text:
    """Give "1 paper" or "12 papers".

    >>> counted(1, "paper", Source("x"), "y")[1:], counted(12, "study", Source("x"), "y")[1:]
    ((' paper',), (' studies',))
    """
    return count(number, source, path), f" {noun if number == 1 else plural(noun)}"


def listed(items: Iterable[Inline | Text], last: str = "and") -> Text:
    """Join items of a sentence: "A", "A and B", "A, B and C".

    >>> listed(["A", "B", ("C", "!")])
    ('A', ', ', 'B', ' and ', 'C', '!')
    """
    every: Sequence[Inline | Text] = list(items)
    text: list[Inline] = []
    for place, item in enumerate(every):
        if place:
            text.append(f" {last} " if place == len(every) - 1 else ", ")
        text.extend(item if isinstance(item, tuple) else (item,))
    return tuple(text)


def witness(paper: Paper, evidence: Evidence) -> Witness:
    """Give the mark of a claim: the sentence of some evidence, and its id."""
    text = paper.field_text(evidence.field)
    return Witness(
        evidence=evidence_iri(evidence, ""),
        paper=paper.id,
        before=text[evidence.sentence_start : evidence.start],
        exact=evidence.exact,
        after=text[evidence.end : evidence.sentence_end],
    )
