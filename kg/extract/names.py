"""Names that the paper itself introduces: "Kimi K2: …", "we propose X", "a method called X".

1. The title before a colon, when it reads like a name.
2. What stands after a proposing verb without an article ("we introduce ACECode"), before or
   after the noun that says what it is ("the MuonClip optimizer", "a framework, COMPASS,"), or
   in brackets behind the phrase that is proposed ("… policy learning (TSPO)").
3. What the paper says it calls so ("called", "dubbed", "termed", "which we name").

The noun phrase around the name gives its kind: a benchmark, a setting, a task, else a method.
"""

import re
from dataclasses import dataclass

from kg.extract.abbreviations import Definition
from kg.extract.sentences import Span
from kg.model import Kind

#: One word of a name: letters and digits with the signs that names carry.
_W = r"[A-Za-zα-ωΑ-Ω0-9$τ²³∞][\w$\\^{}*²³+./&∞-]*"
_NAME = rf"(?P<name>{_W}(?: (?:[A-Z0-9]|{_W}[A-Z])[\w$^{{}}*²³+./-]*){{0,3}})"
_VERB = (
    r"(?:introduc(?:es?|ing)|propos(?:es?|ing)|present(?:s|ing)?|develop(?:s|ing)?|"
    r"design(?:s|ing)?|devis(?:es?|ing)|describes?|contributes?|builds?|creates?|constructs?|"
    r"releases?|formulates?|puts? forward|offers?|unveils?|establish(?:es)?)"
)
_WHO = (
    r"(?:\b(?:we|authors)|\b(?:this|our|the) (?:paper|work|article|study|report|manuscript|"
    r"technical report)|\b(?:by|and|gap|challenges?|issues?|limitations?|problems?),?)"
)
_ADVERB = r"(?: (?:\w+ly|also|then|first|thus|further|hence|next|here|therefore|in turn))?"
_PROPOSAL = re.compile(rf"{_WHO}{_ADVERB} {_VERB}{_ADVERB} ", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:\b(?:called|named|dubbed|termed|coined|namely|denoted(?: as| by)?|abbreviated (?:as|to)|"
    r"titled|we (?:call|name|term|dub|coin)(?: (?:it|this|these|the|our)(?: \w+){0,2})?|"
    r"which we (?:call|name|term|dub|refer to as)|(?:is|as) referred to as|"
    r"refer to (?:it|this|our|these|the)(?: \w+){0,3} as)) (?:the )?[\"“‘`']*" + _NAME
)
_HEADS: dict[Kind, str] = {
    "benchmark": (
        "benchmarks?|datasets?|data sets?|test ?suites?|suites?|environments?|simulators?|corpus|"
        "corpora|testbeds?|leaderboards?|test set|collections?"
    ),
    "setting": "problem|setting|regime|formalism",
    "domain": "tasks?|subtasks?",
    "method": (
        "frameworks?|methods?|methodology|algorithms?|models?|approach(?:es)?|systems?|"
        "architectures?|techniques?|networks?|optimi[sz]ers?|loss(?:es)?|objectives?|agents?|"
        "pipelines?|paradigms?|strateg(?:y|ies)|polic(?:y|ies)|modules?|mechanisms?|procedures?|"
        "planners?|controllers?|toolkits?|librar(?:y|ies)|platforms?|engines?|solvers?|"
        "famil(?:y|ies)|variants?|extensions?|estimators?|transformers?|tools?|schemes?|"
        "attacks?|defen[sc]es?|protocols?|LLMs?|assistants?|learners?|learning|optimi[sz]ation|"
        "reasoners?|generators?|encoders?|decoders?|metrics?|languages?|detectors?|recipes?"
    ),
}
_HEAD = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _HEADS.items()) + r")\b", re.I
)
_SUFFIX = re.compile(
    r"(?:bench|gym|arena|eval|dataset|corpus|suite|env|QA)\Z|-(?:set|data)\Z", re.I
)
_STOPS = re.compile(r"\b(?:that|which|to|where|whose|by|via|using|with|for|in|on|based)\b|[.;:]")
_FOLLOWS = re.compile(
    r"(?:,|:|\(|;| -|–|—|\.|'s| (?:that|which|for|to|is|as|by|can|on|in|with|and|via|with|\w+ing|a|an|the|\w+s)\b|$)"
)
_SHAPE = re.compile(r"[A-Za-z0-9α-ω][A-Z]|[A-Za-zα-ω]\d|[A-Z]\w*-\d|\+\+\Z|[a-z]-[A-Z]\Z")
_ORDINARY = frozenset(
    (
        *("a", "an", "the", "our", "new", "novel", "two", "three", "four", "several", "it", "this"),
        *("first", "that", "both", "how", "what", "one", "some", "and", "these", "their", "its"),
        *("state", "efficient", "simple", "general", "multi", "in", "on", "no", "such", "any"),
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the paper introduces, where it does so, and what its phrase says it is."""

    text: str
    span: Span
    kind: Kind
    long: str | None  #: the long form that the text gives, or ``None``
    score: float  #: how sure the pattern is, in [0, 1]


def is_name_like(word: str) -> bool:
    """Whether the letters alone make the word a name: "GenCLS++", "f-DVL", "D4RL", "COMPASS".

    "Actor-Critic" and "Pre-Training" are capitalised words, not names; "top-5" is none either.
    """
    return _SHAPE.search(word) is not None and sum(c.isalpha() for c in word) > 1


def title_name(title: str, body: str, defined: dict[str, Definition]) -> Name | None:
    """Give the name before the colon of a title, if it is one."""
    head, colon, rest = title.partition(":")
    name = head.strip(" \"“”'`")
    words = name.split()
    if not colon or not words or len(words) > 4 or not rest.strip():
        return None
    start = title.index(name)
    span = (start, start + len(name))
    recurs = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w])", body) is not None
    shaped = any(is_name_like(word) for word in words)
    if len(words) == 1:
        score = 0.95 if shaped else 0.9 if recurs and name[0].isupper() else 0.6
    elif recurs and shaped:
        score = 0.95
    elif recurs and all(word[0].isupper() or word[0].isdigit() for word in words):
        score = 0.75
    elif shaped and len(words) <= 2:
        score = 0.6
    else:
        return None
    long = defined[name].long if name in defined else None
    return Name(name, span, _kind_of_phrase(name, rest), long, score)


def introduced_names(text: str, spans: list[Span], defined: dict[str, Definition]) -> list[Name]:
    """Give the names that the sentences of a field introduce, in order, each once."""
    found: dict[str, Name] = {}
    shorts = {d.short_span[0]: d for d in defined.values()}
    for begin, end in spans:
        for proposal in _PROPOSAL.finditer(text, begin, end):
            for name in _proposed(text, proposal.end(), end, shorts):
                found.setdefault(name.text, name)
        for called in _CALLED.finditer(text, begin, end):
            name_text = _trim(called["name"])
            if name_text and (name_text[0].isupper() or is_name_like(name_text)):
                start = called.start("name")
                long = defined[name_text].long if name_text in defined else None
                kind = _kind_before(text[begin : called.start()])
                span = (start, start + len(name_text))
                found.setdefault(name_text, Name(name_text, span, kind, long, 0.9))
    return list(found.values())


def _proposed(text: str, start: int, end: int, shorts: dict[int, Definition]) -> list[Name]:
    """Read the object of a proposing verb that ends before ``start``."""
    bare = re.compile(_NAME).match(text, start, end)
    if bare is not None and bare["name"].split()[0].lower() not in _ORDINARY:
        name = _bare_name(text, bare, end, shorts)
        return [name] if name else []
    names = []
    phrase_end = _phrase_end(text, start, end)
    for at, definition in shorts.items():
        if start < at <= phrase_end + 1 and definition.long_span[0] >= start:
            kind = _kind_of_phrase(definition.short, definition.long + text[at:][:60])
            names.append(Name(definition.short, definition.short_span, kind, definition.long, 0.85))
    if not names:
        names.extend(_beside_head(text, start, min(end, start + 220)))
    return names


def _bare_name(
    text: str, bare: re.Match[str], end: int, shorts: dict[int, Definition]
) -> Name | None:
    name = _trim(bare["name"])
    if not name:
        return None
    start, stop = bare.start(), bare.start() + len(name)
    # "we propose Temporal Sampling Policy Optimization (TSPO)": the short form is the name.
    for definition in shorts.values():
        if definition.long_span[0] == start:
            kind = _kind_of_phrase(definition.short, text[definition.short_span[1] : end])
            return Name(definition.short, definition.short_span, kind, definition.long, 0.95)
    shaped = any(is_name_like(word) for word in name.split())
    capital = name[0].isupper()
    if not (shaped or capital) or not _FOLLOWS.match(text, stop):
        return None
    kind = _kind_of_phrase(name, text[stop : min(end, stop + 160)])
    return Name(name, (start, stop), kind, None, 0.95 if shaped else 0.8)


def _beside_head(text: str, start: int, end: int) -> list[Name]:
    """Find a name beside the noun: "a framework, COMPASS,", "the MuonClip optimizer"."""
    for head in _HEAD.finditer(text, start, end):
        after = re.compile(rf"(?:,? |: | \(|, ?[\"“]){_NAME}").match(text, head.end(), end)
        if after is not None:
            name = _trim(after["name"])
            if name and is_name_like(name.split()[0]):
                at = after.start("name")
                kind: Kind = head.lastgroup  # type: ignore[assignment]
                return [Name(name, (at, at + len(name)), kind, None, 0.9)]
        before = re.search(rf"(?:the|a|an|our|novel|new) ({_W}) \Z", text[start : head.start()])
        if before is not None and is_name_like(before[1]):
            at = start + before.start(1)
            kind = head.lastgroup  # type: ignore[assignment]
            return [Name(before[1], (at, at + len(before[1])), kind, None, 0.7)]
        if _STOPS.search(text, start, head.start()):
            break
    return []


def _phrase_end(text: str, start: int, end: int) -> int:
    """Give where the proposed noun phrase ends: at "that", "which", "to" or a full stop."""
    stop = re.compile(r"\b(?:that|which|to|where|whose|by)\b|[.;:]").search(text, start, end)
    return stop.start() if stop else end


def _trim(name: str) -> str:
    """Cut what the pattern took too much: sentence ends, brackets, quotes, a trailing head noun."""
    name = name.rstrip(".,:;/-")
    words = name.split()
    while len(words) > 1 and (
        words[-1].lower() in _ORDINARY or (_HEAD.fullmatch(words[-1]) and words[-1].islower())
    ):
        words.pop()
    return " ".join(words)


def _kind_before(phrase: str) -> Kind:
    """Give the kind by the last head noun of the phrase: "a benchmark for agents called"."""
    stops = list(_HEAD.finditer(phrase[-160:]))
    return stops[-1].lastgroup if stops else "method"  # type: ignore[return-value]


def _kind_of_phrase(name: str, after: str) -> Kind:
    """Give the kind by the suffix of the name or the head noun of the apposition after it."""
    if _SUFFIX.search(name):
        return "benchmark"
    stop = _STOPS.search(after, 3)
    phrase = after[: stop.start() if stop else 120]
    heads = list(_HEAD.finditer(phrase))
    return heads[-1].lastgroup if heads else "method"  # type: ignore[return-value]
