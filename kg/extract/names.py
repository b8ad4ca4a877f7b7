"""Names that the paper itself introduces: "Kimi K2: …", "we propose X", "a method called X".

1. The title before a colon, when it reads like a name.
2. The object of a proposing verb whose subject is the paper: a name without article ("we
   introduce ACECode"), a name beside the noun that says what it is ("the MuonClip optimizer"),
   a short form in brackets ("… policy learning (TSPO)"), or the describing phrase itself.
3. What the paper says it calls so ("called", "dubbed", "termed", "which we name").
4. A short form that the paper defines in its own part and goes on to use.

The noun phrase around the name gives its kind: a benchmark, a setting, a task, else a method.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.extract.abbreviations import Definition
from kg.extract.cues import Sentence
from kg.extract.phrases import HEAD, Phrase, kind_of_head, kind_of_last_head, noun_phrase
from kg.extract.sentences import Span
from kg.model import Kind

#: One word of a name: letters and digits with the signs that names carry.
_W = r"[A-Za-zα-ωΑ-Ω0-9τ²³∞][\w^*²³+./&∞-]*"
_QUOTE = r"[\"“‘`'$]{0,3}(?:\\(?:text\w\w|emph)\{)?"
_NAME = re.compile(rf"{_QUOTE}(?P<name>{_W}(?: (?:[A-Z0-9][\w+./-]*|{_W}[A-Z][\w+./-]*)){{0,3}})")
_BESIDE = re.compile(rf"(?:,? |: | \(|, ?){_QUOTE}(?P<name>{_W}(?: [A-Z0-9][\w+.-]*){{0,2}})")
_AFTER_CALLED = re.compile(rf" (?:the |as )?{_NAME.pattern}")
_AND_NAME = re.compile(rf" and {_NAME.pattern}")
_ALONGSIDE = re.compile(
    rf"[^.;]{{0,80}}?\b(?:and|alongside|along with|together with) {_NAME.pattern}"
)
_NEW = re.compile(
    r"\b(?:a|an|our|the|two|three) (?:[\w-]+ and |simple,? |fully )?(?:novel|new|unique)\b,? ?"
)
_OURS = re.compile(
    r"\b[Oo]ur (?:[\w-]+ )?(?:method|approach|framework|algorithm|model|system|technique), "
    r"(?:called |named |dubbed |termed )?"
)
_PASSIVE = re.compile(
    r"\b(?:an?|two|novel) (?P<what>[^,.;:()]{3,80}?) (?:is|are)(?: (?:further|then|also|\w+ly))? \Z"
)
_QUOTED = re.compile(r"[\"“`'‘*\\]")  # told at once for the many sentences without
_COINED = re.compile(
    r"(?:\"|“|``|(?<![\w])'|‘|(?<![\w*])\*|\\(?:emph|text\w\w)\{)"
    r"(?P<term>[A-Za-z][\w-]+(?: [\w-]+){1,4}|\w+(?:-\w+){2,4})"
    r"(?:\"|”|''|'(?!\w)|’(?!\w)|\*(?!\w)|\})"
)
_NEW_BENCHMARK = re.compile(
    r"\b(?:a|an|new|novel) (?:[\w-]+ ){0,5}(?:benchmark|dataset|corpus)\b", re.I
)
_APPOSITION = re.compile(r"(?:,|:| -|–| –|—| —| \()? ?(?:\([^()]*\),? )?(?:which is |is )?an? ")
_ANY_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r" (\w+)")
_MEANS = re.compile(r"\b(?:via|through|with|by|using) ")
_WHOLE_WORD = re.compile(_W)
_SUFFIXES = (
    *("bench", "gym", "arena", "eval", "dataset", "corpus", "suite", "env", "qa", "-set", "-data"),
)
_STOPS = re.compile(r"\b(?:that|which|to|where|whose|by|via|using|with|for|in|on|based)\b|[.;:]")
_FOLLOWS = re.compile(
    r"[\"”’`'$}]{0,3}(?:,|:|\(|;| -|–|—|\.|'s|$| \(| (?:that|which|for|to|is|as|by|can|on|in|with|"
    r"and|via|through|alongside|under|from|\w+ing|a|an|the|\w+s)\b)"
)
_SHAPE = re.compile(r"[A-Za-z0-9α-ω][A-Z]|[A-Za-zα-ω]\d|[A-Z]\w*-\d|\+\+\Z|[a-z]-[A-Z]\Z")
#: The same inside a longer piece of text.
_SHAPE_INSIDE = re.compile(_SHAPE.pattern.replace(r"\Z", r"(?![\w+²-])"))
_PREFIX = re.compile(r"(?:multi|non|pre|post|sub|cross|semi|anti|inter|intra|self|co)-")
#: Plain words that a title spells its acronym in: "INFOrmation".
_SPELLED = re.compile(r"[A-Z]{2,5}[a-z]{5,}\Z")
_ADJECTIVE = re.compile(
    r"-(?:based|like|style|free|aware|driven|guided|powered|enhanced|tuned|trained|specific|level|"
    r"focused|only|type|and|to|related|generated|assisted|enabled|oriented|centric|induced|"
    r"[a-z]+ed|conditional|compatible|favorable|ready)\Z",
    re.IGNORECASE,
)


@cache
def _no_names() -> frozenset[str]:
    text = (files("kg.extract") / "no_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _is_no_name(word: str) -> bool:
    folded, no_names = _PREFIX.sub("", word.casefold()), _no_names()
    return folded in no_names or folded.removesuffix("s") in no_names


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the paper introduces, where it does so, and what its phrase says it is."""

    text: str
    span: Span
    kind: Kind
    long: str | None  #: the long form that the text gives, or ``None``
    score: float  #: how sure the pattern is, in [0, 1]
    is_phrase: bool = False  #: a describing phrase, not a proper name
    is_introduced: bool = True  #: else the paper only defines a short form for what it names


def may_hold_name(piece: str) -> bool:
    """Whether a piece of text may hold a word that :func:`is_name_like` accepts; a quick test."""
    core = piece.strip(".,:;()")
    if core.istitle() and core.isalpha():
        return False
    return _SHAPE_INSIDE.search(piece) is not None


def is_name_like(word: str) -> bool:
    """Whether the letters alone make the word a name: "GenCLS++", "f-DVL", "D4RL", "COMPASS".

    "Actor-Critic" and "Pre-Training" are capitalised words, not names; "top-5" is none either.
    """
    if _SHAPE.search(word) is None or _is_no_name(word):
        return False
    if _ADJECTIVE.search(word) or _SPELLED.match(word):  # "RF-based", "DAgger-like"
        return False
    return sum(map(str.isalpha, word)) >= 2


def whole_words(text: str, name: str) -> Iterator[Span]:
    """Give the places where ``name`` stands as words of its own: not in "GRPO-CARE" or "GRPO+"."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        after = text[end : end + 2]
        if not (text[at - 1 : at].isalnum() and at) and not (
            after[:1].isalnum()
            or after[:1] in ("_", "+")
            or (after[:1] == "-" and after[1:].isalpha())
        ):
            yield at, end
        at = text.find(name, end)


def title_name(title: str, body: str, defined: dict[str, Definition]) -> Name | None:
    """Give the name before the colon of a title, if it is one."""
    head, colon, rest = title.partition(":")
    name = head.strip(" \"“”'`")
    words = name.split()
    if not colon or not words or len(words) > 4 or not rest.strip():
        return None
    score = _title_score(name, words, body)
    if score is None:
        return None
    start = title.index(name)
    long = defined[name].long if name in defined else None
    return Name(name, (start, start + len(name)), _kind_in_title(name, rest), long, score)


def _title_score(name: str, words: list[str], body: str) -> float | None:
    recurs = next(whole_words(body, name), None) is not None
    shaped = any(is_name_like(word) for word in words)
    if len(words) == 1:
        return 0.95 if shaped else 0.9 if recurs and name[0].isupper() else 0.6
    if recurs and shaped:
        return 0.95
    if recurs and all(word[0].isupper() or word[0].isdigit() for word in words):
        return 0.8
    return 0.6 if shaped and len(words) <= 2 else None


def title_phrase(title: str) -> Name | None:
    """Give the phrase that a title begins with when it names a method: "X replay for …"."""
    start = title.find(": ") + 2 if ": " in title else 0
    after = _MEANS.search(title, start)
    for begin in [start, *([after.end()] if after else [])]:
        phrase = noun_phrase(title, begin, len(title))
        is_gerund = phrase.words[:1] and phrase.words[0].endswith("ing")
        if phrase.has_head and phrase.kind == "method" and len(phrase.words) > 1 and not is_gerund:
            return Name(phrase.text, phrase.span, "method", None, 0.6, is_phrase=True)
    return None


def introduced_names(
    text: str, parts: list[Sentence], defined: dict[str, Definition]
) -> list[Name]:
    """Give the names that the sentences of a field introduce, in order, each once."""
    found: dict[str, Name] = {}
    shorts = {d.short_span[0]: d for d in defined.values()}
    for sentence in parts:
        for start, end, cue in sentence.cues:
            if cue.name == "propose" and _is_own(sentence, start, end):
                for name in _proposed(text, end + 1, sentence.span[1], shorts):
                    found.setdefault(name.text, name)
            if cue.name == "propose" and sentence.is_own:
                for name in _subject(text, sentence.span[0], start):
                    found.setdefault(name.text, name)
            elif cue.name == "called":
                for name in _called(text, start, end, sentence, defined):
                    found[name.text] = name
        if sentence.is_own:
            beside = _our_method(text, sentence, shorts)
            for name in [*_novel(text, sentence, shorts), *_quoted(text, sentence), *beside]:
                found.setdefault(name.text, name)
        if defined:
            for name in _defined_and_used(text, sentence, defined):
                found.setdefault(name.text, name)
    return list(found.values())


def _novel(text: str, sentence: Sentence, shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give what an own sentence says is new, whatever its verb: "through a novel cost reward"."""
    begin, end = sentence.span
    for new in _NEW.finditer(text, begin, end):
        phrase = noun_phrase(text, new.end(), end)
        short = _defined_by(text, phrase, end, shorts)
        yield from [short] if short else _described(phrase)


def _subject(text: str, begin: int, end: int) -> list[Name]:
    """Give the subject of a passive: "a critical state identification algorithm is designed"."""
    found = _PASSIVE.search(text, max(begin, end - 120), end)
    if found is None:
        return []
    phrase = noun_phrase(text, found.start("what"), found.end("what"))
    return _described(phrase) if phrase.end == found.end("what") else []


def _our_method(text: str, sentence: Sentence, shorts: dict[int, Definition]) -> Iterator[Name]:
    """Give what stands beside "our method": "our proposed method, user-centered RL, lets …"."""
    begin, end = sentence.span
    for ours in _OURS.finditer(text, begin, end):
        phrase = noun_phrase(text, ours.end(), end)
        short = _defined_by(text, phrase, end, shorts)
        if short is not None:
            yield short
        elif phrase.text and text[phrase.end : phrase.end + 1] == ",":
            is_name = is_name_like(phrase.words[0])
            if is_name or (len(phrase.words) > 1 and phrase.has_head):
                yield Name(phrase.text, phrase.span, "method", None, 0.8, is_phrase=not is_name)


def _quoted(text: str, sentence: Sentence) -> Iterator[Name]:
    """Give the terms that an own sentence coins in quotation marks: a "temporal recall" scheme."""
    if not _QUOTED.search(text, *sentence.span):
        return
    for term in _COINED.finditer(text, *sentence.span):
        start, end = term.span("term")
        kind = kind_beside(text, start, term.end()) or kind_of_head(term["term"].split()[-1])
        if kind is not None:
            yield Name(term["term"], (start, end), kind, None, 0.7, is_phrase=True)


def _defined_by(text: str, phrase: Phrase, end: int, shorts: dict[int, Definition]) -> Name | None:
    """Give the short form that a phrase, or what stands beside it, defines."""
    start = phrase.span[0]
    for at, definition in shorts.items():
        # "a Falsity-Controllable (FACO) dataset": the noun stands behind the bracket;
        # "a new setting, continual offline RL (CORL)": it stands before.
        if start <= definition.long_span[0] <= phrase.end + 2 and start < at < end:
            kind = kind_beside(text, at, definition.short_span[1] + 1) or phrase.kind
            return Name(definition.short, definition.short_span, kind, definition.long, 0.85)
    return None


def _is_own(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the paper itself is the subject: "we … propose", "X is proposed" in its own part."""
    for _, stop, cue in sentence.cues:
        if stop > start:
            break
        if cue.is_own:
            return True
    return sentence.is_own and sentence.text.endswith("ing", start, end)


def _called(
    text: str, begin: int, end: int, sentence: Sentence, defined: dict[str, Definition]
) -> Iterator[Name]:
    """Read the name behind the words ``text[begin:end]``, which say that a name follows."""
    for definition in defined.values():  # "called historical information bottleneck (HIB)"
        if 0 < definition.long_span[0] - end <= 5 and definition.long_span[1] <= sentence.span[1]:
            kind = kind_of_last_head(text[sentence.span[0] : begin][-160:])
            yield Name(definition.short, definition.short_span, kind, definition.long, 0.9)
            return
    found = _AFTER_CALLED.match(text, end, sentence.span[1])
    name = _trim(found["name"]) if found else ""
    if found and name and (name[0].isupper() or is_name_like(name.split()[0])):
        start = found.start("name")
        long = defined[name].long if name in defined else None
        kind = kind_of_last_head(text[sentence.span[0] : begin][-160:])
        yield Name(name, (start, start + len(name)), kind, long, 0.9)
        other = _AND_NAME.match(text, start + len(name))
        if other is not None and is_name_like(_trim(other["name"])):  # "Clip-Cov and KL-Cov"
            second, at = _trim(other["name"]), other.start("name")
            yield Name(second, (at, at + len(second)), kind, None, 0.85)


def _defined_and_used(
    text: str, sentence: Sentence, defined: dict[str, Definition]
) -> Iterator[Name]:
    """Give short forms that an own sentence defines, with capitals, and later ones use."""
    if not sentence.is_own:
        return
    for short, definition in defined.items():
        start, end = definition.short_span
        if not sentence.span[0] <= start < sentence.span[1] or text[start:end] != short:
            continue
        proposed = any(
            cue.name == "propose" and at <= definition.long_span[0] and _is_own(sentence, begin, at)
            for begin, at, cue in sentence.cues
        )
        # Ordinary terms are defined in lower case; a name of one's own is capitalised.
        initials = [word[0] for word in re.findall(r"\w+", definition.long)]
        capital = sum(c.isupper() for c in initials) * 2 > len(initials)
        recurs = sum(at > end for at, _ in whole_words(text, short))
        if proposed or (capital and recurs >= 2):
            kind = _kind_of_phrase(short, text[end + 1 : end + 60])
            yield Name(short, (start, end), kind, definition.long, 0.75 if proposed else 0.7)
            continue
        head = kind_beside(text, start, end + 1) or kind_of_head(definition.long.split()[-1])
        if head is not None and " " in definition.long:
            span = (start, end)
            yield Name(short, span, head, definition.long, 0.6, is_introduced=False)


def _proposed(text: str, start: int, end: int, shorts: dict[int, Definition]) -> list[Name]:
    """Read the object of a proposing verb that ends before ``start``."""
    bare = _NAME.match(text, start, end)
    if bare is not None and not _is_no_name(bare["name"].split()[0]):
        name = _bare_name(text, bare, end, shorts)
        if name is not None:
            return [name, *_alongside(text, name, end)]
    phrase = noun_phrase(text, start, end)
    short = _defined_by(text, phrase, end, shorts)
    if short is not None:
        return [short]
    named = _beside_head(text, start, min(end, start + 220))
    return named or _described(phrase)


def _described(phrase: Phrase) -> list[Name]:
    """Take the describing phrase for the name: "a temperature-based reward reassignment scheme"."""
    # "a distance metric" names nothing new; "a reward reassignment scheme" does; and again
    # "a theory-driven framework" does not.
    if not phrase.has_head or len(phrase.words) < (2 if phrase.has_generic else 3):
        return []
    if phrase.has_generic and _ADJECTIVE.search(phrase.words[-2]):
        return []
    return [Name(phrase.text, phrase.span, phrase.kind, None, 0.65, is_phrase=True)]


def _alongside(text: str, first: Name, end: int) -> Iterator[Name]:
    """Give a second name of the same object: "…, alongside DexIL, a novel imitation algorithm"."""
    found = _ALONGSIDE.match(text, first.span[1], end)
    name = _trim(found["name"]) if found else ""
    if found and name and is_name_like(name.split()[0]):
        at = found.start("name")
        kind = _kind_of_phrase(name, text[at + len(name) : min(end, at + 160)])
        if _FOLLOWS.match(text, at + len(name)):
            yield Name(name, (at, at + len(name)), kind, None, 0.75)


def _bare_name(
    text: str, bare: re.Match[str], end: int, shorts: dict[int, Definition]
) -> Name | None:
    name = _trim(bare["name"])
    if not name:
        return None
    start, stop = bare.start("name"), bare.start("name") + len(name)
    # "we propose Temporal Sampling Policy Optimization (TSPO)": the short form is the name.
    for definition in shorts.values():
        if definition.long_span[0] == start:
            kind = _kind_of_phrase(definition.short, text[definition.short_span[1] : end])
            return Name(definition.short, definition.short_span, kind, definition.long, 0.95)
    shaped = any(is_name_like(word) for word in name.split())
    begins = name[0].isupper() or is_name_like(name.split()[0])  # not "strong PAC"
    if not begins or not _FOLLOWS.match(text, stop):
        return None
    kind = _kind_of_phrase(name, text[stop : min(end, stop + 160)])
    return Name(name, (start, stop), kind, None, 0.95 if shaped else 0.8)


def _beside_head(text: str, start: int, end: int) -> list[Name]:
    """Find a name beside the noun: "a framework, COMPASS,", "the MuonClip optimizer"."""
    for head in _ANY_WORD.finditer(text, start, end):
        kind = kind_of_head(head[0])
        if kind is None:
            continue
        after = _BESIDE.match(text, head.end(), end)
        name = _trim(after["name"]) if after else ""
        if after and name and is_name_like(name.split()[0]):
            at = after.start("name")
            return [Name(name, (at, at + len(name)), kind, None, 0.85)]
        word = _last_word(text[max(start, head.start() - 40) : head.start()])
        if is_name_like(word):
            at = head.start() - 1 - len(word)
            return [Name(word, (at, at + len(word)), kind, None, 0.8)]
        if _STOPS.search(text, start, head.start()):
            break
    return []


def _last_word(before: str) -> str:
    """Give the word that ``before`` ends in, a space behind it; "" for one with odd signs."""
    if not before.endswith(" "):
        return ""
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    word = word[word.rfind(",") + 1 :]
    return word if _WHOLE_WORD.fullmatch(word) else ""


def kind_beside(text: str, start: int, end: int) -> Kind | None:
    """Give the kind of the name ``text[start:end]`` by its suffix or the noun after it."""
    if text[start:end].casefold().endswith(_SUFFIXES):
        return "benchmark"
    following = _NEXT_WORD.match(text, end)
    return kind_of_head(following[1]) if following else None


def _trim(name: str) -> str:
    """Cut what the pattern took too much: sentence ends, brackets, a trailing head noun."""
    name = name.rstrip(".,:;/-")
    words = name.split()
    while words and (
        _is_no_name(words[-1])
        or (len(words) > 1 and words[-1].islower() and HEAD.fullmatch(words[-1]))
    ):
        words.pop()
    return " ".join(words)


def _kind_of_phrase(name: str, after: str) -> Kind:
    """Give the kind by the suffix of the name or the head noun of the apposition after it."""
    if name.casefold().endswith(_SUFFIXES):
        return "benchmark"
    beside = _APPOSITION.match(after)
    if beside is not None:  # "When2Tool, a benchmark of 18 environments"
        return noun_phrase(after, beside.end(), len(after)).kind
    start = len(after) - len(after.lstrip(" ,:;(-–—\"'”’)"))
    stop = _STOPS.search(after, start)
    return kind_of_last_head(after[: stop.start() if stop else 120])


def _kind_in_title(name: str, rest: str) -> Kind:
    """Give the kind of a name by the phrase behind the colon of a title."""
    if name.casefold().endswith(_SUFFIXES):
        return "benchmark"
    phrase = noun_phrase(rest, len(rest) - len(rest.lstrip()), len(rest))
    if phrase.kind == "method" and _NEW_BENCHMARK.search(rest):
        return "benchmark"
    return phrase.kind
