"""The texts of papers and concepts, a piece at a time.

Titles and abstracts come cut: into the sentences that bear a link and what stands between them,
and each of these into stretches, marked with the numbers of the links that rest on them. Letter
for letter they are the stored text, so that no browser needs to count characters.
"""

from collections.abc import Iterable, Iterator

from kg.model import Evidence, Field, Link, Paper, Result
from kg.rdf.options import ExportOptions
from kg.store import Store
from kg.views.bibtex import paper_entry
from kg.views.concept_labels import telling_labels
from kg.views.explorer.numbering import Numbering, strongest_first
from kg.views.explorer.values import ConceptText, PaperText, ResultText, Sentence, Stretch
from kg.views.outside import home_of, identifiers_of, is_web_address
from kg.views.results import value_text
from kg.views.segments import Span, cut


def paper_texts(
    store: Store, numbers: range, numbering: Numbering, options: ExportOptions
) -> Iterator[PaperText]:
    """Yield the texts of the papers with these numbers."""
    for number in numbers:
        paper = next(store.papers([numbering.papers[number]]))
        links = store.links(paper=paper.id, min_confidence=options.min_confidence)
        ordered = sorted(links, key=strongest_first)
        results = store.results(paper=paper.id)
        yield _paper_text(paper, ordered, results, numbering.keys[number], options.with_text)


def _paper_text(
    paper: Paper, ordered: list[Link], results: Iterable[Result], key: str, with_text: bool
) -> PaperText:
    return PaperText(
        authors=paper.authors,
        identifiers=tuple(
            (each.name, each.value, each.url or "") for each in identifiers_of(paper)
        ),
        url=home_of(paper) or "",
        date_text="" if paper.published else paper.date_text or "",
        flags=paper.flags,
        title=cut_field(paper, "title", ordered),
        abstract=cut_field(paper, "abstract", ordered) if with_text else (),
        results=tuple(_result(paper, each) for each in results),
        bibtex=paper_entry(paper, key),
    )


def cut_field(paper: Paper, field: Field, links: Iterable[Link]) -> tuple[Sentence, ...]:
    """Cut a field into sentences with the numbers of the links that they bear."""
    text = paper.field_text(field)
    found = [
        (number, evidence)
        for number, link in enumerate(links)
        for evidence in link.evidence
        if evidence.field == field
    ]
    spans = [Span(each.start, each.end, (number,)) for number, each in found]
    sentences: list[Sentence] = []
    at = 0
    for start, end in _sentences(each for _, each in found):
        if at < start:
            sentences.append((text[at:start],))
        sentences.append(tuple(_stretches(text, spans, start, end)))
        at = end
    if at < len(text):
        sentences.append((text[at:],))
    return tuple(sentences)


def concept_texts(store: Store, numbers: range, numbering: Numbering) -> Iterator[ConceptText]:
    """Yield the texts of the concepts with these numbers."""
    for number in numbers:
        concept = store.concept(numbering.concepts[number])
        yield ConceptText(
            definition=concept.definition,
            labels=telling_labels(concept),
            mappings=tuple(each for each in concept.mappings if is_web_address(each[1])),
            introduced_by=numbering.paper_numbers.get(concept.introduced_by or "", -1),
        )


def _sentences(evidence: Iterable[Evidence]) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted({(each.sentence_start, each.sentence_end) for each in evidence}):
        if last is None:
            last = (start, end)
        elif start < last[1]:
            last = (last[0], max(last[1], end))
        else:
            yield last
            last = (start, end)
    if last is not None:
        yield last


def _stretches(text: str, spans: list[Span[int]], start: int, end: int) -> Iterator[Stretch]:
    for segment in cut(text, spans, start, end):
        yield (segment.text, segment.names) if segment.names else segment.text


def _result(paper: Paper, result: Result) -> ResultText:
    evidence = result.evidence
    return ResultText(
        subject=result.subject or "",
        metric=result.metric or "",
        benchmark=result.benchmark or "",
        value=value_text(result),
        relation=result.relation,
        comparator=result.comparator or "",
        quote=paper.sentence_of(evidence),
    )
