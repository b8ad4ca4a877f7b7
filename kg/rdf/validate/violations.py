"""What breaks a rule of a dataset, and how a person is told: one sentence each."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import TypeAlias
from urllib.parse import unquote

import pyoxigraph as ox

from kg.rdf.ask.engine import Dataset, Solutions
from kg.rdf.iris import is_iri
from kg.rdf.syntax.turtle import shortener
from kg.vocab import DCTERMS, KG, RDF, SKOS

#: A term of a dataset.
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: Violations of one rule that are kept; the others are counted.
MOST_KEPT = 100

_MOST_VALUES = 3
_MOST_CHARACTERS = 60
_PAPER = re.compile(r".*?/paper/(.+)")
_CONCEPT = re.compile(r".*/concept/([a-z]+)/([^/]+)")


@dataclass(frozen=True, slots=True)
class Violation:
    """A thing that breaks a rule."""

    node: Term
    predicate: Term | None = None  #: where it breaks it
    value: Term | None = None  #: the value that does; ``None`` where one is missing, or several are

    @property
    def order(self) -> tuple[str, ...]:
        """What violations are sorted by."""
        return tuple(str(term or "") for term in (self.node, self.predicate, self.value))


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken."""

    message: str  #: the rule: "A confidence is a decimal from 0 to 1."
    total: int  #: how often it is broken
    first: tuple[Violation, ...]  #: at most :data:`MOST_KEPT`, sorted


def find(message: str, violations: Iterable[Violation]) -> Finding:
    """Gather the violations of one rule, in memory that does not grow with their number."""
    total = 0

    def counted() -> Iterable[Violation]:
        nonlocal total
        for violation in violations:
            total += 1
            yield violation

    first = nsmallest(MOST_KEPT, counted(), key=lambda violation: violation.order)
    return Finding(message, total, tuple(first))


class Teller:
    """Tells of violations by the names that people know things by, looked up in the dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._short = shortener(dataset.prefixes)
        self._facts = lru_cache(1_000)(self._look_up)

    def sentence(self, message: str, violation: Violation) -> str:
        """Say what is wrong with what.

        For example: ``the link of arxiv:1 “Hands” to method:ppo “PPO”: A confidence is a decimal
        from 0 to 1 (kg:confidence: 1.7)``
        """
        detail = self._detail(violation)
        rule = message.rstrip(".")
        return f"{self.name(violation.node)}: {rule}{f' ({detail})' if detail else ''}"

    def name(self, node: Term) -> str:
        """Name a thing: by id and title or label, or by the things that it belongs to."""
        if not isinstance(node, ox.NamedNode):
            return "a thing without a name" if isinstance(node, ox.BlankNode) else _literal(node)
        facts = self._facts(node.value)
        types = {_text(each) for each in facts[RDF + "type"]}
        owner = next(iter(facts[KG + "paper"]), None)
        if KG + "Link" in types:
            concept = next(iter(facts[KG + "concept"]), None)
            return f"the link of {self._name_or(owner)} to {self._name_or(concept)}"
        if KG + "Result" in types:
            return f"a result of {self._name_or(owner)}"
        if KG + "Evidence" in types:
            words = _literal(next(iter(facts[KG + "exact"]), None))
            return f"the words {words} of {self._name_or(owner)}"
        label = [*facts[DCTERMS + "title"], *facts[SKOS + "prefLabel"]][:1]
        return " ".join([self._id(node.value), *map(_literal, label)])

    def _name_or(self, node: Term | None) -> str:
        return "something unknown" if node is None else self.name(node)

    def _id(self, iri: str) -> str:
        if concept := _CONCEPT.fullmatch(iri):
            return f"{concept[1]}:{_clean(unquote(concept[2]))}"
        if paper := _PAPER.fullmatch(iri):
            return _clean(unquote(paper[1]))
        return _clean(self._short(iri).strip("<>"))

    def _detail(self, violation: Violation) -> str:
        property_, value = violation.predicate, violation.value
        if not isinstance(property_, ox.NamedNode):
            return "" if value is None else self.name(value)
        values = [value] if value is not None else self._values(violation.node, property_.value)
        shown = ", ".join(map(self.name, values[:_MOST_VALUES])) or "none"
        more = f" and {len(values) - _MOST_VALUES} more" if len(values) > _MOST_VALUES else ""
        return f"{self._id(property_.value)}: {shown}{more}"

    def _values(self, node: Term, property_: str) -> list[Term]:
        return self._facts(node.value)[property_] if isinstance(node, ox.NamedNode) else []

    def _look_up(self, iri: str) -> defaultdict[str, list[Term]]:
        facts: defaultdict[str, list[Term]] = defaultdict(list)
        if is_iri(iri):  # else it cannot stand in a query
            found = self._dataset.query(f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }} ORDER BY ?p ?o")
            if isinstance(found, Solutions):
                for property_, value in found:
                    if property_ is not None and value is not None:
                        facts[_text(property_)].append(value)
        return facts


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _literal(term: Term | None) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(("#string", "#langString")):
        return f"“{_clean(term.value)}”"
    return "" if term is None else _clean(_text(term))


def _clean(text: str) -> str:
    """Give text on one line, not too long; what steers a terminal is taken out."""
    line = " ".join(text.split())
    if len(line) > _MOST_CHARACTERS:
        line = line[: _MOST_CHARACTERS - 2].rstrip() + " …"
    return line if line.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in line)
