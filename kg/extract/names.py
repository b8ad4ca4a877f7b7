"""Names that the paper itself introduces: "we propose X", "a method called X".

1. The object of a proposing verb whose subject is the paper: a name without article ("we
   introduce ACECode"), a name beside the noun that says what it is ("the MuonClip optimizer"),
   a short form in brackets ("… policy learning (TSPO)"), or the describing phrase itself.
2. What the paper says it calls so ("called", "dubbed", "termed", "which we name").
3. A short form that the paper defines in its own part and goes on to use.

The noun phrase around the name gives its kind: a benchmark, a setting, a task, else a method.
"""

import re
from collections.abc import Iterator

from kg.extract.abbreviations import Definition
from kg.extract.coined import Coining, defined_before, defined_by, described, subject_of_passive
from kg.extract.cues import Sentence
from kg.extract.naming import (
    ADJECTIVE,
    BENCHMARK_ENDINGS,
    Name,
    is_name_like,
    is_no_name,
    kind_beside,
    whole_words,
)
from kg.extract.phrases import HEAD, kind_of_head, kind_of_last_head, noun_phrase
from kg.model import Kind

#: One word of a name: letters and digits with the signs that names carry.
_W = r"[A-Za-zα-ωΑ-Ω0-9τ²³∞][\w^*²³+./&∞-]*"
_QUOTE = r"[\"“‘`'$]{0,3}(?:\\(?:text\w\w|emph)\{)?"
_NAME = re.compile(rf"{_QUOTE}(?P<name>{_W}(?: (?:[A-Z0-9][\w+./-]*|{_W}[A-Z][\w+./-]*)){{0,3}})")
_BESIDE = re.compile(rf"(?:,? |: | \(|, ?){_QUOTE}(?P<name>{_W}(?: [A-Z0-9][\w+.-]*){{0,2}})")
_AFTER_CALLED = re.compile(rf" (?:the |as )?{_NAME.pattern}")
#: "we call our *algorithm* …"
_CALLED_NOUN = re.compile(
    r" (?:(?:our|this|the)(?: \w+)? )?(?:algorithm|method|approach|framework|model|system)\b"
)
_AND_NAME = re.compile(rf" and {_NAME.pattern}")
_ALONGSIDE = re.compile(
    rf"[^.;]{{0,80}}?\b(?:and|alongside|along with|together with) {_NAME.pattern}"
)
_APPOSITION = re.compile(r"(?:,|:| -|–| –|—| —| \()? ?(?:\([^()]*\),? )?(?:which is |is )?an? ")
_BRACKETED = re.compile(
    rf"an? (?:(?!(?:that|which|to|for|with|in|on|of|by) )[\w-]+ ){{1,9}}\((?P<name>{_W})\)"
)
_ANY_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[\"”’'`}]")
_INDEFINITE = re.compile(r"(?<![\w-])(?:[Aa]n?|[Oo]ur|[Nn]ovel) ")
#: What is a version of a method is one.
_VERSION = re.compile(r"\b(?:version|variant|extension)s? of ")
_BEFORE_ADJECTIVE = ("our ", "the ", "this ", "newly ", "previously ", "recently ", "originally ")
_WHOLE_WORD = re.compile(_W)
_STOPS = re.compile(r"\b(?:that|which|to|where|whose|by|via|using|with|for|in|on|based)\b|[.;:]")
_FOLLOWS = re.compile(
    r"[\"”’`'$}]{0,3}(?:,|:|\(|;| -|–|—|\.|'s|$| \(| (?:that|which|for|to|is|as|by|can|on|in|with|"
    r"and|via|through|alongside|under|from|\w+ing|a|an|the|\w+s)\b)"
)


def introduced_names(
    text: str, parts: list[Sentence], defined: dict[str, Definition]
) -> list[Name]:
    """Give the names that the sentences of a field introduce, in order, each once."""
    found: dict[str, Name] = {}
    shorts = {d.short_span[0]: d for d in defined.values()}
    coining = Coining(text, shorts)
    for sentence in parts:
        for start, end, cue in sentence.cues:
            if (
                cue.name == "propose"
                and _is_own(sentence, start, end)
                and not _is_said_of(text, start, end)
            ):
                for name in _proposed(text, end + 1, sentence.span[1], shorts):
                    found.setdefault(name.text, name)
            if cue.name == "propose" and sentence.is_own:
                for name in subject_of_passive(text, sentence.span[0], start):
                    found.setdefault(name.text, name)
            elif cue.name == "called":
                for name in _called(text, start, end, sentence, defined):
                    found[name.text] = name
        if sentence.is_own:
            for name in coining.names(sentence):
                found.setdefault(name.text, name)
        if defined:
            for name in _defined_and_used(text, sentence, defined):
                found.setdefault(name.text, name)
    return list(found.values())


def _is_said_of(text: str, start: int, end: int) -> bool:
    """Whether the verb is but an adjective: "our *proposed* framework", "previously *proposed*"."""
    before = text[max(0, start - 11) : start].casefold()
    return text.endswith("ed", start, end) and before.endswith(_BEFORE_ADJECTIVE)


def _is_own(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the paper is the subject: "we … propose", or in its own part "ACECode introduces"."""
    for _, stop, cue in sentence.cues:
        if stop > start:
            break
        if cue.is_own:
            return True
    if not sentence.is_own:
        return False
    subject = _last_word(sentence.text[max(sentence.span[0], start - 40) : start])
    return sentence.text.endswith("ing", start, end) or is_name_like(subject)


def _called(
    text: str, begin: int, end: int, sentence: Sentence, defined: dict[str, Definition]
) -> Iterator[Name]:
    """Read the name behind the words ``text[begin:end]``, which say that a name follows."""
    noun = _CALLED_NOUN.match(text, end)
    end = noun.end() if noun else end
    for definition in defined.values():  # "called historical information bottleneck (HIB)"
        if 0 < definition.long_span[0] - end <= 5 and definition.long_span[1] <= sentence.span[1]:
            kind = _kind_before(text[sentence.span[0] : begin][-160:])
            yield Name(definition.short, definition.short_span, kind, definition.long, 0.9)
            return
    found = _AFTER_CALLED.match(text, end, sentence.span[1])
    name = _trim(found["name"]) if found else ""
    if found and name and (name[0].isupper() or is_name_like(name.split()[0])):
        start = found.start("name")
        long = defined[name].long if name in defined else None
        kind = _kind_before(text[sentence.span[0] : begin][-160:])
        yield Name(name, (start, start + len(name)), kind, long, 0.9)
        other = _AND_NAME.match(text, start + len(name), sentence.span[1])
        if other is not None and is_name_like(_trim(other["name"])):  # "Clip-Cov and KL-Cov"
            second, at = _trim(other["name"]), other.start("name")
            yield Name(second, (at, at + len(second)), kind, None, 0.85)


def _kind_before(before: str) -> Kind:
    """Give the kind by the last noun phrase with an article: "a benchmark for agents called"."""
    begin = max((found.end() for found in _INDEFINITE.finditer(before)), default=0)
    stop = _STOPS.search(before, begin)
    near = before[begin : stop.start() if stop else len(before)]
    if begin and _VERSION.search(near):
        return "method"
    return kind_of_last_head(near if begin and HEAD.search(near.lower()) else before)


def _defined_and_used(
    text: str, sentence: Sentence, defined: dict[str, Definition]
) -> Iterator[Name]:
    """Give short forms that an own sentence defines, with capitals, and later ones use."""
    if not sentence.is_own:
        return
    for short, definition in defined.items():
        start, end = definition.short_span
        is_here = sentence.span[0] <= start < sentence.span[1] and text[start:end] == short
        if not is_here or is_no_name(short):
            continue
        proposed = text.endswith(("our ", "Our "), 0, definition.long_span[0]) or any(
            cue.name == "propose" and at <= definition.long_span[0] and _is_own(sentence, begin, at)
            for begin, at, cue in sentence.cues
        )
        # Ordinary terms are defined in lower case; a name of one's own is capitalised.
        initials = [word[0] for word in re.findall(r"\w+", definition.long)]
        capital = sum(c.isupper() for c in initials) * 2 > len(initials)
        if proposed or (capital and sum(at > end for at, _ in whole_words(text, short)) >= 2):
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
    if bare is not None and not is_no_name(bare["name"].split()[0]):
        name = _bare_name(text, bare, end, shorts)
        if name is not None:
            return [name, *_alongside(text, name, end)]
    phrase = noun_phrase(text, start, end)
    short = defined_by(text, phrase, end, shorts)
    if short is not None:
        return [short]
    near = min(end, start + 220)
    known = defined_before(shorts, start)
    return (
        _beside_head(text, start, near, known)
        or _in_brackets(text, start, near)
        or described(phrase, known=known)
    )


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
    if bare.start() < start and not begins and _CLOSED.match(text, stop) and len(name) > 4:
        begins = True  # "we introduce \\emph{cross-tuning}": the signs around it make it a name
    if not begins or ADJECTIVE.search(name) or not _FOLLOWS.match(text, stop):
        return None
    kind = _kind_of_phrase(name, text[stop : min(end, stop + 160)])
    return Name(name, (start, stop), kind, None, 0.95 if shaped else 0.8)


def _beside_head(text: str, start: int, end: int, known: frozenset[str]) -> list[Name]:
    """Find a name beside the noun: "a framework, COMPASS,", "the MuonClip optimizer"."""
    stop = _STOPS.search(text, start, end)
    for head in _ANY_WORD.finditer(text, start, stop.start() if stop else end):
        kind = kind_of_head(head[0])
        if kind is None:
            continue
        after = _BESIDE.match(text, head.end(), end)
        name = _trim(after["name"]) if after else ""
        if after and name and is_name_like(name.split()[0]):
            at = after.start("name")
            return [Name(name, (at, at + len(name)), kind, None, 0.85)]
        word = _last_word(text[max(start, head.start() - 40) : head.start()])
        at = head.start() - 1 - len(word)
        if is_name_like(word) and not (
            word in known and ADJECTIVE.search(text, max(0, at - 30), at - 1)
        ):
            return [Name(word, (at, at + len(word)), kind, None, 0.8)]
    return []


def _in_brackets(text: str, start: int, end: int) -> list[Name]:
    """Find a name in brackets behind a long phrase: "a decentralized recurrent Q-net (DRQN)"."""
    found = _BRACKETED.match(text, start, end)
    if found is None or not is_name_like(found["name"]):
        return []
    kind = kind_of_head(text[start : found.start("name") - 2].rpartition(" ")[2]) or "method"
    return [Name(found["name"], found.span("name"), kind, None, 0.85)]


def _last_word(before: str) -> str:
    """Give the word that ``before`` ends in, a space behind it; "" for one with odd signs."""
    if not before.endswith(" "):
        return ""
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    word = word[word.rfind(",") + 1 :]
    return word if _WHOLE_WORD.fullmatch(word) else ""


def _trim(name: str) -> str:
    """Cut what the pattern took too much: sentence ends, brackets, a trailing head noun."""
    name = name.rstrip(".,:;/-")
    words = name.split()
    while words and (
        (is_no_name(words[-1]) and not (len(words) > 1 and words[-1] == "RL"))
        or (len(words) > 1 and words[-1].islower() and HEAD.fullmatch(words[-1]))
    ):
        words.pop()
    return " ".join(words)


def _kind_of_phrase(name: str, after: str) -> Kind:
    """Give the kind by the suffix of the name or the head noun of the apposition after it."""
    if name.casefold().endswith(BENCHMARK_ENDINGS):
        return "benchmark"
    beside = _APPOSITION.match(after)
    if beside is not None:  # "When2Tool, a benchmark of 18 environments"
        phrase = noun_phrase(after, beside.end(), len(after))
        return kind_of_last_head(after[beside.end() : phrase.end])
    start = len(after) - len(after.lstrip(" ,:;(-–—\"'”’)"))
    stop = _STOPS.search(after, start)
    return kind_of_last_head(after[: stop.start() if stop else 120])
