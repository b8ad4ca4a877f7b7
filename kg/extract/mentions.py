"""The words of a stretch and of its sentence -> a mention with kind, role and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.abbreviations import Definition
from kg.extract.compounds import Compound, compound
from kg.extract.constructions import Said
from kg.extract.cues import Sentence
from kg.extract.naming import BY, Name, kind_beside
from kg.extract.rejected import rejected
from kg.extract.roles import role_of
from kg.extract.unknown import kind_of_name, kind_of_tail
from kg.model import Evidence, Field, Kind, Mention, Paper
from kg.ontology.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field of a paper, read."""

    field: Field
    text: str
    folded: str
    sentences: list[Sentence]
    defined: list[Definition]


def evidence_of(paper: str, part: FieldText, start: int, end: int, sentence: Sentence) -> Evidence:
    """Make evidence; a name that runs over a sentence's end takes the sentence with it."""
    left, right = sentence.span
    if start < left:
        left = start
    if end > right:
        right = end
    return Evidence(paper, part.field, start, end, part.text[start:end], left, right)


def introduced_mention(
    evidence: Evidence, name: Name, sentence: Sentence, lexicon: Lexicon
) -> Mention:
    """Make a mention of a name that the paper introduces."""
    of_phrase = kind_of_tail(evidence.exact.split(), lexicon) if name.is_phrase else None
    if of_phrase in ("setting", "domain") and not (name.is_said and name.kind == "method"):
        said = role_of(sentence, evidence.start, evidence.end, of_phrase)
        return make_mention(evidence, of_phrase, "compound", said, name.score)
    kind = name.kind
    if not name.is_introduced:
        said = role_of(sentence, evidence.start, evidence.end, kind)
        mention = make_mention(evidence, kind, "compound", said, name.score)
        return replace(mention, name=name.text)
    if name.long and kind == "method" and name.score < 0.9 and _is_task(name.long, lexicon):
        kind = "domain"  # "abstractive entity linking (AEL)" is a task
    return Mention(
        evidence, kind, "introduced", name.text, "proposes", cue="introduces", score=name.score
    )


def known_mention(
    paper: Paper,
    part: FieldText,
    place: tuple[int, int, int],
    kind: Kind,
    sentence: Sentence,
    lexicon: Lexicon,
) -> Mention:
    """Make a mention of a label, or of the compound that ends in it."""
    _, start, end = place
    whole = compound(part.text, place, kind, lexicon, in_title=sentence.is_title)
    if whole is not None and _is_meant(paper, part, whole, end):
        evidence = evidence_of(paper.id, part, whole.start, end, sentence)
        said = role_of(sentence, whole.start, end, whole.kind)
        kind = whole.kind
        if kind == "setting" and sentence.is_title and said.words.casefold() in BY:
            kind, said = "method", role_of(sentence, whole.start, end, "method")
        return make_mention(evidence, kind, "compound", said, 0.6)
    evidence = evidence_of(paper.id, part, start, end, sentence)
    rule = "headed" if kind_beside(part.text, start, end) == kind else "gazetteer"
    return make_mention(evidence, kind, rule, role_of(sentence, start, end, kind))


def listed_mention(evidence: Evidence, sentence: Sentence, lexicon: Lexicon) -> Mention:
    """Make a mention of an item of a list of data sets."""
    said = role_of(sentence, evidence.start, evidence.end, "benchmark")
    is_label = any(entry.kind == "benchmark" for entry in lexicon.entries(evidence.exact))
    return make_mention(evidence, "benchmark", "headed" if is_label else "compound", said, 0.75)


def _is_meant(paper: Paper, part: FieldText, whole: Compound, end: int) -> bool:
    """Whether a compound names one thing: a task of the title only if the abstract says it too."""
    if whole.kind != "domain" or part.field != "title":
        return True
    return part.text[whole.start : end].casefold() in paper.abstract.casefold()


def unknown_mention(
    evidence: Evidence, sentence: Sentence, defined: dict[str, Definition], lexicon: Lexicon
) -> Mention:
    """Make a mention of a name that no list holds; the words beside it may tell its kind."""
    definition = defined.get(evidence.exact)
    long = definition.long if definition else None
    kind, said = kind_of_name(sentence, evidence.start, evidence.end, long, lexicon)
    rule = "unknown" if kind is None else "compound"
    return make_mention(evidence, kind, rule, said, 0.75 if kind == "benchmark" else 0.6)


def rejected_mentions(paper: str, part: FieldText, used: bytearray) -> Iterator[Mention]:
    """Give what the paper does without and nothing has claimed."""
    for sentence in part.sentences:
        for start, end, words, kind in rejected(sentence):
            if used.find(1, start, end) < 0:
                evidence = evidence_of(paper, part, start, end, sentence)
                said = Said("avoids", None, words, is_firm=True)
                kind = "setting" if kind == "setting" else "method"
                yield make_mention(evidence, kind, "compound", said, 0.6)


def make_mention(
    evidence: Evidence, kind: Kind | None, rule: str, said: Said, score: float = 0.9
) -> Mention:
    """Make a mention that goes by its own words, with what its sentence says of it."""
    return Mention(
        evidence,
        kind,
        rule,
        evidence.exact,
        said.role,
        said.detail,
        said.words,
        score=score,
        is_firm=said.is_firm,
    )


def _is_task(long: str, lexicon: Lexicon) -> bool:
    """Whether a long form ends in a task's name of two words: "abstractive entity linking"."""
    words = long.split()
    return any(
        entry.kind == "domain"
        for n in range(len(words) - 1)
        for entry in lexicon.entries(" ".join(words[n:]))
    )
