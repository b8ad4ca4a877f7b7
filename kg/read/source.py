"""One input file as text: its head for recognition, then chunks or numbered lines."""

from collections.abc import Callable, Iterator

from kg.errors import PaperError, ReadError
from kg.model import Paper, Source
from kg.read.decoding import Decoder
from kg.read.record import Record, one_line, to_paper
from kg.read.refusal import Refusal
from kg.text import repair

#: No line of a paper is longer; such lines are counted, not kept.
LINE_LIMIT = 8_000_000
_BLANKS = 100_000  # line ends in a row that are passed over at once


class TextSource:
    """The text of a file, read once, and the place where its refusals go.

    What stops the reading in the middle (damaged gzip, a bomb, a failing disk) is refused here
    and ends the text, so that what was read before it still becomes papers.
    """

    def __init__(
        self, file: str, pieces: Iterator[bytes], on_refusal: Callable[[Refusal], None]
    ) -> None:
        self.file = file
        self.is_cut = False  #: whether the text ended before its end
        self._on_refusal = on_refusal
        self._decoder = Decoder(self.refuse)
        self._chunks = self._decoded(pieces)
        #: The text from the first line that is not blank, at most as much as came at once.
        self.first_line, self.head = self._skip_blank_lines()

    def refuse(self, place: str, reason: str) -> None:
        """Report what is left out of this file."""
        # Names from the input may hold anything; a refusal stays one line that can be printed.
        self._on_refusal(
            Refusal(self.file, *(repair(one_line(text))[0] for text in (place, reason)))
        )

    def settle(self, record: Record, place: str, lines: range) -> Paper | None:
        """Give the paper of a record that stands on these lines, or refuse it."""
        try:
            self.check_bytes(lines)
            return to_paper(record, Source(self.file, place))
        except PaperError as error:
            self.refuse(place, str(error))
            return None

    def check_bytes(self, lines: range) -> None:
        """Raise :class:`~kg.errors.PaperError` if one of these lines could not be decoded."""
        bad = self._decoder.bad
        while bad and bad[0][0] < lines.start:
            bad.popleft()
        if bad and bad[0][0] < lines.stop:
            raise PaperError(
                f"byte {bad[0][1]} is not in the encoding of the file; convert it to UTF-8"
            )

    def chunks(self) -> Iterator[str]:
        """Give all text from the first line that is not blank, in pieces of any size."""
        yield self.head
        yield from self._chunks

    def lines(self) -> Iterator[tuple[int, str]]:
        """Give number and text of every line, without its end; refuse those beyond measure."""
        number = self.first_line
        pending: list[str] = []
        size = 0
        for chunk in self.chunks():
            if len(chunk) > _BLANKS and not chunk.strip("\n"):
                # Nobody writes so many line ends; one of them ends the line, one stays blank.
                yield from self._line(number, pending, size)
                yield number + 1, ""
                number += len(chunk)
                pending, size = [], 0
                continue
            head, *rest = chunk.split("\n")
            size += len(head)
            if size <= LINE_LIMIT:
                pending.append(head)
            else:
                pending.clear()
            if not rest:
                continue
            yield from self._line(number, pending, size)
            for line in rest[:-1]:
                number += 1
                yield number, line
            number += 1
            pending, size = [rest[-1]], len(rest[-1])
        # The rest of a line that was cut in the middle would pass for a whole one.
        if size and not self.is_cut:
            yield from self._line(number, pending, size)

    def _line(self, number: int, pending: list[str], size: int) -> Iterator[tuple[int, str]]:
        if size > LINE_LIMIT:
            self.refuse(
                f"line {number}",
                f"has {size:,} characters, above the limit of {LINE_LIMIT:,}; "
                "one paper a line, none of its fields above 1,000,000",
            )
        else:
            yield number, "".join(pending)

    def _decoded(self, pieces: Iterator[bytes]) -> Iterator[str]:
        try:
            for piece in pieces:
                if text := self._decoder.feed(piece):
                    yield text
            if text := self._decoder.feed(b"", final=True):
                yield text
        except ReadError as error:
            self.is_cut = True
            self.refuse("", str(error))

    def _skip_blank_lines(self) -> tuple[int, str]:
        number = 1
        for chunk in self._chunks:
            text = chunk.lstrip()
            begin = chunk.rfind("\n", 0, len(chunk) - len(text)) + 1
            number += chunk.count("\n", 0, begin)
            if text:
                return number, chunk[begin:]
        return number, ""
