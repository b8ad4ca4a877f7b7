r"""Bytes to text, without guessing in silence.

1. A byte-order mark decides: UTF-8, UTF-16 or UTF-32.
2. Else the text is UTF-8 until a byte proves otherwise.
3. If all before that byte was plain ASCII, nothing speaks for UTF-8 yet: the bytes that follow
   are weighed. Those that read as UTF-8 after all, but for a few, are damaged UTF-8. High bytes
   that come only in pairs that GB2312 knows are Chinese. Anything else is Windows-1252. The guess
   is told to the user. JSON is never guessed: it is UTF-8 by its standard (RFC 8259).
4. Bytes that the encoding does not know are remembered by line and offset; the record that holds
   one is refused, and the others are read.

Line ends come out as "\n", whatever they were.
"""

import codecs
import re
from collections import deque
from collections.abc import Callable

from kg.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"cp1252": "Windows-1252", "gb18030": "GB18030 (Chinese)"}
_ESCAPED = re.compile("[\udc80-\udcff]")
_HIGH = re.compile(rb"[\x80-\xff]+")


class Decoder:
    """Turns the bytes of one file into text, chunk by chunk."""

    def __init__(self, on_guess: Callable[[str, str], None]) -> None:
        #: (line, byte offset) of bytes that could not be decoded, in order; users take them out
        self.bad: deque[tuple[int, int]] = deque()
        self._on_guess = on_guess
        self._encoding = ""
        self._rest = b""
        self._offset = 0  # of the first byte of _rest
        self._line = 1  # that the next character belongs to
        self._ascii = True
        self._guesses = True
        self._lenient: codecs.IncrementalDecoder | None = None
        self._return = ""  # a carriage return whose line feed may follow in the next chunk

    def feed(self, chunk: bytes, *, final: bool = False) -> str:
        """Give the text of the next bytes.

        Raises
        ------
        ReadError
            A file in UTF-16 or UTF-32 breaks off within a character or holds none.
        """
        data = self._rest + chunk
        self._rest = b""
        if not self._encoding:
            data = self._begin(data)
        text = self._utf8(data, final) if self._strict else self._other(data, final)
        text = self._return + text
        self._return = ""
        if text.endswith("\r") and not final:
            text, self._return = text[:-1], "\r"
        text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self._line += text.count("\n")
        return text

    @property
    def _strict(self) -> bool:
        return self._lenient is None

    def _begin(self, data: bytes) -> bytes:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                self._encoding = encoding
                self._offset = len(mark)
                if encoding != "utf-8":
                    # Lone surrogates pass here and are repaired, as those of JSON are.
                    self._lenient = codecs.getincrementaldecoder(encoding)("surrogatepass")
                return data[len(mark) :]
        self._encoding = "utf-8"
        self._guesses = not data.lstrip().startswith((b"{", b"["))
        return data

    def _utf8(self, data: bytes, final: bool) -> str:
        try:
            text, used = codecs.utf_8_decode(data, "strict", final)
        except UnicodeDecodeError as error:
            # Pairs of Chinese may pass for UTF-8, so the whole run of high bytes is in doubt.
            begin = error.start
            while begin and data[begin - 1] >= 0x80:
                begin -= 1
            self._ascii = self._ascii and data[:begin].isascii()
            self._give_up_utf8(data[begin:], self._offset + begin)
            # The lenient decoder starts anew, so that it sees all bytes of this chunk.
            return self._other(data, final)
        self._ascii = self._ascii and text.isascii()
        self._rest = data[used:]
        self._offset += used
        return text

    def _give_up_utf8(self, data: bytes, offset: int) -> None:
        if self._ascii and self._guesses:
            self._encoding = guess(data)
        if self._encoding != "utf-8":
            self._on_guess(
                f"byte {offset}",
                f"0x{data[0]:02x} is not UTF-8; the file is read as {_NAMES[self._encoding]}, "
                "a guess; convert it to UTF-8 to be sure",
            )
        self._lenient = codecs.getincrementaldecoder(self._encoding)("surrogateescape")

    def _other(self, data: bytes, final: bool) -> str:
        if self._lenient is None:
            raise ReadError("the text has no encoding yet")
        try:
            text = self._lenient.decode(data, final)
        except UnicodeDecodeError as error:
            raise ReadError(
                f"not {self._encoding.upper()} near byte {self._offset + error.start} "
                f"({error.reason}); convert the file to UTF-8"
            ) from error
        if self._encoding in ("utf-8", *_NAMES):
            self._note_bad(text)
            # Counted in what came out: the decoder may hold back the last bytes.
            self._offset += len(text.encode(self._encoding, "surrogateescape"))
        else:
            self._offset += len(data)
        return text

    def _note_bad(self, text: str) -> None:
        before, offset, line = 0, self._offset, self._line
        for found in _ESCAPED.finditer(text):
            between = text[before : found.start()]
            offset += len(between.encode(self._encoding, "surrogateescape"))
            line += between.count("\n") or between.count("\r")
            self.bad.append((line, offset))
            before = found.start()


def guess(data: bytes) -> str:
    r"""Give the encoding of bytes that begin with one that is not UTF-8 after plain ASCII.

    >>> guess("é".encode("latin-1") + b"cole"), guess("凯撒".encode("gbk"))
    ('cp1252', 'gb18030')
    >>> guess(b"\xff and then " + "naïve café".encode())
    'utf-8'
    """
    runs = _HIGH.findall(data[:65536])
    if len(data) > 65536:
        runs = runs[:-1] or runs  # the last one may be cut
    # "Größe" alone is a pair as well, so some word must have two characters or more.
    if all(_is_chinese(run) for run in runs) and any(len(run) >= 4 for run in runs):
        return "gb18030"
    text = b" ".join(runs).decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED.findall(text))
    good = sum(not char.isascii() for char in text) - bad
    return "utf-8" if good > 0 and good >= bad else "cp1252"


def _is_chinese(run: bytes) -> bool:
    # Western text has its high bytes one at a time, between ASCII letters.
    try:
        return len(run) % 2 == 0 and bool(run.decode("gb2312"))
    except UnicodeDecodeError:
        return False
