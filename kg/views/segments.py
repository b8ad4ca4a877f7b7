"""Text cut into stretches that are marked or not, so that no browser counts characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

#: What marks a stretch: an anchor, the number of a link.
Name = TypeVar("Name", str, int)


@dataclass(frozen=True, slots=True, order=True)
class Span(Generic[Name]):
    """A stretch of a text to be marked, and the names of what marks it."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Segment(Generic[Name]):
    """A piece of text; one with names is marked, and they all stand on it."""

    text: str
    names: tuple[Name, ...] = ()


def cut(
    text: str, spans: Iterable[Span[Name]], start: int = 0, end: int | None = None
) -> list[Segment[Name]]:
    """Cut ``text[start:end]`` so that its segments joined are the text again.

    Of spans that overlap the one that begins first is marked, of those that begin together the
    longest; the names of the others are added to its own.

    >>> cut("offline RL works", [Span(8, 10, ("rl",)), Span(0, 10, ("offline-rl",))])
    [Segment(text='offline RL', names=('offline-rl', 'rl')), Segment(text=' works', names=())]
    """
    stop = len(text) if end is None else end
    segments: list[Segment[Name]] = []
    at = start
    for span in _merged(each for each in spans if start <= each.start and each.end <= stop):
        if at < span.start:
            segments.append(Segment(text[at : span.start]))
        segments.append(Segment(text[span.start : span.end], span.names))
        at = span.end
    return segments + [Segment(text[at:stop])] * (at < stop)


def _merged(spans: Iterable[Span[Name]]) -> Iterator[Span[Name]]:
    last: Span[Name] | None = None
    for span in sorted(spans, key=lambda each: (each.start, -each.end, each.names)):
        if last is not None and span.start < last.end:
            added = tuple(name for name in span.names if name not in last.names)
            last = Span(last.start, last.end, last.names + added)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
