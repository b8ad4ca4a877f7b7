"""What the tools give as short text: for clients that show a model the text alone.

Each line that states something names what it rests on: ids, and the sentence in quotation marks.
"""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Any

from kg.serve.agents.values import (
    Answer,
    Claim,
    Combination,
    ConceptLink,
    ConceptProfile,
    Hit,
    Hits,
    LinkEvidence,
    Named,
    Overview,
    PaperLink,
    PaperProfile,
    Question,
    Questions,
    Quote,
    Sizes,
    UntriedCombinations,
)

#: Characters of a cell of an answer.
_WIDE = 300


def text_of(value: Any) -> str:
    """Give a value of :mod:`kg.serve.agents.values` as lines."""
    return "\n".join(_lines(value))


@singledispatch
def _lines(value: Any) -> Iterator[str]:
    raise TypeError(f"no text is known for {type(value).__name__}")


@_lines.register
def _(value: Overview) -> Iterator[str]:
    years = f"of {value.first_year} to {value.last_year}" if value.first_year else "without a date"
    undated = f", {value.undated:,} of them without a date" if value.undated else ""
    undated = undated if value.first_year else ""
    yield f"{value.papers:,} papers {years}{undated}; {value.links:,} links."
    yield f"Linked concepts: {_sizes(value.concepts)}."
    yield f"Links by role: {_sizes(value.roles)}."


@_lines.register
def _(value: Hits) -> Iterator[str]:
    if not value.concepts and not value.papers:
        yield "Nothing holds all these words; try fewer, or another form."
    for title, hits in (("Concepts", value.concepts), ("Papers", value.papers)):
        if hits:
            yield f"{title}:"
            yield from map(_hit, hits)


@_lines.register
def _(value: ConceptProfile) -> Iterator[str]:
    yield f"{value.label} ({value.id}), a {value.kind}. {value.definition}".rstrip()
    if value.alt_labels:
        yield f"Also called: {', '.join(value.alt_labels)}."
    if value.broader:
        yield f"Broader: {_names(value.broader)}."
    if value.narrower:
        yield f"Narrower ({value.narrower_total:,}): {_names(value.narrower)}."
    if value.others:
        yield f"The name may also mean: {_names(value.others)}."
    yield (
        f"{_papers(value.papers)} linked to it: {_sizes(value.roles)}."
        if value.papers
        else ("No paper is linked to it; its narrower concepts may have some.")
    )
    if value.years:
        yield f"About it by year: {_sizes(value.years)}."
    if value.together:
        shared = (f"{each.label} ({each.id}, {each.papers:,})" for each in value.together)
        yield f"In the same papers: {', '.join(shared)}."
    if value.papers and not value.links_total:
        yield "No link has the role that was asked for."
    if value.links:
        yield f"{len(value.links)} of {value.links_total:,} links:"
        yield from map(_paper_link, value.links)


@_lines.register
def _(value: PaperProfile) -> Iterator[str]:
    said = [value.title, f"({value.id})", f"({value.published})" if value.published else ""]
    yield " ".join(filter(None, said))
    if value.authors:
        yield ", ".join(value.authors)
    if value.excluded is not None:
        yield f"A person put it out of scope: {value.excluded}"
    if value.abstract:
        yield f"Abstract: {_flat(value.abstract)}"
    yield f"{len(value.links)} links:" if value.links else "It is linked to no concept."
    yield from map(_concept_link, value.links)
    if value.results:
        yield "Numbers that it claims:"
        yield from map(_claim, value.results)


@_lines.register
def _(value: LinkEvidence) -> Iterator[str]:
    names = f"{value.paper.label} ({value.paper.id})", f"{value.concept.label} ({value.concept.id})"
    if value.is_linked:
        detail = f", {value.detail}" if value.detail else ""
        yield f"{names[0]} {value.role} {names[1]}{detail}; confidence {value.confidence}."
        yield from (f"- {each.field}: {_quoted(each)}" for each in value.evidence)
    else:
        yield f"{names[0]} is not linked to {names[1]}."
    if value.narrower:
        yield "Linked to what is narrower:"
        yield from map(_concept_link, value.narrower)


@_lines.register
def _(value: Questions) -> Iterator[str]:
    yield f"{len(value.queries)} queries; parameters with their defaults in parentheses:"
    yield from map(_question, value.queries)


@_lines.register
def _(value: Answer) -> Iterator[str]:
    if value.boolean is not None:
        yield "yes" if value.boolean else "no"
        return
    if not value.rows:
        yield "The query is fine, but nothing in the graph answers it."
        return
    shown = f", the first {len(value.rows):,} are given" if value.found > len(value.rows) else ""
    yield f"{value.found:,} row{'s' if value.found != 1 else ''}{shown}:"
    yield " | ".join(value.columns)
    for row in value.rows:
        yield " | ".join("" if cell is None else _flat(str(cell))[:_WIDE] for cell in row)


@_lines.register
def _(value: UntriedCombinations) -> Iterator[str]:
    yield f"Over {value.papers:,} papers. Ideas to check, no proof that nobody has tried."
    for crossing in value.crossings:
        kinds = " × ".join(crossing.kinds)
        yield (
            f"{kinds}: {crossing.empty:,} of {crossing.combinations:,} combinations have no paper; "
            f"{crossing.surprising:,} rarer than by chance."
        )
        yield from map(_combination, (*crossing.untried, *crossing.scarce))


def _combination(each: Combination) -> str:
    names = " × ".join(f"{side.label} ({side.id})" for side in each.concepts)
    rare = "; rarer than by chance" if each.is_surprising else ""
    near = ", ".join(f"{paper.title} ({paper.paper})" for paper in each.nearest)
    chance = f"{each.expected:g} ({each.low:,} to {each.high:,}) by chance{rare}"
    return f"- {names}: {each.observed:,} papers, {chance}. Nearest: {near or 'none'}"


def _hit(hit: Hit) -> str:
    return f"- {hit.label} ({hit.id}): {_flat(hit.snippet)}"


def _paper_link(link: PaperLink) -> str:
    year = f", {link.published[:4]}" if link.published else ""
    detail = f" ({link.detail})" if link.detail else ""
    return f"- {link.role}{detail}: {link.title} ({link.paper}{year}) — {_quoted(link.quote)}"


def _concept_link(link: ConceptLink) -> str:
    detail = f" ({link.detail})" if link.detail else ""
    return f"- {link.role}{detail}: {link.label} ({link.concept}) — {_quoted(link.quote)}"


def _claim(claim: Claim) -> str:
    value = f"{claim.low:g}" if claim.low == claim.high else f"{claim.low:g} to {claim.high:g}"
    return f"- {value} {claim.unit} {claim.relation} — {_quoted(claim.quote)}"


def _question(query: Question) -> str:
    settings = ", ".join(f"{each.name}: {each.form} ({each.default})" for each in query.parameters)
    return f"- {query.name}: {query.question} [{settings or 'no parameters'}]"


def _quoted(quote: Quote) -> str:
    return f"“{_flat(quote.sentence)}”"


def _names(named: Sequence[Named]) -> str:
    return ", ".join(f"{each.label} ({each.id})" for each in named)


def _papers(number: int) -> str:
    return f"{number:,} paper{'s are' if number != 1 else ' is'}"


def _sizes(sizes: Sequence[Sizes]) -> str:
    return ", ".join(f"{each.name} {each.number:,}" for each in sizes)


def _flat(text: str) -> str:
    return " ".join(text.split())
