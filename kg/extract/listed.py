"""Names of data sets that stand in a list: "datasets: Iris and Wine", "the A and B corpora".

The noun beside the list says what its items are, whatever their letters look like and whatever
else a word such as "Iris" may mean.
"""

import re
from collections.abc import Iterator

from kg.extract.sentences import Span

_NAME = r"[A-Z][\w+-]*(?:\.\d+)?(?: [A-Z0-9][\w+-]*(?:\.\d+)?){0,2}"
_NOUN = r"(?:datasets|data sets|benchmarks|corpora|simulators|test sets)"
#: "datasets such as A, B, and C"
_BEHIND = re.compile(
    rf"\b{_NOUN}(?::|,? such as|,? including|,? namely|,? i\.e\.,?| \(e\.g\.,?| \() ?"
    rf"(?P<names>{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?)"
    r"(?=[.,;:)]|\Z| (?:and|or|with|for|show|to|in|by|as|that|which|are|is|have|while|where|on|"
    r"demonstrat\w+|using|under|from)\b)"
)
#: "on the A, B and C datasets"
_BEFORE = re.compile(
    r"(?:\b(?:[Oo]n|from|across|with|using|of|the|both) )"
    rf"(?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME}) {_NOUN}\b"
)
_ITEM = re.compile(_NAME)
#: One of these is in every text that holds such a list.
_NOUNS = ("datasets", "data sets", "benchmarks", "corpora", "simulators", "test sets")


def listed_names(text: str) -> Iterator[Span]:
    """Give the items of such lists, each once, in no order."""
    if not any(map(text.__contains__, _NOUNS)):
        return
    seen: set[Span] = set()
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(text):
            for item in _ITEM.finditer(text, *found.span("names")):
                if item.span() not in seen:
                    seen.add(item.span())
                    yield item.span()
