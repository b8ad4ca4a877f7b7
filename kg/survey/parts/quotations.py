"""What papers say themselves: telling quotations, and what they do without."""

from collections.abc import Iterator

from kg.graph.profile import Profile
from kg.survey.document import Cite, Quotation, Term, Text
from kg.survey.ground import Ground
from kg.survey.quotes import worth
from kg.survey.wording import listed

#: Quotations of a topic, and papers that are looked into for them.
_QUOTES, _LOOKED_INTO = 2, 12

#: Things that papers do without, which a sentence names.
_AVOIDED = 3


def quotations(ground: Ground, profile: Profile) -> tuple[Quotation, ...]:
    """Give the sentences in which papers say best what they propose; a paper has one."""
    found: dict[str, tuple[int, int, Quotation]] = {}
    papers = list(dict.fromkeys(each.paper for each in profile.proposals))[:_LOOKED_INTO]
    for place, each in enumerate(profile.proposals):
        if each.paper not in papers:
            continue
        said = ground.witness(each.paper, each.concept)
        value = worth(said.before + said.exact + said.after)
        value += each.is_titled if value else 0
        known = found.get(each.paper)
        if value and (known is None or -value < known[0]):
            found[each.paper] = (-value, place, Quotation(said))
    best = sorted(found.values(), key=lambda each: each[:2])
    return tuple(quotation for *_, quotation in best[:_QUOTES])


def avoided_text(ground: Ground, profile: Profile) -> Text:
    """Say what papers do without, each with the sentence that says so."""
    items = list(_avoided(ground, profile))[:_AVOIDED]
    if not items:
        return ()
    return ("Some set themselves apart by what they do without: ", *listed(items), ".")


def _avoided(ground: Ground, profile: Profile) -> Iterator[Text]:
    here = frozenset(profile.papers)
    for each in profile.avoided:
        if not ground.is_known(each.concept):
            continue
        papers = [
            said.paper
            for said in ground.statements.of_concept[each.concept]
            if said.role == "avoids" and said.paper in here
        ]
        paper = papers[0]
        yield (
            Term(each.concept, ground.label(each.concept)),
            " ",
            Cite(paper),
            ground.witness(paper, each.concept),
        )
