"""Papers, readings and concepts made again from what a file says of them."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kg.errors import DatasetError, KGError
from kg.model import (
    DETAILS,
    IDENTIFIER_SCHEMES,
    QUOTES_ONLY,
    REPLACED_BY,
    Concept,
    Detail,
    Evidence,
    Link,
    Paper,
    Reading,
    Result,
    Source,
)
from kg.rdf.importing.about import About
from kg.rdf.importing.patchwork import patchwork
from kg.rdf.importing.scratch import Scratch
from kg.rdf.importing.things import (
    TOLD_APART,
    ConceptSaid,
    EvidenceSaid,
    LinkSaid,
    PaperSaid,
    ResultSaid,
)
from kg.rdf.write.nodes import text_order
from kg.vocab import concept_iri, curie_of, paper_iri


class Remaker:
    """Makes values of the model from things that are kept outside memory."""

    def __init__(self, scratch: Scratch, about: About) -> None:
        self._scratch = scratch
        self._about = about

    def concepts(self) -> Iterator[Concept]:
        """Yield the concepts, sorted by IRI."""
        for iri, values in self._scratch.of("concept"):
            said = ConceptSaid(*values)
            try:
                yield Concept(
                    id=self._concept(iri),
                    kind=said.kind,
                    pref_label=said.pref_label,
                    alt_labels=said.alt_labels,
                    hidden_labels=said.hidden_labels,
                    broader=tuple(sorted(map(self._concept, said.broader))),
                    definition=said.definition,
                    mappings=tuple(self._mapping(*each) for each in said.mappings),
                    status=said.status,
                    case_labels=said.case_labels,
                    ambiguous_labels=said.ambiguous_labels,
                    unmatched_labels=said.unmatched_labels,
                    introduced_by=self._paper(said.introduced_by) if said.introduced_by else None,
                )
            except KGError as error:
                raise DatasetError(f"<{iri}>: {error}") from error

    def _mapping(self, relation: str, iri: str) -> tuple[str, str]:
        """Give a mapping as it is kept: what replaces a concept is one of ours, by its id."""
        return relation, self._concept(iri) if relation == REPLACED_BY else iri

    def papers(self, concepts: Mapping[str, int]) -> Iterator[tuple[Paper, Reading]]:
        """Yield each paper with its links and results; ``concepts`` holds the ids that may be."""
        for iri, values in self._scratch.of("paper"):
            said = PaperSaid(*values)
            id_ = self._paper(iri)
            quotes = {key: EvidenceSaid(*each) for key, each in self._scratch.of("evidence", iri)}
            try:
                paper = self._whole_paper(iri, id_, said, quotes)
                evidence = {key: _evidence(paper, key, each) for key, each in quotes.items()}
                yield (
                    paper,
                    Reading(
                        id_,
                        links=self._links(iri, id_, evidence, concepts),
                        results=self._results(iri, id_, evidence),
                    ),
                )
            except DatasetError:
                raise
            except KGError as error:
                raise DatasetError(f"<{iri}>: {error}") from error

    def _whole_paper(
        self, iri: str, id_: str, said: PaperSaid, quotes: Mapping[str, EvidenceSaid]
    ) -> Paper:
        abstract, flags = said.abstract or "", said.flags
        quoted = [each for each in quotes.values() if each.field == "abstract"]
        is_known = said.abstract is not None or ("no_abstract" in flags and not quoted)
        if not is_known and not self._about.with_text:
            abstract = patchwork(id_, ((each.sentence_start, each.sentence) for each in quoted))
            flags = tuple(sorted({*flags, QUOTES_ONLY}))
        return Paper(
            id=id_,
            title=said.title,
            abstract=abstract,
            authors=said.authors,
            published=said.published,
            date_text=said.date_text,
            venue=said.venue,
            categories=said.categories,
            url=said.url,
            identifiers=tuple(sorted(_identifiers(id_, said))),
            flags=flags,
            source=Source(iri, ""),
        )

    def _links(
        self, iri: str, paper: str, evidence: Mapping[str, Evidence], concepts: Mapping[str, int]
    ) -> tuple[Link, ...]:
        links: dict[str, Link] = {}
        for link_iri, values in self._scratch.of("link", iri):
            said = LinkSaid(*values)
            concept = self._concept(said.concept)
            if concept not in concepts:
                raise DatasetError(f"<{link_iri}> leads to {concept}, which it does not describe")
            if concept in links:
                raise DatasetError(f"<{link_iri}> is a second link to {concept} of one paper")
            links[concept] = Link(
                paper=paper,
                concept=concept,
                role=said.role,
                confidence=said.confidence,
                evidence=_ordered(link_iri, said, evidence),
                detail=_detail(link_iri, said.detail),
                reasons=said.reasons,
            )
        return tuple(links[concept] for concept in sorted(links))

    def _results(
        self, iri: str, paper: str, evidence: Mapping[str, Evidence]
    ) -> tuple[Result, ...]:
        found = [(key, ResultSaid(*each)) for key, each in self._scratch.of("result", iri)]
        found.sort(key=lambda pair: pair[1].position)
        return tuple(
            Result(
                paper=paper,
                low=said.low,
                high=said.high,
                unit=said.unit,
                relation=said.relation,
                evidence=_of(key, said.evidence, evidence),
                subject=said.subject,
                benchmark=said.benchmark,
                metric=said.metric,
                comparator=said.comparator,
            )
            for key, said in found
        )

    def _paper(self, iri: str) -> str:
        start = f"{self._about.base}paper/"
        id_ = unquote(iri.removeprefix(start))
        if paper_iri(id_, self._about.base) != iri:
            raise DatasetError(f"<{iri}> is no IRI that we give a paper; they begin with {start}")
        return id_

    def _concept(self, iri: str) -> str:
        base = self._about.base
        id_ = curie_of(iri, base)
        if id_ is None or ":" not in id_ or concept_iri(id_, base) != iri:
            raise DatasetError(
                f"<{iri}> is no IRI that we give a concept; they begin with {base}concept/"
            )
        return id_


def _identifiers(id_: str, said: PaperSaid) -> Iterator[tuple[str, str]]:
    """Yield what a paper goes by; its id is told as if it were one, and may be none."""
    yield from said.told_apart
    for each in said.identifiers:
        scheme, _, value = each.partition(":")
        if scheme not in TOLD_APART and (each != id_ or scheme in IDENTIFIER_SCHEMES):
            yield scheme, value


def _evidence(paper: Paper, iri: str, said: EvidenceSaid) -> Evidence:
    evidence = Evidence(
        paper.id,
        said.field,
        said.start,
        said.end,
        said.exact,
        said.sentence_start,
        said.sentence_end,
    )
    evidence.verify(paper)
    text = paper.field_text(said.field)
    if text[said.sentence_start : said.sentence_end] != said.sentence:
        raise DatasetError(f"<{iri}> quotes a sentence that the {said.field} does not hold there")
    return evidence


def _ordered(iri: str, said: LinkSaid, evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence of a link, best first."""
    found = {key: _of(iri, key, evidence) for key in said.evidence}
    if said.order is None:
        return tuple(sorted(found.values(), key=text_order))
    by_name = {key.rpartition("/")[2]: each for key, each in found.items()}
    names = said.order.split(" ")
    if sorted(names) != sorted(by_name):
        raise DatasetError(f"<{iri}> orders other evidence than it has")
    return tuple(by_name[name] for name in names)


def _of(iri: str, key: str, evidence: Mapping[str, Evidence]) -> Evidence:
    if key not in evidence:
        raise DatasetError(f"<{iri}> rests on <{key}>, which is no evidence of its paper")
    return evidence[key]


def _detail(iri: str, detail: str | None) -> Detail | None:
    known = next((each for each in DETAILS if each == detail), None)
    if known != detail:
        raise DatasetError(f"<{iri}> has the detail {detail!r}; use one of {', '.join(DETAILS)}")
    return known
