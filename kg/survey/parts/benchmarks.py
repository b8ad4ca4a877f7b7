"""On what papers are tested, what they claim there, and whom they compare themselves with."""

from collections.abc import Iterator

from kg.graph.profile import Counted
from kg.model import Result
from kg.survey.document import Block, Cite, Inline, Paragraph, Section, Table, Text
from kg.survey.ground import Ground
from kg.survey.parts.claims import claims_table
from kg.survey.telling import FEW, Teller, cell, commonest
from kg.survey.wording import listed
from kg.text import fold_label

#: Rows of the tables, papers and proposals in a cell.
_ROWS, _CELL = 8, 3


def benchmarks_section(ground: Ground) -> Section:
    """Tell of benchmarks, of results on the same ones, and of what papers compare with."""
    blocks: list[Block] = [*_tested(ground), *_claims(ground), *_rivals(ground)]
    return Section("Benchmarks, results and rivals", tuple(blocks), name="benchmarks")


def _tested(ground: Ground) -> Iterator[Block]:
    found = [each for each in ground.whole.about["benchmark"] if each.papers > 1]
    if not found:
        return
    teller = Teller(ground, ground.source)
    rows = [_tested_row(teller, each) for each in found[:_ROWS]]
    number = teller.counted(len(found), "benchmark or data set", "benchmarks.shared")
    text: Text = (
        *number[:1],
        " benchmark or data set comes" if len(found) == 1 else " benchmarks and data sets come",
        " up in two papers or more",
    )
    if len(found) > _ROWS:
        text += ("; these are the commonest",)
    yield Paragraph((*text, "."))
    yield Table(
        ("Benchmarks and data sets, and what has been tried on them.",),
        ("Benchmark", "Papers", "Proposed by papers that use it"),
        tuple(rows),
        frozenset({1}),
    )


def _tested_row(teller: Teller, each: Counted) -> tuple[Text, ...]:
    ground = teller.ground
    papers = {said.paper for said in ground.statements.of_concept[each.concept]}
    own: list[Text] = []
    seen: set[str] = set()
    for proposal in ground.whole.proposals:
        is_new = proposal.paper in papers and proposal.paper not in seen
        if is_new and proposal.concept != each.concept and len(own) < _CELL:
            seen.add(proposal.paper)
            own.append((teller.term(proposal.concept), " ", Cite(proposal.paper)))
    number = teller.number(each.papers, f"benchmark.{each.concept}")
    return (teller.term(each.concept),), (number,), listed(own) or cell()


def _claims(ground: Ground) -> Iterator[Block]:
    """Give results on benchmarks on which two papers claim one; of few papers all."""
    if len(ground.corpus.papers) < FEW:
        yield from claims_table(ground, ground.results)
        return
    shared = _comparable(ground.results)
    if shared:
        yield Paragraph(
            (
                "Where papers claim the same measure on the same benchmark, they may still have "
                "measured differently: read them before comparing.",
            )
        )
        yield from claims_table(ground, shared, is_ordered=True)


def _comparable(results: tuple[Result, ...]) -> list[Result]:
    """Give the results of which another paper claims the same measure on the same benchmark."""
    found: dict[tuple[str, str], dict[str, Result]] = {}
    for each in results:
        if each.benchmark and each.metric and each.relation == "absolute":
            same = fold_label(each.benchmark), fold_label(each.metric)
            found.setdefault(same, {}).setdefault(each.paper, each)
    shared = sorted((-len(some), same) for same, some in found.items() if len(some) > 1)
    return [each for _, same in shared for each in found[same].values()][:_ROWS]


def _rivals(ground: Ground) -> Iterator[Block]:
    found = commonest(ground.whole.compared, _ROWS)
    if not found:
        return
    teller = Teller(ground, ground.source)
    yield Table(
        ("With whom papers compare themselves most.",),
        ("Compared with", "Papers", "Among them"),
        tuple(_rival_row(teller, each) for each in found),
        frozenset({1}),
    )


def _rival_row(teller: Teller, each: Counted) -> tuple[Text, ...]:
    ground = teller.ground
    said = [one for one in ground.statements.of_concept[each.concept]
            if one.role == "compares_with"]  # fmt: skip
    surest = sorted(said, key=lambda one: (-one.confidence, one.paper))[:_CELL]
    papers: list[tuple[Inline, ...]] = [
        (Cite(one.paper), ground.witness(one.paper, one.concept)) for one in surest
    ]
    number = teller.number(each.papers, f"compared.{each.concept}")
    return (teller.term(each.concept),), (number,), listed(papers)
