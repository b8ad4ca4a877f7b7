"""One paper -> its mentions, each with kind, role and evidence; a pure function.

1. Sentences, and the short forms that the text defines.
2. Names that the paper introduces claim their stretches first, wherever they recur.
3. Labels of the vocabulary claim the longest stretches that are left.
4. Words that look like names and are neither become unknown mentions.
5. The cues of the sentence give each mention its role.
6. Numbers that the text claims become results (:mod:`kg.extract.results`).
"""

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TypeAlias

from kg.extract.abbreviations import Definition, by_short_form, definitions
from kg.extract.cues import Sentence, coined_name, cued_sentences, is_study
from kg.extract.extraction import Defined, Extraction
from kg.extract.forms import one_form_each
from kg.extract.gazetteer import (
    Spread,
    around_brackets,
    coordinated,
    known_stretches,
    without_size,
)
from kg.extract.listed import listed_names
from kg.extract.mentions import (
    FieldText,
    evidence_of,
    introduced_mention,
    known_mention,
    listed_mention,
    make_mention,
    rejected_mentions,
    unknown_mention,
)
from kg.extract.names import introduced_names
from kg.extract.naming import SURE, Name, whole_words
from kg.extract.recurring import Term, recurring_terms
from kg.extract.results import results
from kg.extract.roles import role_of
from kg.extract.sentences import Span, sentences
from kg.extract.titled import title_method, title_name, title_phrase
from kg.extract.unknown import name_like_spans
from kg.extract.words import word_list
from kg.model import Evidence, Field, Kind, Mention, Paper, Result
from kg.ontology.lexicon import Entry, Lexicon
from kg.ontology.variants import fold_text
from kg.text import fold_name

_PLACE = itemgetter(0, 1)
#: What stands in a stretch: a name that the paper introduces, a term that comes back, a label,
#: something of a kind that the words around tell, or what looks like a name.
_What: TypeAlias = Name | Term | Spread | tuple[Entry, ...] | Kind | None


def extract(paper: Paper, lexicon: Lexicon) -> Extraction:
    """Find what a paper names, and what its words say of each; nothing in other languages."""
    if "other_language" in paper.flags:
        return Extraction(())
    study = is_study(paper.title)
    title = _read_field("title", paper.title, is_study=study)
    subject = coined_name(paper.title)
    abstract = _read_field("abstract", paper.abstract, is_study=study, subject=subject)
    defined = by_short_form([*abstract.defined, *title.defined])
    names = _names(paper, abstract, defined, lexicon)
    terms = recurring_terms((title.text, abstract.text), lexicon.head_kinds)
    mentions: list[Mention] = []
    claimed: list[Result] = []
    for part, coming_back in zip((title, abstract), terms, strict=True):
        named = _mentions(paper, part, names, coming_back, defined, lexicon)
        mentions.extend(named)
        claimed.extend(results(paper.id, part.field, part.sentences, named))
    shorts = [Defined(part.field, d) for part in (title, abstract) for d in part.defined]
    return Extraction(tuple(_without_lone(mentions)), tuple(shorts), tuple(claimed))


def _without_lone(mentions: list[Mention]) -> list[Mention]:
    """Let a term that comes back only inside other names be an unknown word like others."""
    said = [each.name.casefold() for each in mentions if each.rule == "recurring"]
    if all(said.count(name) > 1 for name in said):
        return mentions
    names = [fold_name(name) for name in said]
    lone = {name for name in names if names.count(name) < 2}
    return [
        replace(each, rule="unknown")
        if each.rule == "recurring" and fold_name(each.name) in lone
        else each
        for each in mentions
    ]


def _read_field(field: Field, text: str, *, is_study: bool, subject: str = "") -> FieldText:
    is_title = field == "title"
    spans = sentences(text) if not is_title else [(0, len(text))] if text else []
    defined = definitions(text, spans)
    folded = fold_text(text)
    parts = cued_sentences(
        text, folded, spans, is_title=is_title, is_study=is_study, subject=subject
    )
    return FieldText(field, text, folded, parts, defined)


def _names(
    paper: Paper, abstract: FieldText, defined: dict[str, Definition], lexicon: Lexicon
) -> dict[str, Name]:
    """Give the names that the paper introduces, the title's first."""
    found: dict[str, Name] = {}
    first = title_name(paper.title, paper.abstract, defined) or title_method(paper.title, lexicon)
    title = first.text if first else None
    if first is not None:
        found[first.text] = first
    for name in introduced_names(abstract.text, abstract.sentences, defined):
        known = found.setdefault(name.text, name)
        if known is first and known.kind == "method" and name.kind == "benchmark":
            first = found[name.text] = replace(known, kind="benchmark")
    found = one_form_each(found, title, paper.abstract, lexicon)
    if any(name.score >= SURE for name in found.values()):
        # "CanonSwap, a novel face swapping framework": what has a name is that, the rest its task
        found = {text: replace(name, is_said=False) for text, name in found.items()}
    else:
        phrase = title_phrase(paper.title)
        if phrase is not None:
            found.setdefault(phrase.text, phrase)
    return {
        text: name
        for text, name in found.items()
        if (text == title and name.score >= SURE) or not _is_known(name, defined, lexicon)
    }


def _is_known(name: Name, defined: dict[str, Definition], lexicon: Lexicon) -> bool:
    """Whether a name of a weak pattern is what the vocabulary knows: then it is used, not new.

    A short form is what it stands for: "ER" that is defined as experience replay is known.
    """
    is_short = name.long is None and name.text in defined
    stands_for = defined[name.text].long if is_short else None
    if stands_for and any(not entry.is_ambiguous for entry in lexicon.entries(stands_for)):
        return True
    if name.score >= 0.9 and not name.is_phrase:
        return False
    if name.is_phrase and _is_made_of_labels(name.text, lexicon):
        return True
    return any(
        not entry.is_ambiguous
        for form in (name.text, name.long)
        if form
        for entry in lexicon.entries(form)
    )


def _is_made_of_labels(phrase: str, lexicon: Lexicon) -> bool:
    """Whether labels cover every word but a generic head: "human-in-the-loop vision-based RL"."""
    known = known_stretches(phrase, fold_text(phrase), lexicon, [])
    rest = phrase
    for start, end, _ in known:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return all(word.casefold() in word_list("generic") for word in rest.replace("-", " ").split())


def _mentions(
    paper: Paper,
    part: FieldText,
    names: dict[str, Name],
    terms: list[Term],
    defined: dict[str, Definition],
    lexicon: Lexicon,
) -> list[Mention]:
    own = _own_stretches(part.text, names) if names else []
    taken = [(start, end) for start, end, name in own if not name.is_phrase]
    listed = _listed(part.text, own, lexicon)
    known = known_stretches(part.text, part.folded, lexicon, [*taken, *listed])
    spread = coordinated(part.text, known, lexicon)
    if part.defined:
        spread += around_brackets(part.text, known, lexicon)
    found: list[tuple[int, int, _What]] = [*own, *known]
    found += [(start, end, "benchmark") for start, end in listed]
    used = bytearray(len(part.text) + 1)
    for start, end, _ in found:
        used[start:end] = b"\1" * (end - start)
    mentions = list(rejected_mentions(paper.id, part, used))
    for start, end in name_like_spans(part.text, used):
        used[start:end] = b"\1" * (end - start)
        found.append((start, end, without_size(part.text[start:end], lexicon)))
    found += [(t.start, t.end, t) for t in terms if used.find(1, t.start, t.end) < 0]
    found += spread
    starts = [sentence.span[0] for sentence in part.sentences]
    found.sort(key=_PLACE)
    left = 0  # where the stretch before ends: no compound reaches into it
    for start, end, what in found:
        sentence = part.sentences[bisect_right(starts, start) - 1]
        if what is None or isinstance(what, str | Spread | Term | Name):
            evidence = evidence_of(paper.id, part, start, end, sentence)
            mention = _mention_of(what, evidence, sentence, defined, lexicon)
        else:
            place = (left, start, end)
            mention = known_mention(paper, part, place, what[0].kind, sentence, lexicon)
        mentions.append(mention)
        if not isinstance(what, Spread):
            left = max(left, end)
    mentions.sort(key=lambda mention: mention.evidence.start)
    return mentions


def _mention_of(
    what: Name | Term | Spread | Kind | None,
    evidence: Evidence,
    sentence: Sentence,
    defined: dict[str, Definition],
    lexicon: Lexicon,
) -> Mention:
    """Make a mention of what is no label of the vocabulary."""
    if what is None:
        return unknown_mention(evidence, sentence, defined, lexicon)
    if isinstance(what, Name):
        return introduced_mention(evidence, what, sentence, lexicon)
    if isinstance(what, str):
        return listed_mention(evidence, sentence, lexicon)
    said = role_of(sentence, evidence.start, evidence.end, what.kind)
    if isinstance(what, Spread):
        return replace(make_mention(evidence, what.kind, "spread", said), name=what.label)
    rule = "recurring" if what.is_firm else "unknown"
    return make_mention(evidence, what.kind, rule, said, 0.55)


def _listed(text: str, own: list[tuple[int, int, Name]], lexicon: Lexicon) -> list[Span]:
    """Give the items of lists of data sets that no certain label of the vocabulary is."""
    return [
        (start, end)
        for start, end in listed_names(text)
        if not any(a < end and start < b for a, b, _ in own)
        and not any(
            entry.kind == "benchmark" and not entry.is_ambiguous
            for entry in lexicon.entries(text[start:end])
        )
    ]


def _own_stretches(text: str, names: dict[str, Name]) -> list[tuple[int, int, Name]]:
    """Find every place where an introduced name stands as a word of its own, longest first."""
    found: list[tuple[int, int, Name]] = []
    for name in sorted(names.values(), key=lambda each: (-len(each.text), each.text)):
        forms = [name.text] + ([name.long] if name.long else [])
        for form in forms:
            for start, end in whole_words(text, form):
                if not any(a < end and start < b for a, b, _ in found):
                    found.append((start, end, name))
    return found
