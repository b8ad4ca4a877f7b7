"""A few papers, told one by one."""

from collections.abc import Iterator

from kg.graph.statements import Statement
from kg.model import Role
from kg.survey.document import Cite, Inline, Items, Section, Strong, Text
from kg.survey.ground import Ground
from kg.survey.telling import Teller
from kg.survey.wording import listed

#: What is told of a paper, in this order: role, kind or "", words before.
_TOLD: tuple[tuple[Role, str, str], ...] = (
    ("proposes", "", "proposes "),
    ("uses", "method", "uses "),
    ("addresses", "", "addresses "),
    ("analyses", "", "studies "),
    ("evaluates_on", "", "is tested on "),
    ("compares_with", "", "compares itself with "),
    ("avoids", "", "does without "),
)

#: Concepts of a role that are named.
_NAMED = 4


def each_section(ground: Ground) -> Section:
    """Tell of each paper what it proposes, uses and addresses."""
    by_date = sorted(zip(ground.corpus.dates, ground.corpus.papers, strict=True))
    items = tuple(_paper(ground, id_) for _, id_ in by_date if id_ in ground.statements.of_paper)
    if not items:
        return Section("Paper by paper")
    return Section("Paper by paper", (Items(items),), name="papers")


def _paper(ground: Ground, paper: str) -> Text:
    said = ground.statements.of_paper[paper]
    parts = list(_parts(ground, said))
    title = Strong(ground.titles[paper])
    return (title, " ", Cite(paper), *((" ", *listed(parts)) if parts else ()), ".")


def _parts(ground: Ground, said: tuple[Statement, ...]) -> Iterator[Text]:
    for role, kind, words in _TOLD:
        found = [each for each in said if each.role == role and each.concept.startswith(kind)]
        chosen = sorted(
            found,
            key=lambda each: (not ground.is_known(each.concept) and role != "proposes",
                              -each.confidence, each.concept),
        )[:_NAMED]  # fmt: skip
        if chosen:
            yield (words, *listed([_marked(ground, each) for each in chosen]))


def _marked(ground: Ground, each: Statement) -> tuple[Inline, ...]:
    term = Teller(ground, ground.source).term(each.concept)
    return term, ground.witness(each.paper, each.concept)
