"""Which format is it: files are recognised by what they say, whatever their names."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from importlib import import_module
from pathlib import Path

from kg.errors import ReadError
from kg.model import Paper
from kg.read.opening import open_bytes, pieces
from kg.read.refusal import Refusal
from kg.read.source import TextSource
from kg.text import repair


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write papers down: how its files begin, and the module that reads them.

    The module is imported when a file may be in this format: a parser is not loaded for nothing.
    """

    name: str
    module: str
    looks_like: str  #: function of the module: from the head of a file to whether it is one
    read: str  #: function of the module: from a source to papers
    hint: re.Pattern[str] | None = None  #: stands in the head of each such file; None: no hint

    def claims(self, head: str) -> bool:
        """Whether a file that begins like this is in this format."""
        if self.hint is not None and not self.hint.search(head):
            return False
        found: bool = getattr(import_module(self.module), self.looks_like)(head)
        return found

    def papers(self, source: TextSource) -> Iterator[Paper]:
        """Read a file."""
        found: Iterator[Paper] = getattr(import_module(self.module), self.read)(source)
        return found


#: Strictest first: a listing is what nothing else claims.
FORMATS = (
    Format("JSON Lines, JSON and OpenAlex works", "kg.read.jsonl", "looks_like_json", "read_json"),
    Format("RIS", "kg.read.ris", "looks_like_ris", "read_ris", re.compile("^TY", re.MULTILINE)),
    Format("BibTeX", "kg.read.bibtex", "looks_like_bibtex", "read_bibtex", re.compile("@")),
    Format("CSV with a column 'title'", "kg.read.table", "looks_like_table", "read_table"),
    Format(
        "a listing of titles and abstracts",
        "kg.read.listing",
        "looks_like_listing",
        "read_listing",
    ),
)


def read_papers(
    sources: Iterable[str | Path], *, on_refusal: Callable[[Refusal], None]
) -> Iterator[Paper]:
    """Give the papers of files in any mix of formats, in their order, one at a time.

    Parameters
    ----------
    sources
        Names of files, plain or gzipped; "-" is standard input; patterns with ``*`` that name
        no file themselves are expanded.
    on_refusal
        Is told of every record and file that is left out; the others are read.
    """
    for source in sources:
        name = str(source)
        try:
            files = _expanded(name)
        except ReadError as error:
            on_refusal(Refusal(_shown(name), "", str(error)))
            continue
        for file in files:
            yield from _read_file(file, on_refusal)


def _expanded(name: str) -> list[str]:
    if not has_magic(name):
        return [name]
    try:
        return [name] if Path(name).exists() else sorted(glob(name)) or [name]  # noqa: PTH207 - Path.glob takes no absolute pattern
    except (OSError, ValueError) as error:
        raise ReadError(f"is no name of a file: {error}") from error


def _shown(name: str) -> str:
    # A name may hold bytes that no text can, and line ends.
    return repair(name)[0].replace("\n", " ")


def _read_file(file: str, on_refusal: Callable[[Refusal], None]) -> Iterator[Paper]:
    shown = _shown(file)
    try:
        with open_bytes(file) as opened:
            source = TextSource(shown, pieces(opened), on_refusal)
            yield from _recognised(source)
    except ReadError as error:
        on_refusal(Refusal(shown, "", str(error)))


def _recognised(source: TextSource) -> Iterator[Paper]:
    if not source.head:
        if not source.is_cut:
            raise ReadError("holds only blank lines; nothing to read")
        return iter(())
    for known in FORMATS:
        if known.claims(source.head):
            return known.papers(source)
    names = ", ".join(known.name for known in FORMATS)
    raise ReadError(f"in no format that is known; known are {names}")
