"""What extraction gives: values that only the stages above it use."""

from dataclasses import dataclass

from kg.extract.abbreviations import Definition
from kg.model import Field, Mention, Result


@dataclass(frozen=True, slots=True)
class Defined:
    """A short form that the paper defines, and the field in which it does."""

    field: Field
    definition: Definition


@dataclass(frozen=True, slots=True)
class Extraction:
    """The mentions, short forms and results of one paper, title first, in the order of the text."""

    mentions: tuple[Mention, ...]
    defined: tuple[Defined, ...] = ()
    results: tuple[Result, ...] = ()
