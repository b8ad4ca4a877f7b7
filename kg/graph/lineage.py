"""Lineage: which method extends which, and with which it was compared, as papers themselves say.

1. A paper that proposes methods and ``uses`` a concept with the detail ``extends``, or
   ``compares_with`` one, says something of the methods that it proposes (:mod:`kg.graph.sayings`):
   "MuonClip improves upon Muon" says nothing of Kimi K2, which the same paper proposes.
2. Each such saying is a step from the method to the other concept, with its sentence, confidence
   and paper. Two papers that say the same make two steps.
3. A method is dated by the first paper of the graph file that proposes it. One of the vocabulary
   that no paper proposes, or that a paper is about more than a year earlier, is dated by the first
   paper about it: then it is known to be at least so old. (Abstracts are revised, so an earlier
   paper may name what came some months later; and a name that papers introduced may mean
   something else in an earlier one.) A method that was in use so long before is no paper's own,
   whatever the paper's words: no step leads from it.
4. The steps that extend make a forest (:mod:`kg.graph.forest`); what it does not take, and all
   comparisons, are side steps. A method compared with a later one is told as its paper tells it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.graph.corpus import Corpus, Selection
from kg.graph.forest import Ancestor, Branch, DatedBy, hang, in_order, is_later
from kg.graph.sayings import Relation, Step, Telling, read_tellings
from kg.model import DEFAULT_THRESHOLD, Concept
from kg.store import Store


@dataclass(frozen=True, eq=False)
class Lineage:
    """Steps between methods, and the forest that they make."""

    selection: Selection
    papers: int  #: selected
    proposing: int  #: of these, papers that propose a method
    nameless: int  #: papers that extend something and propose no method with a name
    concepts: Mapping[str, Ancestor]  #: sorted by id
    steps: tuple[Step, ...]  #: extending ones first, then sorted by date, paper and ids

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """All methods that are told of with another one: trees by the dates of their roots."""
        told = _ends((*self.of_methods("extends"), *self.of_methods("compares_with")))
        concepts = {id_: self.concepts[id_] for id_ in told}
        return tuple(in_order(concepts, self.parents))

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """What each method hangs under, for those that hang."""
        return hang(self.concepts, self.of_methods("extends"))

    @cached_property
    def trees(self) -> tuple[tuple[Branch, ...], ...]:
        """The trees of two methods or more, largest first; of equals the older."""
        found: list[list[Branch]] = []
        for branch in self.branches:
            if branch.parent is None:
                found.append([])
            found[-1].append(branch)
        several = (tuple(tree) for tree in found if len(tree) > 1)
        return tuple(sorted(several, key=len, reverse=True))

    def of_methods(self, relation: Relation) -> tuple[Step, ...]:
        """Give the steps of one relation between two methods."""
        return tuple(
            step
            for step in self.steps
            if step.relation == relation and step.other.startswith("method:")
        )

    def papers_of(self, relation: Relation) -> tuple[tuple[str, int], ...]:
        """Give what steps of a relation lead to, with how many papers say so: most first."""
        said = {(step.other, step.paper) for step in self.of_methods(relation)}
        count = Counter(other for other, _ in said)
        return tuple(sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))

    def telling(self, relation: Relation) -> int:
        """Give how many papers say so of a method of theirs and another method."""
        return len({step.paper for step in self.of_methods(relation)})

    def is_branch(self, step: Step) -> bool:
        """Whether the forest takes a step: its method hangs under the other one."""
        return step.relation == "extends" and self.parents.get(step.method) == step.other

    @cached_property
    def longest_chain(self) -> tuple[str, ...]:
        """The ids from a root to the method most steps away from it; empty without a step."""
        deepest = max(self.branches, key=lambda branch: branch.depth, default=None)
        if deepest is None or not deepest.depth:
            return ()
        chain = [deepest.id]
        while chain[-1] in self.parents:
            chain.append(self.parents[chain[-1]])
        return tuple(reversed(chain))


def find_lineage(store: Store, corpus: Corpus) -> Lineage:
    """Give the lineage that the papers of a corpus tell.

    Parameters
    ----------
    corpus
        Its papers are asked what they extend and compare; its confidence holds for what they
        propose, too. Dates of methods are of the whole graph file, whatever is selected.
    """
    return _lineage(store, corpus.selection, corpus.scheme, frozenset(corpus.papers))


def whole_lineage(store: Store, min_confidence: float = DEFAULT_THRESHOLD) -> Lineage:
    """Give the lineage that all papers in scope tell, without making a corpus of them."""
    scheme = store.scheme
    papers = store.rows("SELECT id FROM paper WHERE nr NOT IN (SELECT paper FROM excluded)")
    selection = Selection(min_confidence=min_confidence)
    return _lineage(store, selection, scheme, frozenset(id_ for (id_,) in papers))


def around(lineage: Lineage, method: str) -> Lineage:
    """Give the part of a lineage about one method.

    All that it extends and all that extends it, however far; what it was compared with, and what
    was compared with it. Empty where nothing is said of it.
    """
    parents, children = defaultdict(set), defaultdict(set)
    for step in lineage.steps:
        if step.relation == "extends":
            parents[step.method].add(step.other)
            children[step.other].add(step.method)
    line = {method} | _reached(method, parents) | _reached(method, children)
    steps = tuple(
        step
        for step in lineage.steps
        if (step.relation == "extends" and {step.method, step.other} <= line)
        or method in (step.method, step.other)
    )
    concepts = {id_: lineage.concepts[id_] for id_ in _ends(steps)}
    return Lineage(
        lineage.selection, lineage.papers, lineage.proposing, lineage.nameless, concepts, steps
    )


def _lineage(
    store: Store, selection: Selection, scheme: Mapping[str, Concept], papers: frozenset[str]
) -> Lineage:
    told = list(read_tellings(store, selection.min_confidence))
    mine = [paper for paper in told if paper.id in papers]
    said = [step for paper in mine for step in paper.steps()]
    seen = _seen(store, selection.min_confidence)
    ancestors = _ancestors(scheme, told, seen, _ends(said))
    steps = sorted(
        (step for step in said if ancestors[step.method].dated_by != "seen"), key=_step_order
    )
    return Lineage(
        selection=selection,
        papers=len(papers),
        proposing=sum(bool(paper.proposed) for paper in mine),
        nameless=sum(paper.is_nameless for paper in mine),
        concepts={id_: ancestors[id_] for id_ in _ends(steps)},
        steps=tuple(steps),
    )


def _ends(steps: Iterable[Step]) -> list[str]:
    return sorted({id_ for step in steps for id_ in (step.method, step.other)})


def _step_order(step: Step) -> tuple[bool, str, str, str, str]:
    return step.relation != "extends", step.date, step.paper, step.method, step.other


_SEEN = """
SELECT concept.id, first.date FROM concept JOIN (
    SELECT link.concept, min(paper.published) AS date FROM link JOIN paper ON paper.nr = link.paper
     WHERE confidence >= ? AND role NOT IN ('avoids', 'mentions') AND paper.published <> ''
       AND paper.nr NOT IN (SELECT paper FROM excluded)
     GROUP BY link.concept) AS first ON first.concept = concept.nr
"""


def _seen(store: Store, min_confidence: float) -> dict[str, str]:
    """Give the date of the first dated paper about each concept."""
    return dict(store.rows(_SEEN, (min_confidence,)))


def _ancestors(
    scheme: Mapping[str, Concept],
    told: Iterable[Telling],
    seen: Mapping[str, str],
    ids: Iterable[str],
) -> dict[str, Ancestor]:
    proposals: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    for paper in told:
        for method in paper.proposed:
            proposals[method.concept].append((not paper.date, paper.date, paper.id))
    found = {}
    for id_ in ids:
        proposed = sorted(proposals.get(id_, ()))
        date, dated_by = _dated(scheme[id_], proposed, seen.get(id_, ""))
        papers = tuple(paper for _, _, paper in proposed)
        found[id_] = Ancestor(id_, scheme[id_].pref_label, date, dated_by, papers)
    return found


def _dated(
    concept: Concept, proposed: list[tuple[bool, str, str]], seen: str
) -> tuple[str, DatedBy]:
    first = proposed[0][1] if proposed else ""
    if first and (concept.status != "curated" or not is_later(_year_before(first), seen)):
        return first, "proposed"
    return (seen, "seen") if seen else ("", "")


def _year_before(date: str) -> str:
    return f"{int(date[:4]) - 1:04d}{date[4:]}"


def _reached(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = near.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found
