"""A sentence with numbers as tokens, and the phrases that stand around them."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.extract.claim_words import claim_words
from kg.extract.numbers import Number
from kg.extract.sentences import Span

_TOKEN = re.compile(r"vs\.|--+|[^\s,;:()\[\]=—\"“”]*[^\s,;:()\[\]=—\"“”.]|[,;:()\[\]=—.]|[\"“”]")
_CLOSING = frozenset((*",;:()[].=—", "--", "---", "–", "-"))
_ARTICLES = frozenset(("a", "an", "the", "our", "its", "their", "this", "these", "both", "all"))
#: Words between a subject and its verb.
_AUXILIARY = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "can", "could"),
        *("also", "further", "not", "only", "even", "still", "to", "will", "would"),
    )
)
#: What a clause begins behind.
_CLAUSE = _CLOSING | {"that", "which", "while", "whereas", "and", "but", "where"}
#: What no subject begins with.
_NO_SUBJECT = frozenset(
    (
        *("in", "on", "for", "by", "with", "at", "to", "it", "they", "this", "these", "who", "as"),
        *(
            "there",
            "from",
            "across",
            "when",
            "if",
            "results",
            "experiments",
            "of",
            "after",
            "using",
        ),
        *("extensive", "experimental", "evaluation", "evaluations", "result", "analysis", "tests"),
        *(
            "numerical",
            "initial",
            "trained",
            "evaluated",
            "tested",
            "applied",
            "given",
            "built",
            "without",
            "combined",
        ),
        *("empirical", "comprehensive", "for", "under", "compared", "both", "thus", "here", "or"),
    )
)
#: Beginnings of metrics that would else be taken for praise or hedge.
_MEASURES = frozenset(
    (
        *("mean absolute", "mean squared", "mean square", "mean average", "mean reciprocal"),
        *("relative error", "absolute error", "mean error", "absolute percentage", "mean relative"),
    )
)
BE = frozenset(("is", "are", "was", "were", "be", "been", "has", "have", "can"))
_FINITE = frozenset(("is", "are", "was", "were", "can", "could", "will", "has", "have"))
#: Longest phrases and subjects, in tokens.
_MOST = 8
_LONGEST_SUBJECT = 9
#: Tokens that may be asked for beyond the end.
_PAD = 12


class Phrase(NamedTuple):
    """Some tokens of a sentence, half-open; ``text`` is what they say."""

    first: int
    end: int
    text: str


class ClaimText:
    """A sentence as tokens; a little before and behind it stands nothing but "."."""

    def __init__(self, text: str, start: int, end: int, found: Sequence[Number]) -> None:
        self.text = text
        self._words = claim_words()
        lows: list[str] = []
        spans: list[Span] = []
        numbers: list[Number | None] = []
        names = self._words.named_as_change
        at = start
        for number in [*found, None]:
            matches = [*_TOKEN.finditer(text, at, number.start if number else end)]
            spans += [match.span() for match in matches]
            tokens = [match[0] for match in matches]
            # names stay as they are: DROP is a benchmark and no loss
            lows += [token if token in names else token.lower() for token in tokens]
            numbers += [None] * len(matches)
            if number is not None:
                lows.append("#")
                numbers.append(number)
                spans.append((number.start, at := number.end))
        self._spans = spans
        self.size = len(lows)
        # behind the last token, and so also at small negative indices, stand full stops
        lows += ["."] * _PAD
        numbers += [None] * _PAD
        self._lows = lows
        #: Gives a token in lower case; "#" for a number.
        self.low: Callable[[int], str] = lows.__getitem__
        #: Gives the number that a token is.
        self.number: Callable[[int], Number | None] = numbers.__getitem__

    def lows(self, first: int, end: int) -> str:
        """Give some tokens in lower case, with blanks between them."""
        return " ".join(self._lows[max(first, 0) : end])

    def stretch(self, first: int, end: int) -> str:
        """Give the text from one token up to another, blanks made one."""
        if first >= end:
            return ""
        return " ".join(self.text[self._spans[first][0] : self._spans[end - 1][1]].split())

    def span(self, first: int, last: int) -> Span:
        """Give the offsets of the text from one token to another, that one included."""
        return self._spans[first][0], self._spans[last][1]

    def before_hedges(self, at: int) -> int:
        """Step left over words like "up to" or "an average of"."""
        hedge, ends = self._words.hedge, self._words.hedge_last
        while at >= 0:
            low = self.low(at)
            if low in hedge:
                at -= 1
            elif low not in ends:
                break
            elif self.lows(at - 1, at + 1) in hedge:
                at -= 2
            elif self.lows(at - 2, at + 1) in hedge:
                at -= 3
            else:
                break
        return at

    def than(self, at: int) -> int:
        """Give how many tokens from ``at`` on begin the other side of a comparison; maybe 0."""
        if self.low(at) not in self._words.than_first:
            return 0
        sizes = (size for size in (4, 3, 2, 1) if self.lows(at, at + size) in self._words.than)
        return next(sizes, 0)

    def than_before(self, end: int) -> bool:
        """Whether the tokens up to ``end`` begin the other side of a comparison."""
        return any(self.lows(end - size, end) in self._words.than for size in (1, 2, 3))

    def without_article(self, phrase: Phrase) -> Phrase:
        """Cut "the", "our" and the like from the beginning of a phrase."""
        first = phrase.first
        while first < phrase.end and self.low(first) in _ARTICLES:
            first += 1
        return Phrase(first, phrase.end, self.stretch(first, phrase.end))

    def rival(self, at: int) -> Phrase:
        """Give the phrase that begins at a token as it is, save articles."""
        while self.low(at) in _ARTICLES:
            at += 1
        end = self.phrase(at).end
        if self.lows(end - 1, end + 3) == "state of the art":
            end += 3
        return Phrase(at, end, self.stretch(at, end))

    def phrase(self, at: int, *, lists: bool = False) -> Phrase:
        """Give the noun phrase that begins at a token, without articles and words of praise.

        With ``lists`` its commas are part of it.
        """
        stop, nouns = self._words.stop, self._words.nouns
        begin = at
        while self.low(at) in _ARTICLES or self.low(at) in self._words.quality:
            at += 1
        end = at
        if self.low(at) in ("and", "or"):
            return Phrase(begin, begin, "")
        first = self.number(at)
        if first is not None and first.is_plain:
            end += 1  # "49 games"
        while end < self.size and end - at < (3 * _MOST if lists else _MOST):
            low = self.low(end)
            if low in stop:
                break
            if low in nouns:  # "base models and strong gains": what follows "and" is not of it
                end = next((cut for cut in range(end, at, -1) if self.low(cut) == "and"), end)
                break
            number = self.number(end)
            if number is not None and not (number.is_plain and self.is_in_name(end)):
                break
            if low == "and" and self._is_new_clause(end + 1):
                break
            if low in _CLOSING and not (lists and low == ",") and not self._is_aside(end):
                break
            if low == "," and (self._is_end(end + 1) or self.low(end + 1) in _ARTICLES):
                break
            end += 3 if low == "(" else 1
        while end > at and self.low(end - 1) in ("and", ",", "or"):
            end -= 1
        return Phrase(at, end, self.stretch(at, end)) if end > at else Phrase(begin, begin, "")

    def phrase_before(self, end: int, *, most: int = 6) -> Phrase:
        """Give the noun phrase that ends before a token."""
        words = self._words
        if self.low(end - 1) == ")" and self.low(end - 3) == "(":
            end -= 3  # "Mean Absolute Error (MAE) of"
        first = end
        while first > 0 and end - first < most:
            low = self.low(first - 1)
            if (
                low in _CLOSING
                or low in words.stop
                or low in words.verbs
                or (low in words.reach and not words.is_metric(low))
                or self.number(first - 1) is not None
                or low in ("and", "that", "an", "a", "the", "our", "its", "their")
            ):
                break
            first -= 1
        if self.low(first - 1) in ("we", "they", "it") and first < end:
            first += 1  # the verb: "we see gains of"
        first += self.low(first) == "art"  # "state of the art accuracy"
        if self.lows(first, first + 2) in _MEASURES:
            return Phrase(first, end, self.stretch(first, end))
        while first < end and (
            self.low(first) in words.hedge
            or self.low(first) in words.quality
            or self.low(first) in words.comparatives
        ):
            first += 1
        return Phrase(first, end, self.stretch(first, end))

    def subject(self, verb: int) -> str:
        """Give the noun phrase that a verb has as subject; "" for a pronoun, or for none.

        A participle, or a verb behind "and", has the subject of the verb before it.
        """
        for _ in range(3):
            end = verb
            while end > 0 and (self.low(end - 1) in _AUXILIARY or self.low(end - 1).endswith("ly")):
                end -= 1
            is_later = self.low(end - 1) in ("and", ",", "(") or self.low(verb).endswith("ing")
            if not is_later:
                return self.clause_before(end).text
            earlier = (at for at in range(end - 1, -1, -1) if self.is_verb(at))
            verb = next(earlier, -1)
            if verb < 0:
                break
        return ""

    def is_verb(self, at: int) -> bool:
        """Whether a token is a verb that governs claims."""
        low = self.low(at)
        is_known = low in self._words.verbs or low in self._words.reach or low in _FINITE
        return is_known and not self._words.is_metric(low) and low != "with"

    def clause_before(self, end: int) -> Phrase:
        """Give what begins a clause, up to a token; nothing where it is no noun phrase."""
        first = end
        while first > 0 and self.low(first - 1) not in _CLAUSE and end - first < _LONGEST_SUBJECT:
            first -= 1
        is_whole = first == 0 or self.low(first - 1) in _CLAUSE
        end = next((at for at in range(first, end) if self.is_verb(at)), end)
        is_article = self.low(first) in _ARTICLES
        if not is_whole or first == end or self.low(first + is_article) in _NO_SUBJECT:
            return Phrase(end, end, "")
        if self.low(first) in ("we", "i"):
            end = first + 1
        elif first + is_article >= end:
            return Phrase(end, end, "")
        return Phrase(first, end, self.stretch(first, end))

    def _is_new_clause(self, at: int) -> bool:
        """Whether what follows "and" is a verb, or nothing that belongs to the phrase before."""
        low = self.low(at)
        is_verb = low in self._words.verbs or low.endswith("ing")
        is_verb = is_verb or (low in self._words.reach and not self._words.is_metric(low))
        return is_verb or low in ("a", "an", "the") or self._is_end(at)

    def _is_end(self, at: int) -> bool:
        low = self.low(at)
        return low in _CLOSING or low in self._words.stop or self.number(at) is not None

    def before_auxiliaries(self, verb: int) -> int:
        """Step left from a verb over "has been", "is" and adverbs."""
        while verb > 0 and (self.low(verb - 1) in BE or self.low(verb - 1).endswith("ly")):
            verb -= 1
        return verb

    def is_in_name(self, at: int) -> bool:
        """Whether a whole number belongs to the word before it: "AIME 2025"."""
        return at > 0 and self.text[self._spans[at - 1][0]].isupper()

    def _is_aside(self, at: int) -> bool:
        """Whether a bracket holds one word that belongs to a name: "ACEBench (En)"."""
        is_short = self.low(at) == "(" and self.low(at + 2) == ")" and self.number(at + 1) is None
        return is_short and self.low(at + 1) not in self._words.stop
