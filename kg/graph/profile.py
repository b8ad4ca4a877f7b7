"""What some papers are about, propose, compare with and avoid: counted, and ranked for telling.

1. A concept counts once a paper, for links to it itself; what is narrower does not count, so that
   the list names what papers name. Only the roles count in which a paper is *about* a concept.
2. Concepts of a group of papers that is part of a larger one are ranked by how typical they are of
   it (:mod:`kg.graph.typical`), and those that are no commoner in it than around it left out.
3. A paper may propose several things; methods and benchmarks count, and what its title names. What
   an earlier paper is about already is not proposed here first, and is left out: so is what has
   no date to tell that, unless the title names it. Where two papers propose the same, the one
   stays whose title names it.
4. Proposals are ranked by how many other papers take them up (use, compare with, study them …),
   where the title begins with their name: else it may be a kind of it that is new ("Clinical
   BERT"), or another thing of the same initials. Then comes what the title begins with, then what
   it names, then of which the paper says more (what it builds on, compares with, is tested on).
5. The year of the middle is the lower median of the years that are known.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median_low

from kg.graph.corpus import Corpus
from kg.graph.project import ABOUT
from kg.graph.statements import Statement, Statements
from kg.model import KINDS, Concept, Kind
from kg.text import fold_label

#: Kinds of what papers propose, also where the title does not name it.
_PROPOSABLE = ("method", "benchmark")

#: Roles that tell how a proposal stands to others.
_TOLD = frozenset(("uses", "compares_with", "evaluates_on"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A concept, and how many papers of a group have it in the roles in question."""

    concept: str
    papers: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a paper proposes."""

    paper: str
    concept: str
    taken_up: int  #: other papers that are about it, none of them earlier
    first: str  #: of these the earliest, by date, then by id; "" where there is none
    is_titled: bool  #: whether the title begins with its name


@dataclass(frozen=True, slots=True)
class Years:
    """When papers appeared, as far as it is known."""

    dated: int
    first: int  #: all three are 0 where nothing is dated
    middle: int
    last: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What some papers are about; lists begin with what tells most."""

    papers: tuple[str, ...]
    years: Years
    about: Mapping[Kind, tuple[Counted, ...]]
    proposing: int  #: papers that propose something
    proposals: tuple[Proposal, ...]  #: of each paper the most telling first
    compared: tuple[Counted, ...]
    avoided: tuple[Counted, ...]


def describe_papers(
    corpus: Corpus,
    statements: Statements,
    titles: Mapping[str, str],
    papers: Collection[str] | None = None,
) -> Profile:
    """Describe papers of a corpus; ``None`` describes all, others against all.

    Parameters
    ----------
    titles
        Of the papers, by id; what they name stands first among what they propose.
    """
    chosen = corpus.papers if papers is None else tuple(sorted(papers))
    rows = [each for paper in chosen for each in statements.of_paper.get(paper, ())]
    about = _count(each for each in rows if each.role in ABOUT)
    if papers is None:
        ranked = sorted(about, key=lambda id_: (-about[id_], id_))
    else:
        ranked = _typical(about, len(chosen), statements, len(corpus.papers))
    proposed = [each for each in rows if each.role == "proposes"]
    return Profile(
        papers=chosen,
        years=_years(corpus, chosen),
        about={
            kind: tuple(Counted(id_, about[id_]) for id_ in ranked if id_.startswith(f"{kind}:"))
            for kind in KINDS
        },
        proposing=len({each.paper for each in proposed}),
        proposals=tuple(_proposals(corpus, statements, titles, proposed)),
        compared=_ranked(rows, "compares_with"),
        avoided=_ranked(rows, "avoids"),
    )


def _count(rows: Iterable[Statement]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in rows:
        found[each.concept] = found.get(each.concept, 0) + 1
    return found


def _ranked(rows: Iterable[Statement], role: str) -> tuple[Counted, ...]:
    found = _count(each for each in rows if each.role == role)
    return tuple(Counted(id_, found[id_]) for id_ in sorted(found, key=lambda i: (-found[i], i)))


def _typical(
    about: Mapping[str, int], papers: int, statements: Statements, around: int
) -> list[str]:
    """Rank what is commoner in some papers than in all."""
    scores = {}
    for id_, here in about.items():
        everywhere = sum(each.role in ABOUT for each in statements.of_concept[id_])
        lift = here * around / (papers * everywhere)
        if lift > 1 or papers == around:
            scores[id_] = round(here / papers * math.log2(lift), 9)
    return sorted(scores, key=lambda id_: (-scores[id_], -about[id_], id_))


def _years(corpus: Corpus, papers: Collection[str]) -> Years:
    wanted = frozenset(papers)
    years = [
        int(date[:4]) for id_, date in zip(corpus.papers, corpus.dates, strict=True)
        if date and id_ in wanted
    ]  # fmt: skip
    if not years:
        return Years(0, 0, 0, 0)
    return Years(len(years), min(years), median_low(years), max(years))


def _proposals(
    corpus: Corpus,
    statements: Statements,
    titles: Mapping[str, str],
    proposed: Iterable[Statement],
) -> Iterator[Proposal]:
    dates = dict(zip(corpus.papers, corpus.dates, strict=True))
    found = []
    for each in proposed:
        concept = corpus.scheme[each.concept]
        is_titled = _names(titles.get(each.paper, ""), concept)
        if concept.kind not in _PROPOSABLE and not is_titled:
            continue
        others = _others(each, statements, titles, concept, is_titled=is_titled)
        if others is None or not _is_first(dates[each.paper], others, dates, is_titled=is_titled):
            continue
        first = min((dates[other] or "9999", other) for other in others)[1] if others else ""
        is_first = _names(titles.get(each.paper, ""), concept, "^")
        proposal = Proposal(each.paper, each.concept, len(others), first, is_first)
        # a name in small letters is more often a phrase than a name
        label = concept.pref_label
        is_phrase = concept.status == "discovered" and (label.islower() or len(label) < 3)
        told = {other.role for other in statements.of_paper[each.paper]} & _TOLD
        taken_up = len(others) if is_first else 0
        named = (is_phrase, not is_first, not is_titled)
        rank = (-taken_up, *named, -len(told), -each.confidence)
        found.append(((*rank, each.paper, each.concept), proposal))
    return (proposal for _, proposal in sorted(found, key=lambda pair: pair[0]))


def _others(
    each: Statement,
    statements: Statements,
    titles: Mapping[str, str],
    concept: Concept,
    *,
    is_titled: bool,
) -> list[str] | None:
    """Give the other papers about what one proposes; ``None`` where one of them has the name."""
    others = []
    for other in statements.of_concept[each.concept]:
        if other.paper == each.paper or other.role not in ABOUT:
            continue
        if other.role != "proposes":
            others.append(other.paper)
        elif not is_titled and _names(titles.get(other.paper, ""), concept):
            return None
        elif is_titled == _names(titles.get(other.paper, ""), concept):
            others.append(other.paper)
    return others


def _is_first(
    date: str, others: Iterable[str], dates: Mapping[str, str], *, is_titled: bool
) -> bool:
    """Whether no other paper is earlier, as far as dates tell."""
    known = [dates[other] for other in others if dates[other]]
    if not date:
        return is_titled or not any(True for _ in others)
    return not any(other < date[: len(other)] for other in known)


def _names(title: str, concept: Concept, before: str = "") -> bool:
    """Whether a title has a label of a concept; at its beginning if ``before`` is "^".

    There other labels of several words do not count: "active domain randomization" is a label of
    domain randomization, and another thing.
    """
    said = f"^ {_folded(title)} "
    others = (label for label in concept.alt_labels if not (before and " " in label))
    labels = map(_folded, (concept.pref_label, *others))
    return any(f"{before} {label} " in said for label in labels if label)


_folded = lru_cache(maxsize=16_384)(fold_label)
