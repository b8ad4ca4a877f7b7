"""Mentions -> links: what each means, or that it means nothing known; per paper, pure.

1. A short form that the paper defines means what the paper says, never what others mean by it.
2. A name that the paper introduces is the vocabulary's concept of that name where there is one
   and nothing in the text speaks against it; else it is a new name.
3. A label that is ambiguous counts only with support: the concept by another label, or a
   relative of it (parent, child, sibling), unambiguously in the same paper, or the noun after it
   that says what it is ("the RESIDE dataset").
4. What is left means nothing known (NIL) and is kept as such.
5. The mentions of one concept become one link: the strongest role, all evidence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from kg.extract.extraction import Extraction
from kg.extract.means import is_means
from kg.link.namesake import with_descent
from kg.link.score import confidence
from kg.model import (
    KINDS,
    ROLES,
    Acronym,
    Candidate,
    Detail,
    Evidence,
    Kind,
    Link,
    Mention,
    NewName,
    Paper,
    Reading,
    Role,
)
from kg.ontology.lexicon import Entry, Lexicon
from kg.text import fold_name

#: Bounds, rates, complexities: these and what lies below are no means but what proofs are about.
THEORY = ("method:theoretical-guarantee", "method:lower-bound", "setting:learning-guarantee")

#: Rules that tell enough of an unknown name to make a concept of it.
NAMING = ("introduced", "compound", "recurring")

#: Short forms that papers exchange with their long ones inside a name.
_LONG_FORMS = {
    "rl": "reinforcement learning",
    "llm": "large language model",
    "mdp": "markov decision process",
    "marl": "multi agent reinforcement learning",
    "il": "imitation learning",
}

#: Rules whose mentions stand for another name than the stretch.
_RENAMED = ("introduced", "spread")

#: Words before the problem that a title is about: "… *for* offline RL".
_PROBLEM_WORDS = ("in", "for", "under", "of", "on", "toward", "towards")

_STRENGTH = {role: n for n, role in enumerate(ROLES)}


class _Context:
    """What the whole paper tells about the meaning of one mention."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self._mentions = extraction.mentions
        self._lexicon = lexicon
        self.long_forms = {d.definition.short: d.definition.long for d in extraction.defined}

    def long_form(self, name: str) -> str | None:
        """Give the long form that the paper defines for a short form or its plural."""
        return self.long_forms.get(_short(name)) if self.long_forms else None

    def supports(self, concept: str) -> bool:
        """Whether an ambiguous label may mean the concept here: it or a relative is certain."""
        return concept in self._certain or not self._certain.isdisjoint(
            self._lexicon.relatives(concept)
        )

    @cached_property
    def _certain(self) -> set[str]:
        """Concepts that the paper names by labels that mean nothing else."""
        exacts = {mention.evidence.exact for mention in self._mentions}
        return {
            entry.concept
            for exact in exacts
            if self.long_form(exact) is None
            for entry in self._lexicon.entries(exact)
            if not entry.is_ambiguous
        }


def link(paper: Paper, extraction: Extraction, lexicon: Lexicon) -> Reading:
    """Decide what the mentions of ``paper`` mean."""
    context = _Context(extraction, lexicon)
    by_concept: dict[str, list[Candidate]] = {}
    nil: list[Mention] = []
    for candidate in _meanings(extraction, context, lexicon):
        if candidate.concept is None:
            nil.append(candidate.mention)
        else:
            by_concept.setdefault(candidate.concept, []).append(candidate)
    named = [mention for mention in nil if mention.rule in NAMING]
    new_names = _new_names(paper.id, named, context, lexicon)
    links = [_link(paper.id, concept, by_concept[concept]) for concept in sorted(by_concept)]
    return Reading(
        paper=paper.id,
        links=with_descent(links, new_names),
        new_names=new_names,
        unknown=tuple(_as_nil(mention, context) for mention in nil if mention.rule not in NAMING),
        acronyms=_acronyms(paper, extraction),
        results=extraction.results,
    )


def meanings(extraction: Extraction, lexicon: Lexicon) -> list[Candidate]:
    """Give what each mention means, NIL among it, with reasons: what explanations ask."""
    return list(_meanings(extraction, _Context(extraction, lexicon), lexicon))


def _meanings(extraction: Extraction, context: _Context, lexicon: Lexicon) -> Iterator[Candidate]:
    theory = [lexicon.below(each) for each in THEORY]
    for mention in extraction.mentions:
        candidate = _best_candidate(mention, context, lexicon)
        concept = candidate.concept
        if concept is not None:
            candidate = _as_fitting(candidate, lexicon.concepts[concept].kind)
            if concept in THEORY or any(concept in below for below in theory):
                candidate = _as_studied(candidate)
        yield candidate


def _best_candidate(mention: Mention, context: _Context, lexicon: Lexicon) -> Candidate:
    name = mention.name if mention.rule in _RENAMED else mention.evidence.exact
    long = context.long_form(name) if context.long_forms else None
    if long is not None:
        return _as_defined(mention, long, lexicon)
    entries = lexicon.entries(name)
    if mention.rule == "compound" and mention.kind == "benchmark":
        # the data set "Heart Disease" is not the disease
        entries = tuple(entry for entry in entries if entry.kind == "benchmark")
    for entry in entries if len(entries) < 2 else _ranked(entries, mention):
        if not entry.is_ambiguous:
            return Candidate(mention, entry.concept, 0.9, ("label",))
        if mention.rule == "headed":
            return Candidate(mention, entry.concept, 0.8, ("label", "said what it is"))
        is_fitting = mention.rule != "introduced" or entry.kind == mention.kind
        if is_fitting and context.supports(entry.concept):
            return Candidate(mention, entry.concept, 0.7, ("label", "supported"))
    return Candidate(mention, None, 0.0, ("ambiguous without support",) if entries else ())


def _as_nil(mention: Mention, context: _Context) -> Mention:
    """Name what means nothing known as the paper does: a short form by its long form.

    Another paper's concept of the same letters is then not taken for it.
    """
    long = context.long_form(mention.evidence.exact)
    return mention if long is None else replace(mention, name=long)


#: What the words around say of a method, said of what turned out to be of another kind.
_FITTING: dict[Kind, dict[Role, Role]] = {
    "domain": {"uses": "addresses"},
    "setting": {"uses": "addresses"},
    "benchmark": {"uses": "evaluates_on", "addresses": "evaluates_on"},
    "method": {"addresses": "uses"},
}


def _as_fitting(candidate: Candidate, kind: Kind) -> Candidate:
    """Correct the role of a mention whose kind was not known before it was linked."""
    mention = candidate.mention
    role = _FITTING[kind].get(mention.role) if mention.kind != kind else None
    if role is None:
        return candidate
    return replace(candidate, mention=replace(mention, role=role, detail=None))


def _as_studied(candidate: Candidate) -> Candidate:
    """Read work on theory as analysis: who "uses" a convergence proof analyses convergence."""
    mention = candidate.mention
    if mention.role not in ("uses", "addresses"):
        return candidate
    return replace(candidate, mention=replace(mention, role="analyses", detail=None))


def _as_defined(mention: Mention, long: str, lexicon: Lexicon) -> Candidate:
    """Link a short form by the long form that the paper gives it; unknown means NIL."""
    entries = [entry for entry in lexicon.entries(long) if not entry.is_ambiguous]
    if entries:
        best = _ranked(entries, mention)[0]
        return Candidate(mention, best.concept, 0.95, ("defined as " + long,))
    return Candidate(mention, None, 0.0, ("defined as " + long,))


def _ranked(entries: Sequence[Entry], mention: Mention) -> Sequence[Entry]:
    """Give labels that a stretch may be, those of the kind that the mention has first."""
    return sorted(entries, key=lambda each: _rank(each, mention.kind))


def _rank(entry: Entry, kind: Kind | None) -> tuple[bool, int, str]:
    return entry.kind != kind, KINDS.index(entry.kind), entry.concept


def _short(stretch: str) -> str:
    return stretch[:-1] if stretch.endswith("s") and stretch[:-1][-1:].isupper() else stretch


def _link(paper: str, concept: str, group: list[Candidate]) -> Link:
    if len(group) > 1:
        group.sort(key=_candidate_order)
    best = group[0].mention
    return Link(
        paper=paper,
        concept=concept,
        role=best.role,
        confidence=confidence(group),
        evidence=_evidence([candidate.mention for candidate in group]),
        detail=_detail(group),
        reasons=_reasons(group),
    )


def _candidate_order(candidate: Candidate) -> tuple[float, str, int]:
    mention = candidate.mention
    return _strength(mention), mention.evidence.field, mention.evidence.start


def _strength(mention: Mention) -> float:
    """Give the rank of a role, the strongest first.

    What a paper says that it does without outweighs what merely stands in it: "… for RL. Our loss
    circumvents the need for RL." The problem that its title names it addresses, whatever it plugs
    into it: "Steady sails in offline RL. We combine them with an offline RL agent."
    """
    if _is_problem_of_title(mention):
        return _STRENGTH["uses"] - 0.5
    if mention.role in ("uses", "addresses") and not mention.is_firm:
        return (
            _STRENGTH["avoids"] + 0.5
            if mention.evidence.field == "abstract"
            else _STRENGTH[mention.role]
        )
    return _STRENGTH[mention.role]


def _is_problem_of_title(mention: Mention) -> bool:
    """Whether the title says that the paper works in or on a setting that is no mere means."""
    return (
        mention.kind == "setting"
        and mention.role == "addresses"
        and mention.evidence.field == "title"
        and mention.cue.casefold() in _PROBLEM_WORDS
        and not is_means(mention.evidence.exact)
    )


def _detail(group: list[Candidate]) -> Detail | None:
    """Give how the concept is used: that it is extended counts wherever it is said."""
    best = group[0].mention
    if best.role != "uses":
        return None
    said = [each.mention.detail for each in group if each.mention.role == "uses"]
    return "extends" if "extends" in said else best.detail


def _evidence(mentions: list[Mention]) -> tuple[Evidence, ...]:
    if len(mentions) == 1:
        return (mentions[0].evidence,)
    return tuple(dict.fromkeys([mention.evidence for mention in mentions]))


def _reasons(group: list[Candidate]) -> tuple[str, ...]:
    best = group[0]
    cue = (f"cue: {best.mention.cue}",) if best.mention.cue else ()
    return (best.mention.rule, *best.reasons, *cue)


def _new_names(
    paper: str, named: list[Mention], context: _Context, lexicon: Lexicon
) -> tuple[NewName, ...]:
    names = {_name_key(long): short for short, long in context.long_forms.items()}
    by_name: dict[str, list[Mention]] = {}
    for mention in named:
        name = names.setdefault(_name_key(mention.name), mention.name)
        by_name.setdefault(name, []).append(mention)
    return tuple(
        _new_name(paper, name, mentions, context, lexicon)
        for name, mentions in sorted(by_name.items())
    )


@lru_cache(maxsize=16384)
def _name_key(name: str) -> str:
    """Give the key by which names in one paper are the same: "offline RL", its long form."""
    return " ".join([_LONG_FORMS.get(word, word) for word in fold_name(name).split()])


def _new_name(
    paper: str, name: str, mentions: list[Mention], context: _Context, lexicon: Lexicon
) -> NewName:
    best = min(mentions, key=_told_kind)
    kind = best.kind or "method"
    long = context.long_forms.get(name)
    return NewName(
        paper=paper,
        name=name,
        alt_names=(long,) if long else (),
        kind=kind,
        broader=_head_concept(long or name, kind, lexicon),
        introduced=best.rule == "introduced",
        role=best.role,
        confidence=max(mention.score for mention in mentions),
        evidence=_evidence(mentions),
        detail=best.detail,
        reasons=(best.rule, *((f"cue: {best.cue}",) if best.cue else ())),
    )


def _told_kind(mention: Mention) -> tuple[bool, float]:
    """Rank a data set first, unless introduced: a noun tells it, a method mostly nothing."""
    return mention.role != "proposes" and mention.kind != "benchmark", _strength(mention)


def _head_concept(name: str, kind: str, lexicon: Lexicon) -> str | None:
    """Give the concept that the last words of a name are: "… policy optimization" has a head."""
    words = fold_name(name).split()
    for n in range(1, len(words)):
        for concept in lexicon.lookup(" ".join(words[n:])):
            if lexicon.concepts[concept].kind == kind:
                return concept
    return None


def _acronyms(paper: Paper, extraction: Extraction) -> tuple[Acronym, ...]:
    ledger: dict[str, Acronym] = {}
    for each in extraction.defined:
        definition = each.definition
        start, end = definition.short_span
        left, right = min(start, definition.long_span[0]), max(end, definition.long_span[1])
        evidence = Evidence(paper.id, each.field, start, end, definition.short, left, right)
        ledger.setdefault(definition.short, Acronym(definition.short, definition.long, evidence))
    return tuple(ledger[short] for short in sorted(ledger))
