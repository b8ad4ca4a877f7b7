"""Who proposes what: a row a paper, with what it builds on, compares with and is tested on."""

from collections.abc import Iterable, Sequence

from kg.graph.profile import Profile, Proposal
from kg.graph.statements import Statement
from kg.survey.document import Cite, Inline, Table, Text
from kg.survey.ground import Ground
from kg.survey.telling import Teller, cell
from kg.survey.wording import listed

#: Rows of a table, things that a paper proposes, and concepts in a cell.
_ROWS, _OWN, _CELL = 8, 2, 3

_COLUMNS = ("Proposed", "Paper", "Builds on", "Compared with", "Tested on")


def proposals_table(teller: Teller, profile: Profile) -> tuple[Table, ...]:
    """Give the table of what some papers propose; nothing where they propose nothing."""
    chosen = _by_paper(profile.proposals)
    if not chosen:
        return ()
    rows = [_row(teller, paper, own) for paper, own in list(chosen.items())[:_ROWS]]
    kept = [n for n in range(len(_COLUMNS)) if any(row[n] != ("–",) for row in rows)]
    number = teller.counted(len(chosen), "paper", "proposing")
    more = len(chosen) > len(rows)
    caption: Text = ("Who proposes what",)
    if more:
        caption += (", of ", *number, " that do; first what other papers take up")
    return (
        Table(
            (*caption, "."),
            tuple(_COLUMNS[n] for n in kept),
            tuple(tuple(row[n] for n in kept) for row in rows),
        ),
    )


def _by_paper(proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    """Give what each paper proposes, the most telling paper first."""
    found: dict[str, list[Proposal]] = {}
    for each in proposals:
        found.setdefault(each.paper, []).append(each)
    return found


def _row(teller: Teller, paper: str, own: Sequence[Proposal]) -> tuple[Text, ...]:
    ground = teller.ground
    named = [own[0], *(each for each in own[1:] if each.taken_up or each.is_titled)][:_OWN]
    proposed = listed(
        [(teller.term(each.concept), ground.witness(paper, each.concept)) for each in named]
    )
    said = ground.statements.of_paper[paper]
    uses = [
        each
        for each in said
        if each.role == "uses"
        and each.concept.startswith("method:")
        and (each.detail == "extends" or _is_shared(ground, each))
    ]
    return (
        proposed,
        (Cite(paper),),
        _concepts(teller, sorted(uses, key=lambda each: _extends_first(ground, each))),
        _concepts(teller, _surest(ground, said, "compares_with")),
        _concepts(teller, _surest(ground, said, "evaluates_on")),
    )


def _extends_first(ground: Ground, each: Statement) -> tuple[bool, bool, int, float, str]:
    """Order what a paper uses: what it extends, what is known, what is rarer, what is sure."""
    having = len(ground.statements.of_concept[each.concept])
    rank = (each.detail != "extends", not ground.is_known(each.concept))
    return (*rank, having, -each.confidence, each.concept)


def _surest(ground: Ground, said: Iterable[Statement], role: str) -> list[Statement]:
    """Give what a paper has in a role; of methods only what other papers have, too.

    A method that one paper alone compares with is more often a word that was taken for its name.
    """
    found = [
        each
        for each in said
        if each.role == role and (each.concept.startswith("benchmark:") or _is_shared(ground, each))
    ]
    return sorted(
        found, key=lambda each: (not ground.is_known(each.concept), -each.confidence, each.concept)
    )


def _is_shared(ground: Ground, each: Statement) -> bool:
    return len(ground.statements.of_concept[each.concept]) > 1


def _concepts(teller: Teller, found: Sequence[Statement]) -> Text:
    items: list[Inline] = []
    for each in found[:_CELL]:
        items += [", "] if items else []
        items.append(teller.term(each.concept))
    return cell(*items)
