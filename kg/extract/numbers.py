r"""Quantities of a text: "24.8\%", "$2\times$", "1.84%-14.51%", "2 ms", "three times".

1. What LaTeX adds is blanked, one character for one, so that offsets stay those of the text.
2. Digits that are part of a name or a formula are passed over: "GPT-4", "3D", "k^2", "5x5".
3. Two numbers with a dash or "to" between them are one quantity: a range.
"""

import re
from functools import cache
from typing import NamedTuple

from kg.extract.claim_words import alternatives, sections

_VALUE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![,0-9])|[0-9]+)(?:\.[0-9]+)?"
_SPREAD = rf"(?:\s{{0,2}}(?:±|\+/?-)\s{{0,3}}{_VALUE})?"
_DIGITS = re.compile("[0-9]+")
_BARRING = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@^/{}\\#&")
#: What may not stand before a number: letters ("v2"), operators, "GPT-", "x" of "5x5".
_BARRED = re.compile(
    r"(?:[\w.@^_/{\\#&'’°\[]|[0-9]:|[^\W_][-–—]|[0-9]\s?[x×]\s|[<>≤≥]\s?|±\s{0,3})\Z"
)
_SIGN = re.compile(r"(?:\+\s?|(?<![\w−–-])[−–-])\Z")
#: Units that ``results.txt`` lists under their names.
_LISTED_UNITS = (
    *("ms", "seconds", "minutes", "hours", "days", "FPS", "Hz"),
    *("dB", "mm", "cm", "µm", "m", "degrees", "px", "GB", "MB", "W"),
)

#: Whether a text may hold a quantity at all: digits with a point or a unit, however it is set.
_GATE = re.compile(
    r"[0-9](?:\.[0-9]|[\s\\${}]{0,12}(?:[%％×]|times|(?:mathbf|textbf|text)\b)|[xX]\b"
    r"|[\s-](?:percent|per cent|points?|fold|times|x|[mµ]?s|sec|min|h|hours?|days?|fps|FPS|k?Hz|pp|"
    r"dB|[cmkµμ]?m|px|[GM]B|m?W|frames|milli)"
    r"|(?:[mµ]?s|h|fps|FPS|Hz|pp|dB)\b|(?<=\+[0-9]))"
)
_LATEX = re.compile(
    r"\\(?:(?P<x>times|cdot)|(?P<pm>pm)|(?P<arrow>rightarrow|longrightarrow|to)|(?P<down>(?:down|up)arrow)|"
    r"(?:mathbf|textbf|text|mathrm|emph|textit|bf|underline|boldsymbol|approx|sim|simeq|geq?|leq?|"
    r"geqslant|leqslant))(?![a-zA-Z])|"
    r"\\(?=%)|\\[,;!: ()\[\]]|(?<!\\)\$|(?<![\^_])\{(?!,\})|(?<!,)\}"
)
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


def blank_latex(text: str) -> str:
    r"""Blank the LaTeX around numbers; the length stays.

    >>> blank_latex(r"by $1.5\times$, or 20\%")
    'by  1.5x      , or 20 %'
    """
    return _LATEX.sub(lambda found: _SIGN_OF[found.lastgroup].ljust(len(found[0])), text)


def may_hold_quantity(text: str) -> bool:
    """Whether it is worth while to look for quantities in a text."""
    return _GATE.search(text) is not None or _may_be_spelled(text)


def _may_be_spelled(text: str) -> bool:
    return "twice" in text or "fold" in text or " times " in text


def numbers(text: str) -> list[Number]:
    """Give the quantities of a text in order; the LaTeX of the text is blanked."""
    pattern, units = _patterns()
    found = []
    at = 0
    for digit in _DIGITS.finditer(text):
        start = digit.start()
        if start < at or (start and text[start - 1] in _BARRING):
            continue
        match = pattern.match(text, start)
        if match is None:
            continue
        at = match.end()
        if start and _BARRED.search(text, max(0, start - 4), start):
            continue
        found.append(_number(text, match, units))
    if "between" in text:
        found = _joined(text, found)
    if _may_be_spelled(text):
        found.extend(_spelled(text))
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
        rf"(?:\s?(?:{named})(?![\w^@]|\.[0-9])|"
        # digits of "8-bit", "5x5", "3D", "1/3", "2:1" and "7B" are no quantities
        rf"(?![\w^/:@=\[{{]|\.[0-9]|[-–]\w|['’]s|\s?[x×]\s?[0-9]|\s?\^|\s?[%％]))"
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


def _spelled(text: str) -> list[Number]:
    pattern, values = _spelled_pattern()
    found = []
    for match in pattern.finditer(text):
        value = 2 if match["twice"] else values[match["number"].lower()]
        found.append(Number(*match.span(), value, value, value, "x", "", is_whole=True))
    return found
