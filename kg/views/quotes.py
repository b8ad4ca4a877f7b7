"""Evidence as sentences cut into segments, so that no browser counts characters.

JavaScript counts in UTF-16 and our offsets count code points; here the text is cut once, for all.
"""

from collections.abc import Iterable

from kg.model import Evidence, Paper
from kg.views.scene import Quote, Segments

#: A longer sentence is shortened around its first mention.
_LONGEST = 600


def quotes_of(paper: Paper, evidence: Iterable[Evidence], *, limit: int = 2) -> tuple[Quote, ...]:
    """Give the first sentences of the evidence, each once, with all its mentions marked."""
    spans: dict[tuple[str, int, int], list[Evidence]] = {}
    for each in evidence:
        spans.setdefault((each.field, each.sentence_start, each.sentence_end), []).append(each)
    return tuple(_quote(paper, group) for group in list(spans.values())[:limit])


def _quote(paper: Paper, group: list[Evidence]) -> Quote:
    first = group[0]
    text = paper.field_text(first.field)
    start, end = _window(first)
    segments: list[tuple[str, bool]] = []
    at = start
    for mention in sorted(group):
        if mention.start < at or mention.end > end:  # inside another mention, or cut away
            continue
        segments += [(text[at : mention.start], False), (text[mention.start : mention.end], True)]
        at = mention.end
    segments.append((text[at:end], False))
    shortened = _ellipses(segments, start > first.sentence_start, end < first.sentence_end)
    return Quote(first.field, shortened)


def _window(evidence: Evidence) -> tuple[int, int]:
    if evidence.sentence_end - evidence.sentence_start <= _LONGEST:
        return evidence.sentence_start, evidence.sentence_end
    start = max(evidence.sentence_start, evidence.start - _LONGEST // 2)
    return start, max(evidence.end, min(evidence.sentence_end, start + _LONGEST))


def _ellipses(segments: list[tuple[str, bool]], before: bool, after: bool) -> Segments:
    framed = [("…", False)] * before + segments + [("…", False)] * after
    return tuple((text, marked) for text, marked in framed if text)
