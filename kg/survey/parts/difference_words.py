"""How a difference reads: what two files were read with, a link, a row of an answer."""

from kg.evaluate.differences.answers import Row
from kg.evaluate.differences.links import LinkChange, LinkState
from kg.store import Store


def read_unlike(left: Store, right: Store) -> str:
    """Say in a sentence what two files were read with that is not the same, "" if nothing is."""
    parts = {
        "vocabulary": left.build.ontology_hash != right.build.ontology_hash,
        "program": left.build.extractor_hash != right.build.extractor_hash,
    }
    unlike = " and another ".join(name for name, is_unlike in parts.items() if is_unlike)
    if not unlike:
        return ""
    return (
        f"The two were read with another {unlike}, which alone makes differences; build both "
        "again with the same to be sure."
    )


def cells(columns: tuple[str, ...], before: Row, after: Row) -> str:
    """Give what a row says: numbers after the name of their column, labels instead of ids."""
    told = []
    following = (*columns[1:], "")
    for column, after_it, old, new in zip(columns, following, before, after, strict=True):
        if after_it.lower().endswith(("label", "title")):
            continue
        said = new if old == new else f"{old} → {new}"
        is_number = new.replace(".", "", 1).isdigit() and column != "year"
        told.append(f"{column} {said}" if is_number else said)
    return ", ".join(told)


_ORDER = ("role", "removed", "added", "detail", "evidence", "confidence")


def telling(change: LinkChange) -> tuple[int, str, str]:
    """Put first what tells most."""
    return min(map(_ORDER.index, change.what)), change.paper, change.concept


def became(change: LinkChange) -> str:
    """Say what became of a link."""
    if change.old is None or change.new is None:
        state = change.new or change.old
        return f"{change.what[0]}, {_said(state)}" if state else ""
    told = []
    for what in change.what:
        before, after = _value(change.old, what), _value(change.new, what)
        told.append("other words" if what == "evidence" else f"{what} {before} → {after}")
    return ", ".join(told)


def _said(state: LinkState) -> str:
    detail = f" ({state.detail})" if state.detail else ""
    return f"{state.role}{detail} {state.confidence:.2f}"


def _value(state: LinkState, what: str) -> str:
    value = getattr(state, what) if what != "evidence" else ""
    return f"{value:.2f}" if isinstance(value, float) else str(value or "none")
