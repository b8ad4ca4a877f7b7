"""The numeric results of one paper: a pure function of its text and of what it is known to name.

1. Only sentences that may hold a quantity are read, from where the paper begins to speak of
   itself.
2. Each number of a claim is a result; where as many metrics or benchmarks stand beside as there
   are numbers, they belong to them one by one.
3. A claim that names no benchmark is one on what its sentence names before it ("On X, …",
   "Experiments on X show …"); behind "Results show …" one on what the sentence before names.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from kg.extract.claim_parts import Claim, has_capital, opening_place
from kg.extract.claim_text import ClaimText, Phrase
from kg.extract.claims import claims
from kg.extract.cues import Sentence
from kg.extract.numbers import Number, blank_latex, next_quantity, numbers
from kg.extract.sentences import Span
from kg.model import Evidence, Field, Kind, Mention, Result, Role

_ITEMS = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s*&\s*")
#: What stands before the data that a model was made with.
_TRAINED = re.compile(r"(?:train|tun)(?:ed|ing)\b[^,;]*\Z", re.IGNORECASE)
#: Sentences that speak of the experiment of the sentence before.
_RESULTS_SHOW = re.compile(r"(?:(?:the|our|experimental|these)\s)*results\s", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:\b(?:on|in|across|over|for|including|using|of)|[,(:])\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_NAME = r"[a-z]{0,5}[A-Z][\w./+-]*\w(?:\s(?:[A-Z][\w./+-]*\w|v?[0-9][\w.]*))*"
#: Names after a preposition, one or several.
_NAMES = re.compile(
    rf"(?:\b(?:[Oo]n|[Ii]n|[Aa]cross|[Oo]ver|including|using|[Ff]or|of)\s|\()"
    rf"(?:the\s)?(?:[a-z-]+\s){{0,2}}?"
    rf"(?P<names>{_NAME}(?:(?:,\s|,?\sand\s|\s&\s){_NAME})*)"
)


def results(
    paper: str, field: Field, parts: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Result]:
    """Yield the results that one field of a paper claims, in the order of the text.

    ``mentions`` are those of the field, in the order of the text.
    """
    for n in _with_quantities(parts):
        part = parts[n]
        start, end = part.span
        text = blank_latex(part.text, start, end)
        here = numbers(text, start, end)
        if all(number.is_plain for number in here):
            continue
        sentence = ClaimText(text, start, end, here)
        said = list(claims(sentence))
        if said:
            before = parts[n - 1].span if n else (0, 0)
            places = _Places(mentions, part.text, before, part.span)
            yield from _Reader(paper, field, part, sentence).results(said, places)


def _with_quantities(parts: Sequence[Sentence]) -> Iterator[int]:
    """Yield which sentences of the paper's own may hold a quantity; the text is passed once."""
    at = -1
    for n, part in enumerate(parts):
        if part.is_own:
            start, end = part.span
            if at < start:
                at = next_quantity(part.text, start)
                if at < 0:
                    break
            if at < end:
                yield n


class _Places(NamedTuple):
    """What the text up to a sentence, and in it, is known to name; asked only where needed."""

    mentions: Sequence[Mention]
    text: str
    before: Span  #: the sentence before
    here: Span  #: the sentence

    def benchmarks(self) -> list[Span]:
        """Give the stretches of the sentence that name benchmarks."""
        return [place for place, _ in self._named("benchmark", self.here)]

    def is_method(self, start: int) -> bool:
        """Whether what begins here is known as a method."""
        return any(a <= start < b for (a, b), _ in self._named("method", self.here))

    def meant_by(self, phrase: Phrase | None, part: Sentence) -> str:
        """Give the benchmark of an earlier sentence that a claim without one is on, or "".

        "The results show …" speaks of what the sentence before names; "on the held-out games" of
        the only benchmark that the text said it evaluates on.
        """
        if phrase is not None:
            earlier = self._named("benchmark", (0, self.here[0]))
            return self._one([place for place, role in earlier if role == "evaluates_on"])
        if _RESULTS_SHOW.match(part.text, *part.span):
            return self._one([place for place, _ in self._named("benchmark", self.before)])
        return ""

    def _named(self, kind: Kind, within: Span) -> Iterator[tuple[Span, Role | None]]:
        for mention in self.mentions:
            start = mention.evidence.start
            if mention.kind == kind and within[0] <= start < within[1]:
                yield (start, mention.evidence.end), mention.role

    def _one(self, places: list[Span]) -> str:
        names = {self.text[start:end] for start, end in places}
        return names.pop() if len(names) == 1 else ""


class _Reader:
    """Makes results of the claims of one sentence."""

    def __init__(self, paper: str, field: Field, part: Sentence, sentence: ClaimText) -> None:
        self._paper, self._field = paper, field
        self._part, self._sentence = part, sentence

    def results(self, found: list[Claim], places: _Places) -> Iterator[Result]:
        """Yield a result for each number that is claimed."""
        benchmarks = [self._named(claim, places) for claim in found]
        _share(found, benchmarks)
        for claim, names in zip(found, benchmarks, strict=True):
            known = names if any(names) else self._meant(claim, found[0], places)
            yield from self._of_claim(claim, known)

    def _of_claim(self, claim: Claim, benchmarks: list[str]) -> Iterator[Result]:
        metrics = self._shared(claim.metric, len(claim.numbers), claim.metric_name)
        metrics = [metric.partition(" _")[0] for metric in metrics]  # "mAP _{50:95}"
        subject = self._sentence.subject(claim.verb) if claim.verb >= 0 else ""
        subject = claim.subject.text if claim.subject else subject
        evidence = self._evidence(claim)
        for number, metric, benchmark in zip(claim.numbers, metrics, benchmarks, strict=True):
            low, high = _values(number, is_change=claim.changed_to)
            yield Result(
                paper=self._paper,
                low=low,
                high=high,
                unit=number.unit,
                relation=claim.relation,
                evidence=evidence,
                subject=subject or None,
                benchmark=benchmark or None,
                metric=metric or None,
                comparator=(claim.comparator.text if claim.comparator else "") or None,
            )

    def _evidence(self, claim: Claim) -> Evidence:
        start, end = self._sentence.span(claim.first, claim.last)
        text = self._part.text
        if text[end - 1] == "\\":  # "2\times" was read as "2x"
            end += sum(1 for _ in takewhile(str.isalpha, text[end : self._part.span[1]]))
        exact = text[start:end]
        return Evidence(self._paper, self._field, start, end, exact, *self._part.span)

    def _shared(self, phrase: Phrase | None, size: int, name: str = "") -> list[str]:
        """Give each number its item of a phrase, or the phrase to all of them."""
        if phrase is None:
            return [name] * size
        if size == 1:
            return [phrase.text]
        items = _ITEMS.split(phrase.text)
        if len(items) == size:
            return items
        return [phrase.text if len(items) == 1 else ""] * size

    def _named(self, claim: Claim, places: _Places) -> list[str]:
        """Give the benchmark that a claim names, one for each number."""
        phrase, size = claim.benchmark, len(claim.numbers)
        if phrase is None or not has_capital(phrase):
            meant = places.meant_by(phrase, self._part) if phrase is not None else ""
            return [meant] * size
        is_method = places.is_method(self._sentence.span(phrase.first, phrase.first)[0])
        if is_method:
            return [""] * size
        names = self._shared(phrase, size)
        is_listed = size > 1 and len(set(names)) == 1 and self._is_respective(claim)
        return [""] * size if is_listed else names

    def _is_respective(self, claim: Claim) -> bool:
        """Whether the items that numbers belong to are told in an order that we do not see."""
        if claim.metric is not None and len(_ITEMS.split(claim.metric.text)) == len(claim.numbers):
            return False
        return "respectively" in self._sentence.lows(claim.last, self._sentence.size).split()

    def _meant(self, claim: Claim, first: Claim, places: _Places) -> list[str]:
        """Give the benchmark of a claim that names none: what its clause or sentence opens with."""
        size = len(claim.numbers)
        if self._sentence.low(claim.first - 1) == "(":  # "(+1.8% recall)": on what stands before it
            return [""] * size
        opening = opening_place(self._sentence, claim.first)
        if opening is not None and has_capital(opening):
            return self._shared(opening, size)
        vague = claim.benchmark or opening
        known = self._known(first, places)
        if known:
            items = _ITEMS.split(known)
            return (
                items if len(items) == size else [known if 1 in (size, len(items)) else ""] * size
            )
        meant = places.meant_by(vague, self._part)
        return [meant] * size if meant or vague is None else self._shared(vague, size)

    def _known(self, claim: Claim, places: _Places) -> str:
        """Give the benchmarks that the sentence names before its first claim, as one stretch."""
        text, first = self._part.text, self._sentence.span(claim.first, claim.first)[0]
        spans = [span for span in places.benchmarks() if span[1] <= first]
        if not spans or _TRAINED.search(text, max(0, spans[0][0] - 40), spans[0][0]):
            return ""
        for names in _NAMES.finditer(text, self._part.span[0], first):
            start, end = names.span("names")
            if any(start <= span[0] < end for span in spans):
                return " ".join(text[start:end].split())
        if _LEADING.search(text, max(0, spans[0][0] - 24), spans[0][0]):
            return text[slice(*spans[0])]
        return ""


def _share(found: list[Claim], benchmarks: list[list[str]]) -> None:
    """Let claims of one sentence share a benchmark.

    "80% accuracy and 75% F1 on X" are both on X, and so is "…, outperforming Y by 3%" behind them.
    """
    for n in range(len(found) - 1, 0, -1):
        is_next = found[n].first - found[n - 1].last <= 3
        is_silent = found[n - 1].benchmark is None and not any(benchmarks[n - 1])
        if is_next and is_silent and len(set(benchmarks[n])) == 1:
            benchmarks[n - 1] = benchmarks[n][:1] * len(benchmarks[n - 1])
    for n in range(1, len(found)):
        is_rival = found[n].relation != "absolute" and found[n].comparator is not None
        if is_rival and len(set(benchmarks[n - 1])) == 1 and not any(benchmarks[n]):
            benchmarks[n] = benchmarks[n - 1][:1] * len(benchmarks[n])


def _values(number: Number, *, is_change: bool) -> tuple[float, float]:
    if is_change:
        return number.last, number.last
    if number.sign == "-" and number.low == number.high:
        return -number.low, -number.low
    return number.low, number.high
