r"""Quantities of a text: "24.8\%", "$2\times$", "1.84%-14.51%", "2 ms", "three times".

1. What LaTeX adds is blanked, one character for one, so that offsets stay those of the text.
2. Digits that are part of a name or a formula are passed over: "GPT-4", "3D", "k^2", "5x5".
3. Two numbers with a dash or "to" between them are one quantity: a range.
"""

import re
import sys
from functools import cache
from typing import NamedTuple

from kg.extract.claim_words import alternatives, sections

_VALUE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![,0-9])|[0-9]+)(?:\.[0-9]+)?"
_SPREAD = rf"(?:\s{{0,2}}(?:±|\+/?-)\s{{0,3}}{_VALUE})?"
_DIGITS = re.compile("[0-9]+")
_BARRING = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@^/{}\\#&")
#: What may not stand before a number: letters ("v2"), operators, "GPT-", "x" of "5x5", "p <".
_BARRED = re.compile(
    r"(?:[\w.@^_/{\\#&'’°\[]|[0-9]:|[^\W_][-–—]|[0-9]\s?[x×]\s|\b\w\s{0,2}[<>≤≥]\s{0,2}|±\s{0,3})\Z"
)
_SIGN = re.compile(r"(?:\+\s?|(?<![\w−–-])[−–-])\Z")
#: Units that ``results.txt`` lists under their names.
_LISTED_UNITS = (
    *("ms", "seconds", "minutes", "hours", "days", "FPS", "Hz"),
    *("dB", "mm", "cm", "µm", "m", "degrees", "px", "GB", "MB", "W"),
)

#: Whether a text may hold a quantity at all: digits with a point or a unit, however it is set.
_GATE = re.compile(
    r"[0-9](?:\.[0-9]|[\s\\${}]{0,12}(?:[%％×]|[xX]\b|times|(?:mathbf|textbf|text)\b)|[xX]\b"
    r"|[\s\\${}~-]{1,8}(?:percent|per cent|points?|absolute p|fold|times|x|[mµ]?s|sec|min|milli|"
    r"micro|h|hours?|days?|fps|FPS|k?Hz|pp|dB|decib|[cmkµμ]?m|px|pixel|[GM]i?B|gigab|megab|m?W|watt|"
    r"frames?|deg|°)"
    r"|(?:[mµc]?[sm]|h|fps|FPS|Hz|pp|dB|px|[GM]B|W)\b|°"
    r"|(?<=\+[0-9])|(?<=\+\s[0-9])|(?<=[\s($][–−-][0-9]))"
)
_LATEX = re.compile(
    r"\\(?:(?P<x>times|cdot)|(?P<pm>pm)|(?P<arrow>rightarrow|longrightarrow|to)|(?P<down>(?:down|up)arrow)|"
    r"(?:mathbf|textbf|text|mathrm|emph|textit|bf|underline|boldsymbol|approx|sim|simeq|geq?|leq?|"
    r"geqslant|leqslant))(?![a-zA-Z])|"
    r"\\(?=%)|\\[,;!: ()\[\]]|(?<!\\)\$|(?<![\^_])\{(?!,\})|(?<!,)\}"
)
#: Words of quantities without digits, or their parts.
_SPELLED = (" times ", "twice", "fold")
_SIGN_OF = {"x": "x", "pm": "±", "arrow": "→", "down": "↓", None: ""}


class Number(NamedTuple):
    """A quantity at a place; ``low == high`` unless it is a range."""

    start: int  #: of the sign, if it has one
    end: int  #: behind the unit
    low: float
    high: float
    last: float  #: the one written last: "from 40 to 30" ends at 30
    unit: str  #: canonical: "%", "points", "x", "ms" …; "" where there is none
    sign: str  #: "+", "-" or ""
    is_whole: bool  #: written without a decimal point

    @property
    def is_plain(self) -> bool:
        """Whether it may just as well be a year or a count: whole, without unit and sign."""
        return self.is_whole and not self.unit and not self.sign


def blank_latex(text: str, start: int = 0, end: int = sys.maxsize) -> str:
    r"""Blank the LaTeX around the numbers of a stretch; the length stays.

    >>> blank_latex(r"by $1.5\times$, or 20\%")
    'by  1.5x      , or 20 %'
    """
    if text.find("\\", start, end) < 0 and text.find("$", start, end) < 0:
        return text
    blanked = _LATEX.sub(_blank, text[start:end])
    return text[:start] + blanked + text[end:]


def _blank(found: re.Match[str]) -> str:
    return _SIGN_OF[found.lastgroup].ljust(len(found[0]))


def next_quantity(text: str, start: int = 0) -> int:
    """Give where the next quantity of a text may be, however it is set; -1 for nowhere."""
    gate = _GATE.search(text, start)
    at = gate.start() if gate else len(text)
    if "fold" in text or "twice" in text or " times " in text:
        places = [text.find(word, start, at) for word in _SPELLED]
        at = min((place for place in places if place >= 0), default=at)
    return at if at < len(text) else -1


def numbers(text: str, start: int = 0, end: int = sys.maxsize) -> list[Number]:
    """Give the quantities of a stretch in order; the LaTeX of the text is blanked."""
    pattern, units = _patterns()
    found = []
    begin, at = start, start
    for digit in _DIGITS.finditer(text, begin, end):
        start = digit.start()
        if start < at or (start and text[start - 1] in _BARRING):
            continue
        match = pattern.match(text, start, end)
        if match is None:
            continue
        at = match.end()
        if start and _BARRED.search(text, max(0, start - 6), start):
            continue
        found.append(_number(text, match, units))
    if text.find("between", begin, end) >= 0:
        found = _joined(text, found)
    if any(text.find(word, begin, end) >= 0 for word in _SPELLED):
        found.extend(_spelled(text, begin, end))
        found.sort()
    return found


def _number(text: str, match: re.Match[str], units: dict[str | None, str]) -> Number:
    start, end = match.span()
    sign = ""
    before = _SIGN.search(text, max(0, start - 3), start)
    if before:
        start = before.start()
        sign = "+" if before[0][0] == "+" else "-"
    values = [float(v.replace(",", "")) for v in match.group("low", "high") if v]
    written = match["low"] + (match["high"] or "")
    low, high, last = min(values), max(values), values[-1]
    unit = units.get(match.lastgroup, "")
    return Number(start, end, low, high, last, unit, sign, "." not in written)


def _joined(text: str, found: list[Number]) -> list[Number]:
    """Join what "between … and …" holds together."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and text[last.end : number.start].strip() == "and"
            and text[: last.start].rstrip().endswith("between")
        ):
            values = (last.low, number.high)
            joined[-1] = number._replace(start=last.start, low=min(values), high=max(values))
        else:
            joined.append(number)
    return joined


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str | None, str]]:
    """Give the pattern of a quantity, and the unit that each of its groups stands for."""
    words = sections()
    forms = {
        "%": r"%(?:\s?points?\b|-points?\b)?|％|per\s?cent\b(?!age)",
        "points": rf"-?(?:{alternatives(words['points'])})(?![\w])",
        "x": r"-?(?:[x×X]|times\b|folds?\b)(?![\w@]|\s?[0-9])",
    }
    for name in _LISTED_UNITS:
        forms[name] = rf"(?:{alternatives(words[name])})(?![\w/^-])"
    one = "|".join(forms.values())
    named = "|".join(f"(?P<u{place}>{form})" for place, form in enumerate(forms.values()))
    pattern = re.compile(
        rf"(?P<low>{_VALUE}){_SPREAD}"
        # a dash, or "to" unless the whole says "from … to …", which tells before and after
        rf"(?:\s?(?:{one})?\s?(?:-|–|—|--|~|to|\sto)\s?(?P<high>{_VALUE}){_SPREAD})?"
        rf"(?:\s{{0,3}}(?:{named})(?![\w^@]|\.[0-9])|"
        # digits of "8-bit", "5x5", "3D", "1/3", "2:1" and "7B" are no quantities
        rf"(?![\w^/@=\[{{]|:\w|\.[0-9]|[-–]\w|['’]s|\s?[x×]\s?[0-9]|\s?\^|\s?[%％]))"
        rf"(?!\s*(?:→|->))"
    )
    return pattern, {f"u{place}": unit for place, unit in enumerate(forms)}


@cache
def _spelled_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    values = {word: n for n, word in enumerate(sections()["number"], 2)}
    pattern = re.compile(
        rf"\b(?:(?P<twice>twice)|(?P<number>{'|'.join(values)})(?:-?fold|[\s-]times))\b",
        re.IGNORECASE,
    )
    return pattern, values


def _spelled(text: str, start: int, end: int) -> list[Number]:
    pattern, values = _spelled_pattern()
    found = []
    for match in pattern.finditer(text, start, end):
        value = 2 if match["twice"] else values[match["number"].lower()]
        found.append(Number(*match.span(), value, value, value, "x", "", is_whole=True))
    return found
