"""What verification finds in a text that was written: marked stretches, and what has no mark."""

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from kg.errors import ReadError

#: What a stretch is; "own" is what nothing but the text itself says.
Sort: TypeAlias = Literal[
    "number", "citation", "claim", "quotation", "entry", "own number", "own quotation"
]

#: Names of numbers, of claims and quotations, and of entries of the bibliography, as anchors.
NUMBER = r"n[0-9a-f]{10}"
CLAIM = r"e-[\w.-]+"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that bears a name."""

    sort: Sort
    name: str  #: the key of a number, the anchor of a quotation, the key of a paper
    text: str  #: what stands there, on one line
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of a line, or of a block, without its marks."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks."""

    settings: tuple[tuple[str, str], ...] | None  #: what made it; ``None``: it does not say
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


def settings_of(said: str) -> tuple[tuple[str, str], ...]:
    """Give the settings that a text bears as JSON.

    Raises
    ------
    ReadError
        They are none.
    """
    try:
        value: Any = json.loads(said)
        pairs = tuple((name, text) for name, text in value)
    except (TypeError, ValueError, RecursionError) as error:
        raise ReadError("what made it is no longer legible; write the survey again") from error
    if not all(isinstance(part, str) for pair in pairs for part in pair):
        raise ReadError("what made it is no longer legible; write the survey again")
    return pairs


def cut(line: int, end: str) -> ReadError:
    """Give the error for a text whose last words are missing: half of it would seem to hold."""
    return ReadError(f"line {line}: it is cut off here, before {end}; take the whole file")


def one_line(text: str) -> str:
    """Give text as it is compared: however it was wrapped, it is the same."""
    return " ".join(text.split())


#: A number of running text; "GPT-4" and "D4RL" hold none.
_FIGURE = re.compile(r"(?<!\w)(?<![A-Za-z]-)\d+(?:[.,]\d+)*(?:\\?%)?(?!\w)")


def figures_of(text: str) -> list[str]:
    r"""Give the numbers that stand in plain text.

    >>> figures_of("In 2024, 12% of 1,204 papers use GPT-4 and D4RL 0.5.")
    ['2024', '12%', '1,204', '0.5']
    """
    return _FIGURE.findall(text)
