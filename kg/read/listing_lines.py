"""What one line of a pasted page is, judged by itself: date, votes, people, prose, or a title."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.read.dates import MONTH

#: "title" means: short text that is none of the others and may be a title.
LineKind: TypeAlias = Literal["blank", "navigation", "date", "authors", "prose", "title"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the lines that a wrapped paragraph was joined from."""

    kind: LineKind
    text: str  #: without marks, labels and white space around
    number: int  #: of its first line in the file
    mark: str = ""  #: "1." for any numbering, "##" for such a heading, "title:", ABSTRACT, else ""


#: The mark of prose that the page itself calls an abstract.
ABSTRACT = "abstract:"


_EDGES = " \t\v\f\xa0\u200b\u2060\ufeff"
_MARKS = re.compile(
    r"(?P<heading>#{1,6})\s+|(?P<number>\(?\d{1,3}[.)]|\[\d{1,3}\])\s+|[-*+•‣◦▪●○·–—>]\s+"
)
_BOLD = re.compile(r"(\*\*|__)(?P<text>.+)\1$")
_LINKED = re.compile(r"\[(?P<text>[^\]]+)\]\((?:https?:)?//?\S*\)$")
_LABEL = re.compile(r"(?:(title)|(abstract|summary))\s*(?:[:.]|[-–—]\s)\s*", re.IGNORECASE)

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:(?:date|published|submitted|posted|announced|updated|published on|submitted on)[:\s]\s*)?"
    rf"(?P<date>(?:{_WEEKDAY}\.?,?\s+)?"
    rf"(?:(?:{MONTH})\.?\s+{_DAY}(?:,?\s+\d{{4}})?"
    rf"|{_DAY}\s+(?:{MONTH})\.?(?:,?\s+\d{{4}})?"
    rf"|(?:{MONTH})\.?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}))",
    re.IGNORECASE,
)

_COUNT = re.compile(
    r"[▲△⬆↑+#·•♥❤★⭐👍🔥\s]*\d[\d.,]*\s*[kKmM]?\s*"
    r"(?:(?:up)?votes?|likes?|comments?|points?|stars?|authors?|papers?|views?|citations?|replies"
    r"|(?:paper )?of the (?:day|week|month))?(?:\s+ago)?[\s·•]*",
    re.IGNORECASE,
)
#: Words that pages put around papers. A line is navigation when it is one of these phrases.
_PHRASES = frozenset(
    """
    new|hot|top|trending|latest|subscribe|login|log in|sign in|sign up|register|search|home|about
    menu|next|previous|prev|back|more|load more|show more|read more|see more|view all|see all|share
    upvote|downvote|vote|like|reply|bookmark|save|follow|unfollow|hide|report|edit|delete|copy
    papers|daily papers|trending papers|models|datasets|spaces|docs|pricing|community|blog|jobs
    contact|privacy|terms|tos|help|faq|settings|company|website|resources|solutions|enterprise
    pdf|html|view pdf|view html|arxiv|arxiv page|view arxiv page|abs|doi|bibtex|cite|code|github
    project page|demo|video|add to collection|ask ai|abstract|title|authors|author|summary|tl;dr
    comments|comment|skip to content|skip to main content|main navigation|table of contents
    contents|today|yesterday|this week|this month|week|month|day|daily|weekly|monthly|all|none
    submitted by|published|▲|△|↑|·|•|-
    """.replace("\n", "|").split("|")
)
_PHRASES = frozenset(phrase.strip() for phrase in _PHRASES) - {""}
_NAVIGATION = re.compile(
    r"(?:submitted|posted|shared|curated|recommended|uploaded)\s+by\b.*"
    r"|by\s?\w+ and the .*community|get .*\b(?:inbox|email)\b.*|©.*|copyright .*"
    r"|.*\ball rights reserved\b.*|.*\b(?:cookies|privacy policy|terms of (?:service|use))\b.*"
    r"|(?:sign|log) (?:in|up) to .*|subscribe to .*|follow us .*|page \d+(?: of \d+)?"
    r"|(?:view|read|show|see|load) (?:\w+ )?(?:more|all|pdf|paper|comments?|\d+ .*)"
    r"|showing \d.*|results? \d.*|https?://\S+|www\.\S+|arxiv:\s*\S+(?: \[[\w.-]+\])?|doi:\s*\S+"
    r"|(?:\w+ )?(?:github|arxiv|openreview)(?: page| link)?"
    r"|\d+ (?:minutes?|hours?|days?|weeks?) ago"
    r"|(?:home|papers)(?: [|/›»>·] .*)+",
    re.IGNORECASE,
)

_PEOPLE = re.compile(r"(?:by|authors?)\s*:\s*(?P<colon>.+)|by\s+(?P<by>.+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;·]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_OTHERS = re.compile(r",?\s+(?:et al\.?|and others|(?:and )?\+?\d+ (?:others|more|authors).*)$")
_FOOTNOTES = re.compile(r"\s?[\d*†‡§∗]+(?=\s*(?:,|;|$|and\b|&))")
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "la",
        "le",
        "bin",
        "al",
        "el",
        "dos",
        "del",
        "ter",
    )
)
#: Words of titles that no list of people has: "Sparse Rewards, Dense Hopes" has none, so commas
#: alone do not make people.
_NO_NAMES = re.compile(
    r"\b(?:Learning|Models?|Networks?|Agents?|Reinforcement|Policy|Policies|Optimization|Data|Deep"
    r"|Language|Search|Control|Planning|Methods?|Systems?|Theory|Training|Reasoning|Memory|Rewards?"
    r"|Attention|Robots?|Robotics|Vision|Neural|Analysis|Design|Survey|Benchmarks?|Generation"
    r"|Inference|Alignment|Exploration|Evaluation|Algorithms?|Scaling|Offline|Online)\b"
)
_PLACES = re.compile(
    r"\b(?:Universit\w+|Institute|Laborator\w+|Labs?|Inc\.?|Ltd\.?|GmbH|Department|College|Academy"
    r"|School of|Research Cent\w+)\b"
)

_SENTENCE_END = re.compile(r"[.!?。！？…][)\]\"'”’»*_]*(?:\[\d+\])?$")
_INNER_END = re.compile(r"[a-z0-9)%][.!?]\s+[A-Z\"“(]")
_URL_END = re.compile(r"(?:https?://\S+|\S+\.[a-z]{2,8}(?:/\S*)?)[)\].]*$", re.IGNORECASE)


def classify(raw: str, number: int) -> Line:
    """Say what a line is by its own words; its neighbours decide later what it is for."""
    text = raw.strip(_EDGES)
    text, mark, label = _unmarked(text)
    if not text:
        return Line("blank", "", number)
    if label == "abstract":
        return Line("prose", text, number, ABSTRACT)
    if label == "title":
        return Line("title", text, number, mark or "title:")
    if date_in(text):
        return Line("date", text, number, mark)
    if is_noise(text):
        return Line("navigation", text, number, mark)
    if is_people(text):
        return Line("authors", text, number, mark)
    return Line("prose" if is_prose(text) else "title", text, number, mark)


def _unmarked(text: str) -> tuple[str, str, str]:
    mark = label = ""
    while found := _MARKS.match(text):
        mark = mark or found["heading"] or (found["number"] and "1.") or ""
        text = text[found.end() :].lstrip(_EDGES)
    for pattern in (_BOLD, _LINKED):
        if found := pattern.match(text):
            text = found["text"].strip(_EDGES)
    if found := _LABEL.match(text):
        rest = text[found.end() :].strip(_EDGES)
        # "Summary: A Title Without Prose" keeps its first word.
        if rest and (found[1] or is_prose(rest)):
            label, text = ("title" if found[1] else "abstract"), rest
    return text, mark, label


def date_in(text: str) -> str | None:
    """Give the date that a line consists of, as it is written, or ``None``.

    >>> date_in("Aug 7"), date_in("Published on 6 August 2025"), date_in("May the Force Be Convex")
    ('Aug 7', '6 August 2025', None)
    """
    found = _DATE.fullmatch(text)
    return found["date"] if found else None


def is_noise(text: str) -> bool:
    """Whether a line belongs to the page and not to a paper: menus, votes, submitters, footers.

    >>> [is_noise(line) for line in ("Subscribe", "▲ 42", "Submitted by ann", "Agents at Work")]
    [True, True, True, False]
    """
    phrase = text.lower().rstrip(" :›»>→…!")
    return (
        phrase in _PHRASES
        or not any(char.isalnum() for char in text)
        or bool(_COUNT.fullmatch(text))
        or (len(text) < 200 and bool(_NAVIGATION.fullmatch(text)))
    )


def is_people(text: str) -> bool:
    """Whether a line lists authors: after "Authors:" or "By", or two and more names.

    >>> [is_people(line) for line in ("Ann Lee, Bo Chen", "By Ann Lee", "Maps, Plans and Robots")]
    [True, True, False]
    """
    if found := _PEOPLE.fullmatch(text):
        names = found["colon"] or found["by"]
        return bool(found["colon"]) or _is_name(names) or _is_names(names)
    return _is_names(text)


def _is_names(text: str) -> bool:
    names = _names(text)
    return len(names) >= 2 and all(map(_is_name, names)) and not _NO_NAMES.search(text)


def _is_name(text: str) -> bool:
    words = text.split()
    capital = [word[0].isupper() and not any(map(str.isdigit, word)) for word in words]
    known = all(fine or word in _PARTICLES for fine, word in zip(capital, words, strict=True))
    return 2 <= len(words) <= 5 and known and capital[-1]


def _names(text: str) -> list[str]:
    # "Ann Lee1*, Bo Chen 2 et al." carries footnote marks and an end of its own.
    bare = _FOOTNOTES.sub("", _OTHERS.sub("", text.rstrip(".,; ")))
    return [name for name in _SEPARATOR.split(bare) if name]


def people_in(text: str) -> tuple[str, ...]:
    """Give the names of an author line, without "By" and footnote marks.

    >>> people_in("By Ann Lee1, Bo van Dam2 and Cy Day")
    ('Ann Lee', 'Bo van Dam', 'Cy Day')
    """
    found = _PEOPLE.fullmatch(text)
    return tuple(_names((found["colon"] or found["by"]) if found else text))


def is_place(text: str) -> bool:
    """Whether a short line names where people work."""
    return len(text) < 120 and bool(_PLACES.search(text))


def is_prose(text: str) -> bool:
    """Whether a line is sentences rather than a heading.

    >>> is_prose("Agents at Work"), is_prose("We let two agents share a map and see who gets lost.")
    (False, True)
    """
    words = text.count(" ") + 1
    if len(text) >= 300 and words >= 30:
        return True
    if len(text) >= 120 and words >= 18 and _INNER_END.search(text):
        return True
    ends = text.endswith((".", "…", ".)", ".”", '."')) and not text.endswith(" al.")
    return (ends and len(text) >= 50 and words >= 8) or (len(text) >= 160 and words >= 26)


def is_one_sentence(text: str) -> bool:
    """Whether prose has no sentence end before its own."""
    return not _INNER_END.search(text)


def is_cut_off(text: str) -> bool:
    """Whether prose breaks off: no end of a sentence, or dots instead of one.

    >>> [is_cut_off(text) for text in ("It works.", "It wor", "It works …", "See kg.example/x")]
    [False, True, True, False]
    """
    text = text.rstrip()
    if text.endswith(("…", "...", "[...]", "(...)", "[…]")):
        return True
    return not (_SENTENCE_END.search(text) or _URL_END.search(text))
