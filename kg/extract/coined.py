"""What a sentence of the paper's own marks as its own, by words other than "we propose".

1. A phrase that it calls new, whatever its verb: "through a novel cost reward".
2. The subject of a passive: "a critical state identification algorithm is designed".
3. What stands beside "our method": "our proposed method, user-centered RL, lets robots …".
4. Terms in quotation marks: a "temporal recall" scheme.
5. The items of an enumeration: "introduces (1) a context-adaptive attention mechanism".
6. Names that it says are proposed, in other places than behind the verb: "the proposed STrXL".
7. Theorems that it proves, by what they are about: "a no-false-success theorem".
8. Capitalised phrases amid a sentence that say what they are: "and the Global State Encoder".
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.extract.abbreviations import Definition
from kg.extract.cues import Sentence
from kg.extract.naming import ADJECTIVE, Name, is_name_like, is_no_name, kind_beside
from kg.extract.phrases import Phrase, kind_of_head, kind_of_noun, noun_phrase
from kg.extract.words import word_list

_NEW = re.compile(
    r"\b(?:a|an|our|the|two|three) (?:[\w-]+ and |simple,? |fully )?(?:novel|new|unique)\b,? ?"
)
_OURS = re.compile(
    r"\b[Oo]ur (?:[\w-]+ )?(?:method|approach|framework|algorithm|model|system|technique), "
    r"(?:called |named |dubbed |termed )?"
)
_PASSIVE = re.compile(
    r"\b(?:[Aa]n?|[Tt]wo|novel) (?P<what>[^,.;:()]{3,80}?) "
    r"(?:is|are)(?: (?:further|then|also|\w+ly))? \Z"
)
#: What a verb in the passive stands behind.
_BEFORE_PASSIVE = ("is ", "are ", "ly ", "also ", "then ", "further ")
_ITEM = re.compile(r"(?:\((?:\d|[a-d]|i{1,3}|iv)\)|(?<= )(?:i{1,3}|\d)\)) (?:an?|the) ")
_VERB = r"(?:proposed|introduced|presented|developed|designed)"
_THE_PROPOSED = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur) (?:newly )?{_VERB} (?P<name>[A-Za-z][\w+-]*[\w+])(?! (?:and|or) )"
)
_PROPOSED_HERE = re.compile(
    rf"(?<![\w-])(?P<name>[A-Za-z][\w+-]*[\w+])\)?,? {_VERB} "
    r"(?:in this (?:paper|work|study)|here)\b"
)
_THEOREM = re.compile(
    r"\b(?:prove|establish|derive|show|give|provide|obtain)s? (?:an? |the )?(?:novel |new )?"
    r"(?P<name>(?:[\w-]+ ){1,3}(?:theorem|lemma|principle|inequality))\b"
)
#: What opens an enumeration of parts of the paper's own.
_OPENING = ("propose", "integrate", "use")
#: "UDG (unsupervised data generation) is devised"
_NAMED_PASSIVE = re.compile(
    r"(?<![\w-])(?P<name>[A-Za-z][\w+-]+)(?: \([^()]{3,60}\)| algorithm| method| framework)? "
    r"(?:is|are)(?: (?:further|then|also|\w+ly))? \Z"
)
#: Of two to four words; no part of a longer one, and not followed by its short form in brackets.
_CAPITALISED = re.compile(
    r"(?P<name>[A-Z](?<=[a-z,] [A-Z])[a-z]+(?:-[A-Z]?[a-z]+)*+"
    r"(?: [A-Z][a-z]+(?:-[A-Z]?[a-z]+)*+){1,3}+)(?![\w-]| \(| [A-Z])"
)
_COINED = re.compile(
    r"(?:\"|“|``|(?<![\w])'|‘|(?<![\w*])\*|\\(?:emph|text\w\w)\{)"
    r"(?P<term>[A-Za-z][\w-]+(?: [\w-]+){1,4}|\w+(?:-\w+){2,4})"
    r"(?:\"|”|''|'(?!\w)|’(?!\w)|\*(?!\w)|\})"
)


#: Words of talk about the paper: "we build up *our proposed* algorithm".
_TALK = frozenset(("our", "proposed"))
#: Words of questions and sentences: "how much to retrieve" is no name.
_CLAUSE = frozenset(
    (
        *("to", "how", "what", "which", "who", "why", "where", "when"),
        *("is", "are", "not", "we", "you", "I"),
    )
)


def _novel(text: str, sentence: Sentence, shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give what an own sentence says is new, whatever its verb: "through a novel cost reward"."""
    begin, end = sentence.span
    for new in _NEW.finditer(text, begin, end):
        phrase = noun_phrase(text, new.end(), end)
        short = defined_by(text, phrase, end, shorts)
        yield from [short] if short else described(phrase)


def subject_of_passive(text: str, begin: int, end: int) -> list[Name]:
    """Give the subject of a passive: "a critical state identification algorithm is designed"."""
    if not text.endswith(_BEFORE_PASSIVE, begin, end):
        return []
    found = _PASSIVE.search(text, max(begin, end - 120), end)
    if found is None:
        named = _NAMED_PASSIVE.search(text, max(begin, end - 120), end)
        if named is None or not is_name_like(named["name"]):
            return []
        return [Name(named["name"], named.span("name"), "method", None, 0.85)]
    phrase = noun_phrase(text, found.start("what"), found.end("what"))
    return described(phrase) if phrase.end == found.end("what") else []


def _our_method(text: str, sentence: Sentence, shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give what stands beside "our method": "our proposed method, user-centered RL, lets …"."""
    begin, end = sentence.span
    for ours in _OURS.finditer(text, begin, end):
        phrase = noun_phrase(text, ours.end(), end)
        short = defined_by(text, phrase, end, shorts)
        if short is not None:
            yield short
        elif text[phrase.end : phrase.end + 1] == "," and _is_name(phrase):
            yield Name(phrase.text, phrase.span, "method", None, 0.8)


def _is_name(phrase: Phrase) -> bool:
    return len(phrase.words) > 1 or (bool(phrase.text) and is_name_like(phrase.text))


def _enumerated(text: str, sentence: Sentence, shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give the items of an enumeration that a proposal opens: "introduces (1) a … mechanism"."""
    begin, end = sentence.span
    items = list(_ITEM.finditer(text, begin, end))
    if not items or not any(cue.name in _OPENING for _, _, cue in sentence.cues):
        return
    for item in items:
        phrase = noun_phrase(text, item.end(), end)
        short = defined_by(text, phrase, end, shorts)
        yield from [short] if short else described(phrase, least=2)


def _capitalised(text: str, sentence: Sentence, _shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give capitalised phrases amid a sentence whose noun says that they are a method."""
    begin, end = sentence.span
    for found in _CAPITALISED.finditer(text, begin + 1, end):
        name = found["name"]
        *_, before, head = name.split(" ")
        is_generic = head.casefold() in word_list("generic") and name.count(" ") == 1
        if is_no_name(name) or (is_generic and "-" not in before):
            continue
        if kind_of_head(head) == "method":
            yield Name(name, found.span("name"), "method", None, 0.7, is_phrase=True)


def _proposed_here(text: str, sentence: Sentence, _shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give names that are said to be proposed: "the proposed STrXL", "STrXL proposed here"."""
    for pattern in (_THE_PROPOSED, _PROPOSED_HERE):
        for found in pattern.finditer(text, *sentence.span):
            name = found["name"]
            if is_name_like(name) and not name.isupper():  # "the proposed PCD completion"
                at, end = found.span("name")
                yield Name(name, (at, end), kind_beside(text, at, end) or "method", None, 0.75)


def _proved(text: str, sentence: Sentence, _shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give theorems that a sentence of the paper's own proves: "a no-false-success theorem"."""
    for found in _THEOREM.finditer(text, *sentence.span):
        if not is_no_name(found["name"]) and "-" in found["name"]:
            yield Name(found["name"], found.span("name"), "method", None, 0.65, is_phrase=True)


def _quoted(text: str, sentence: Sentence, _shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give the terms that an own sentence coins in quotation marks: a "temporal recall" scheme."""
    for term in _COINED.finditer(text, *sentence.span):
        start, end = term.span("term")
        words = term["term"].split()
        if not _CLAUSE.isdisjoint(words):
            continue
        kind = kind_beside(text, start, term.end()) or kind_of_noun(words[-1])
        if kind is not None or len(words) > 2:
            yield Name(term["term"], (start, end), kind or "method", None, 0.7, is_phrase=True)


def defined_by(text: str, phrase: Phrase, end: int, shorts: dict[int, Definition]) -> Name | None:
    """Give the short form that a phrase, or what stands beside it, defines."""
    start = phrase.span[0]
    for at, definition in shorts.items():
        # "a Falsity-Controllable (FACO) dataset": the noun stands behind the bracket;
        # "a new setting, continual offline RL (CORL)": it stands before.
        is_near = start <= definition.long_span[0] <= phrase.end + 2 and start < at < end
        if is_near and not is_no_name(definition.short):  # "a novel artificial intelligence (AI) …"
            kind = kind_beside(text, at, definition.short_span[1] + 1) or phrase.kind
            return Name(definition.short, definition.short_span, kind, definition.long, 0.85)
    return None


def defined_before(shorts: dict[int, Definition], start: int) -> frozenset[str]:
    """Give the short forms that the paper has defined before a place."""
    return frozenset(each.short for at, each in shorts.items() if at < start)


def described(phrase: Phrase, least: int = 3, *, known: frozenset[str] = frozenset()) -> list[Name]:
    """Take the describing phrase for the name: "a temperature-based reward reassignment scheme".

    Parameters
    ----------
    known
        Short forms of other things: "an AI-enhanced SemCom framework" is not called SemCom.
    """
    # "a distance metric" and "a statistical model" name nothing new; "a reward reassignment
    # scheme" does; and again "a theory-driven framework" does not.
    size = len(phrase.text.replace("-", " ").split())
    if not phrase.has_head or len(phrase.words) < 2 or (size < least and not phrase.has_generic):
        return []
    if is_no_name(phrase.text) or not _TALK.isdisjoint(phrase.words):
        return []
    before, last = phrase.words[-2:]
    if ADJECTIVE.search(before) and is_name_like(last) and not (last.isupper() or last in known):
        # "a randomization-based EpsMix algorithm" has a name; "a wavelet-based CNN" has none
        return [Name(last, (phrase.span[1] - len(last), phrase.span[1]), phrase.kind, None, 0.85)]
    if last in word_list("generic") and (size < 3 or ADJECTIVE.search(before)):
        return []
    return [
        Name(
            phrase.text,
            phrase.span,
            phrase.kind,
            None,
            0.65,
            is_phrase=True,
            is_said=phrase.is_said,
        )
    ]


#: Gives the names that a sentence of the paper's own marks as its own; the short forms that the
#: paper defines come with it, by where they stand.
_Rule: TypeAlias = Callable[[str, Sentence, dict[int, Definition]], Iterator[Name]]
#: In the order in which they are asked, each with words of which all it finds holds one.
_RULES: tuple[tuple[_Rule, tuple[str, ...]], ...] = (
    (_novel, ("novel", "new", "unique")),
    (_quoted, ('"', "“", "`", "'", "‘", "*", "\\")),
    (_our_method, ("ur ",)),
    (_enumerated, (") a", ") the ")),
    (_proposed_here, ("proposed ", "introduced ", "presented ", "developed ", "designed ")),
    (_proved, (" theorem", " lemma", " principle", " inequality")),
    (_capitalised, (" ",)),
)


class Coining:
    """The rules above that have anything to do in one text: most texts lack the words of most."""

    def __init__(self, text: str, shorts: dict[int, Definition]) -> None:
        self._text, self._shorts = text, shorts
        here = [(rule, [word for word in words if word in text]) for rule, words in _RULES]
        self._rules = [(rule, words) for rule, words in here if words]

    def names(self, sentence: Sentence) -> Iterator[Name]:
        """Give the names that a sentence of the paper's own marks as its own."""
        begin, end = sentence.span
        for rule, words in self._rules:
            for word in words:
                if self._text.find(word, begin, end) >= 0:
                    yield from rule(self._text, sentence, self._shorts)
                    break
