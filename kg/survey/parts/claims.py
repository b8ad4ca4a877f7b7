"""Results as papers claim them: a table of values, with what they are compared with."""

from collections.abc import Sequence

from kg.model import Result
from kg.survey.document import Cite, Number, Table, Text
from kg.survey.ground import Ground
from kg.survey.telling import cell
from kg.survey.wording import witness
from kg.views.results import value_text

#: Rows of a table.
_ROWS = 8

#: What a value means, by its relation and unit.
_MEANT = {"improvement": " better", "reduction": " less", "speedup": " faster"}

_COLUMNS = ("Value", "Of what", "On", "Against", "Paper")


def claims_table(
    ground: Ground, results: Sequence[Result], *, is_ordered: bool = False
) -> tuple[Table, ...]:
    """Give the table of some results, the most complete first; nothing where there is none.

    Parameters
    ----------
    is_ordered
        Whether the results come in the order in which they are to be told.
    """
    told = [each for each in results if _is_telling(each)]
    chosen = (told if is_ordered else sorted(told, key=_completeness))[:_ROWS]
    if not chosen:
        return ()
    place = {id(each): number for number, each in enumerate(ground.results)}
    table = [_row(ground, each, place[id(each)]) for each in chosen]
    kept = [n for n in range(len(_COLUMNS)) if any(row[n] != ("–",) for row in table)]
    return (
        Table(
            ("Results as the abstracts claim them; nobody has checked the values.",),
            tuple(_COLUMNS[n] for n in kept),
            tuple(tuple(row[n] for n in kept) for row in table),
            frozenset({0}),
        ),
    )


def _is_telling(each: Result) -> bool:
    """Whether it says on what, or against what; a value alone ("errors of 1.5 cm") says little."""
    return bool(each.benchmark or each.comparator or (each.metric and each.relation != "absolute"))


def _completeness(each: Result) -> tuple[int, str, int, str]:
    known = [part for part in (each.benchmark, each.metric, each.comparator) if part]
    return -len(known), each.paper, each.evidence.start, each.evidence.exact


def _row(ground: Ground, each: Result, place: int) -> tuple[Text, ...]:
    value = Number(value_text(each), ground.result_source, f"{each.paper}.{place}")
    what = _MEANT.get(each.relation, "")
    return (
        (value, what) if what else (value,),
        cell(each.metric),
        cell(each.benchmark),
        cell(each.comparator),
        (Cite(each.paper), witness(ground.paper(each.paper), each.evidence)),
    )
