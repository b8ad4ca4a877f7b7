"""The page of a concept scheme: all concepts of a kind, as a tree, by papers or from A to Z."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import UnknownNameError
from kg.model import KINDS, Kind
from kg.rdf.options import ExportOptions
from kg.serve.concept_page import check_page
from kg.serve.layout import facts_of, render
from kg.serve.lookups import tally
from kg.store import Store
from kg.views.style import KIND_NAMES
from kg.vocab import scheme_iri

#: Word after ``?view=``: what the choice is called.
VIEWS = {"tree": "Tree", "papers": "Most papers first", "az": "A–Z"}

#: Concepts on a page of a list.
LIST_SIZE = 300

_TREE = """
SELECT id, pref_label FROM concept WHERE kind = ? AND status <> 'discovered'
 ORDER BY pref_label COLLATE NOCASE, id
"""

_BROADER = """
SELECT concept.id, broader.broader FROM broader JOIN concept ON concept.nr = broader.concept
 WHERE kind = ? ORDER BY concept.id, broader.broader
"""

#: The names of a kind; which of them papers link to, the tally says.
_NAMES = "SELECT id, pref_label FROM concept WHERE kind = ?"


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept in the tree, with those below it that papers link to."""

    id: str
    kind: Kind
    pref_label: str
    papers: int
    below: tuple["Branch", ...]
    is_told_above: bool  #: what is below it stands where it was met first


def render_scheme(
    store: Store,
    kind: str,
    options: ExportOptions | None = None,
    *,
    view: str = "tree",
    page: int = 1,
) -> str:
    """Give the page of all concepts of a kind.

    Parameters
    ----------
    view
        One of :data:`VIEWS`.
    page
        Which page of a list, from 1.

    Raises
    ------
    UnknownNameError
        There is no such kind, view or page.
    """
    options = options or ExportOptions()
    known = _kind(kind)
    if view not in VIEWS:
        raise UnknownNameError(f"{view!r} is no view; the views are {', '.join(VIEWS)}")
    counted = tally(store, options.min_confidence)
    sizes, ranked = counted.linked, counted.ranked[known]
    letters = _alphabet(store, known, sizes) if view == "az" else []
    ordered = tuple(id_ for _, id_ in letters) or ranked
    at, pages = check_page(page, len(ordered) if view != "tree" else 0, LIST_SIZE)
    shown = ordered[(at - 1) * LIST_SIZE : at * LIST_SIZE] if view != "tree" else ()
    address = scheme_iri(known, "/")
    return render(
        "serve/scheme.html",
        title=KIND_NAMES[known][1],
        facts=facts_of(store, options),
        thing=address,
        kind=known,
        view=view,
        views=VIEWS,
        total=counted.kinds[known],
        linked=len(ranked),
        roots=_tree(store, known, sizes) if view == "tree" else (),
        shown=[(store.concept(id_), sizes[id_]) for id_ in shown],
        letters=_first_pages(letters),
        page=at,
        pages=pages,
        address=f"{address}?view={view}&",
    )


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if kind == name:
            return kind
    raise UnknownNameError(f"{name!r} is no kind of concept; the kinds are {', '.join(KINDS)}")


def _tree(store: Store, kind: Kind, sizes: Mapping[str, int]) -> tuple[Branch, ...]:
    """Give the concepts of the vocabulary that papers link to, or to one below them."""
    labels = dict(store.rows(_TREE, (kind,)))
    above: dict[str, list[str]] = {id_: [] for id_ in labels}
    for id_, up in store.rows(_BROADER, (kind,)):
        if id_ in labels and up in labels:
            above[id_].append(up)
    below: dict[str, list[str]] = {id_: [] for id_ in labels}
    for id_ in labels:  # in the order of labels, so that branches are
        for up in above[id_]:
            below[up].append(id_)
    wanted = _with_all_above((id_ for id_ in labels if sizes.get(id_)), above)
    told: set[str] = set()

    def branch(id_: str) -> Branch:
        is_told = id_ in told
        told.add(id_)
        children = [] if is_told else [each for each in below[id_] if each in wanted]
        told_above = is_told and any(each in wanted for each in below[id_])
        deeper = tuple(map(branch, children))
        return Branch(id_, kind, labels[id_], sizes.get(id_, 0), deeper, told_above)

    return tuple(branch(id_) for id_ in labels if id_ in wanted and not above[id_])


def _with_all_above(ids: Iterable[str], above: dict[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        if id_ not in reached:
            reached.add(id_)
            waiting += above[id_]
    return reached


def _alphabet(store: Store, kind: Kind, sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    """Give letter and id of each concept that papers link to; what begins with none is "#"."""
    lettered = [
        (_letter(label), label.casefold(), id_)
        for id_, label in store.rows(_NAMES, (kind,))
        if id_ in sizes
    ]
    return [(letter, id_) for letter, _, id_ in sorted(lettered)]


def _letter(label: str) -> str:
    first = label[0].casefold()
    return first.upper() if "a" <= first <= "z" else "#"


def _first_pages(letters: list[tuple[str, str]]) -> dict[str, int]:
    """Give the page on which each letter begins."""
    first: dict[str, int] = {}
    for place, (letter, _) in enumerate(letters):
        first.setdefault(letter, place // LIST_SIZE + 1)
    return first
