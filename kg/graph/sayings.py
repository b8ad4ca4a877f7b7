"""What papers say of the methods that they propose: which ones they extend, or compare with.

The unit is a step: one paper says it of one method and one other concept, in a sentence. Where a
sentence that bears the link to the other concept names a method that the paper proposes, it is
said of the methods that are named so; else of all that the paper proposes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, TypeAlias

from kg.model import Evidence
from kg.store import Store

#: What a paper says of its method and another one.
Relation: TypeAlias = Literal["extends", "compares_with"]


@dataclass(frozen=True, slots=True)
class Step:
    """What one paper says of a method that it proposes and of another concept."""

    method: str  #: id of what the paper proposes
    other: str  #: id of what it extends, or is compared with
    relation: Relation
    paper: str
    date: str  #: of the paper
    confidence: float  #: of the link to the other one
    names_both: bool  #: whether the sentence names the method, too
    evidence: Evidence  #: of the link to the other one; in that sentence, if there is one


@dataclass(frozen=True, slots=True)
class Said:
    """A link of a paper that tells of lineage."""

    concept: str
    relation: Relation | Literal["proposes"]
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A paper that proposes, extends or compares."""

    id: str
    date: str
    proposed: tuple[Said, ...]  #: methods
    others: tuple[Said, ...]

    @property
    def is_nameless(self) -> bool:
        """Whether it extends something without proposing a method that has a name."""
        return not self.proposed and any(said.relation == "extends" for said in self.others)

    def steps(self) -> Iterator[Step]:
        """Yield what it says of each of its methods."""
        for other in self.others:
            named = [(method, _shared(method, other)) for method in self.proposed]
            if any(evidence for _, evidence in named):
                named = [(method, evidence) for method, evidence in named if evidence]
            for method, evidence in named:
                yield Step(
                    method=method.concept,
                    other=other.concept,
                    relation="extends" if other.relation == "extends" else "compares_with",
                    paper=self.id,
                    date=self.date,
                    confidence=other.confidence,
                    names_both=evidence is not None,
                    evidence=evidence or other.evidence[0],
                )


def _shared(method: Said, other: Said) -> Evidence | None:
    """Give the first evidence of the other one in a sentence that names the method, too."""
    sentences = {(each.field, each.sentence_start) for each in method.evidence}
    return next((e for e in other.evidence if (e.field, e.sentence_start) in sentences), None)


_TOLD = """
SELECT paper.id, coalesce(paper.published, ''), concept.id,
       CASE role WHEN 'uses' THEN detail ELSE role END, confidence,
       field, start, "end", exact, sentence_start, sentence_end
  FROM paper CROSS JOIN link ON link.paper = paper.nr
 CROSS JOIN concept ON concept.nr = link.concept
 CROSS JOIN evidence ON evidence.paper = link.paper AND evidence.concept = link.concept
 WHERE confidence >= ? AND paper.nr NOT IN (SELECT paper FROM excluded)
   AND (role = 'proposes' AND concept.kind = 'method' OR role = 'compares_with'
        OR role = 'uses' AND detail = 'extends')
 ORDER BY paper.id, concept.id, evidence.ord
"""


def read_tellings(store: Store, min_confidence: float) -> Iterator[Telling]:
    """Yield the papers in scope that propose, extend or compare, sorted by id."""
    rows = store.rows(_TOLD, (min_confidence,))
    for (paper, date), group in groupby(rows, key=lambda row: row[:2]):
        said = [_said(list(links)) for _, links in groupby(group, key=lambda row: row[2])]
        yield Telling(
            paper,
            date,
            tuple(each for each in said if each.relation == "proposes"),
            tuple(each for each in said if each.relation != "proposes"),
        )


def _said(rows: list[tuple[Any, ...]]) -> Said:
    paper, _, concept, relation, confidence, *_ = rows[0]
    evidence = tuple(Evidence(paper, *row[5:]) for row in rows)
    return Said(concept, relation, confidence, evidence)
