"""A decision as a person says it, checked against the graph file and written with ids.

What is said of the graph as it was built last: a row that would change nothing there is an error
at once, not a surprise in the next build.
"""

from collections.abc import Mapping
from dataclasses import replace

from kg.errors import DecisionError, UnknownNameError
from kg.model import Concept
from kg.resolve.decide_links import find_quote
from kg.resolve.decisions import NO_PARENT, Decision, make_decision
from kg.store.reader import Store


def propose(store: Store, values: Mapping[str, str]) -> Decision:
    """Give the decision that these columns make.

    Raises
    ------
    DecisionError
        The columns make no decision, or none that the graph file gives ground for.
    UnknownNameError
        No paper, concept or new name goes by what a column says; the message names near ones.
    """
    decision = make_decision(values)
    if decision is None:
        raise DecisionError("say what is to be done in the column 'action'")
    if decision.name:
        return _of_name(store, decision)
    paper = store.paper(decision.paper)
    decision = replace(decision, paper=paper.id)
    if decision.action == "exclude":
        return decision
    if decision.action == "missing":
        if find_quote(paper, decision.quote) is None:
            raise DecisionError(f"neither title nor abstract of {paper.id} says {decision.quote!r}")
        return replace(decision, concept=_concept(store, decision.concept).id)
    decision = replace(decision, concept=_linked(store, paper.id, decision.concept).id)
    if decision.into:
        decision = replace(decision, into=_concept(store, decision.into).id)
    return decision


def _of_name(store: Store, decision: Decision) -> Decision:
    name = _new_name(store, decision.name)
    decision = replace(decision, name=name.id, paper=decision.paper or name.introduced_by or "")
    if decision.action == "merge":
        into = _new_name(store, decision.into)
        if into.id == name.id:
            raise DecisionError(f"{name.id} cannot be merged into itself")
        decision = replace(decision, into=into.id)
    elif decision.into:
        decision = replace(decision, into=_concept(store, decision.into).id)
    if decision.broader and decision.broader != NO_PARENT:
        parent = _concept(store, decision.broader)
        kind = decision.kind or name.kind
        if parent.kind != kind:
            raise DecisionError(f"{parent.id} is no {kind}; name a parent of the same kind")
        decision = replace(decision, broader=parent.id)
    return decision


def _new_name(store: Store, name: str) -> Concept:
    found = _among(store, name)
    names = [concept for concept in found if concept.status != "curated"]
    if not names:
        raise DecisionError(f"{found[0].id} is in the vocabulary, and no new name")
    return _only(name, names)


def _concept(store: Store, name: str) -> Concept:
    """Give the one concept that goes by a name, those of the vocabulary before new names."""
    found = _among(store, name)
    settled = [concept for concept in found if concept.status != "discovered"]
    return _only(name, settled or found)


def _linked(store: Store, paper: str, name: str) -> Concept:
    """Give the concept of that name that a paper is linked to."""
    linked = {link.concept for link in store.links(paper=paper, min_confidence=0.0)}
    found = [concept for concept in _among(store, name) if concept.id in linked]
    if not found:
        raise DecisionError(f"{paper} is not linked to {name}")
    return _only(name, found)


def _among(store: Store, name: str) -> list[Concept]:
    found = list(store.find_concepts(name))
    return found[:1] if found[0].id == name else found


def _only(name: str, found: list[Concept]) -> Concept:
    if len(found) > 1:
        ids = ", ".join(concept.id for concept in found[:5])
        raise UnknownNameError(f"{name!r} may be {ids}; give the id")
    return found[0]
