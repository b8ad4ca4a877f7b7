"""Names of data sets that stand in a list: "datasets: Iris and Wine", "the A and B corpora".

The noun beside the list says what its items are, whatever their letters look like and whatever
else a word such as "Iris" may mean.
"""

import re
from collections.abc import Iterator

from kg.extract.naming import is_no_name
from kg.extract.sentences import Span

_NAME = r"[A-Z][\w+-]*(?:\.\d+)?(?: [A-Z0-9][\w+-]*(?:\.\d+)?){0,2}"
_NOUNS = ("datasets", "data sets", "benchmarks", "corpora", "simulators", "test sets")
#: "datasets *such as A, B, and C*"
_BEHIND = re.compile(
    r"(?::|,? such as|,? including|,? namely|,? i\.e\.,?| \(e\.g\.,?| \() ?"
    rf"(?P<names>{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?)"
    r"(?=[.,;:)]|\Z| (?:and|or|with|for|show|to|in|by|as|that|which|are|is|have|while|where|on|"
    r"demonstrat\w+|using|under|from)\b)"
)
#: "*on the A, B and C* datasets"
_BEFORE = re.compile(
    r"(?:\b(?:[Oo]n|from|across|with|using|of|the|both) )"
    rf"(?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME}) \Z"
)
_ITEM = re.compile(_NAME)
_LONGEST = 120  #: characters of a list before its noun


def listed_names(text: str) -> Iterator[Span]:
    """Give the items of such lists, each once, in no order."""
    seen: set[Span] = set()
    for noun in _NOUNS:
        at = text.find(noun)
        while at >= 0:
            for found in _beside(text, at, at + len(noun)):
                items = list(_ITEM.finditer(text, *found.span("names")))
                if not any(map(_is_metric, items)):
                    seen.update(item.span() for item in items)
            at = text.find(noun, at + 1)
    yield from seen


def _beside(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the lists behind and before a noun."""
    behind = _BEHIND.match(text, end)
    if behind is not None:
        yield behind
    last = text.rfind(" ", 0, max(0, start - 1)) + 1  # most words before the noun are no names
    if text[last].isupper():
        before = _BEFORE.search(text, max(0, start - _LONGEST), start)
        if before is not None:
            yield before


def _is_metric(item: re.Match[str]) -> bool:
    """Whether a list goes on about something else: "quantitative benchmarks (FID, IS)"."""
    return is_no_name(item[0]) and not item[0].endswith("S")  # "RAMS" is more than some RAM
