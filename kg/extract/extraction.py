"""What extraction gives: values that only the stages above it use."""

from dataclasses import dataclass

from kg.extract.abbreviations import Definition
from kg.frozen import made_fast
from kg.model import Field, Mention, Result


@made_fast
@dataclass(frozen=True, slots=True)
class Defined:
    """A short form that the paper defines, and the field in which it does."""

    field: Field
    definition: Definition


@made_fast
@dataclass(frozen=True, slots=True)
class Extraction:
    """The mentions, short forms and results of one paper, title first, in the order of the text."""

    mentions: tuple[Mention, ...]
    defined: tuple[Defined, ...] = ()
    results: tuple[Result, ...] = ()
