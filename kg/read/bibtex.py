r"""BibTeX and BibLaTeX, split and resolved by bibtexparser.

The file is taken apart at lines that open an entry, which is where bibtexparser itself recovers
from a broken one; so entries are parsed in batches, and memory stays flat. ``@string``
definitions are handed from batch to batch.

Only fields that hold prose are decoded from LaTeX: a URL may have a "%" or a "~" of its own.
An unescaped "%" within prose would be a comment in LaTeX and eat the rest of its line; nobody
means that in a title or abstract, so it is kept. A macro that is unknown stays as it is written.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    NormalizeFieldKeys,
    RemoveEnclosingMiddleware,
    ResolveStringReferencesMiddleware,
    SeparateCoAuthors,
)
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock, String
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexMacroNode

from kg.model import Paper
from kg.read.dates import MONTH, compose, published
from kg.read.identifiers import arxiv_inside
from kg.read.record import Record, one_line, unique
from kg.read.source import TextSource

_OPENING = re.compile(r"\s*@\s*[A-Za-z]+\s*[{(]")
#: "@article title = {...}": no brace, so the parser takes it for a remark.
_HEADLESS = re.compile(r"^[ \t]*@[A-Za-z]+\b(?=[^@]*=)", re.MULTILINE)
_BATCH = 262_144  # characters
_PROSE = ("title", "subtitle", "abstract", "journal", "journaltitle", "booktitle", "keywords")
_LATEX = re.compile(r"[\\{}~$]|--|``|''")
_URL = re.compile(r"\\url\{(.*)\}")
_MONTH = re.compile(rf"\b(?:{MONTH})\b", re.IGNORECASE)
_BARE_PERCENT = re.compile(r"(?<!\\)%")


def looks_like_bibtex(head: str) -> bool:
    """Whether some line of the head opens an entry."""
    return any(_OPENING.match(line) for line in head.split("\n"))


def read_bibtex(source: TextSource) -> Iterator[Paper]:
    """Give the papers of a BibTeX file; a broken entry is refused with its line."""
    strings: dict[str, str] = {}
    stack = (
        ResolveStringReferencesMiddleware(),
        RemoveEnclosingMiddleware(),
        NormalizeFieldKeys(),
        SeparateCoAuthors(),
        _ProseDecoding(),
    )
    for text, first in _batches(source):
        with _quiet():
            entries = _entries(text, first, strings, source)
            # Copies of a key are papers too; a library wants keys that differ.
            keys = [one_line(entry.key) for entry in entries]
            for number, entry in enumerate(entries):
                entry.key = str(number)
            constants = [String(key, value) for key, value in strings.items()]
            library = Library([*constants, *entries])
            for middleware in stack:
                library = middleware.transform(library)
        done = library.blocks[len(constants) :]
        for key, block in zip(keys, done, strict=True):
            line = _line(block, first)
            lines = range(line, line + (block.raw or "").count("\n") + 1)
            if not isinstance(block, Entry):
                reason = getattr(block, "error", "cannot be decoded")
                source.refuse(f"line {line}", f"entry '{key}': {one_line(str(reason))}")
            elif paper := source.settle(_record(block, key), f"entry '{key}'", lines):
                yield paper


def _line(block: Block, first: int) -> int:
    return first + (block.start_line or 0)


def _entries(text: str, first: int, strings: dict[str, str], source: TextSource) -> list[Entry]:
    """Split a text, take its ``@string`` definitions, refuse what is broken, give the rest."""
    entries = []
    for block in parse_string(text, parse_stack=[]).blocks:
        if isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
            block = block.ignore_error_block  # a key or field that occurs twice, no more
        if isinstance(block, Entry):
            entries.append(block)
        elif isinstance(block, String):
            strings[block.key] = block.value
        elif isinstance(block, ParsingFailedBlock):
            reason = getattr(block.error, "abort_reason", str(block.error))
            place = f"line {_line(block, first)}"
            source.refuse(place, f"broken entry: {one_line(reason)}; check braces and commas")
        elif isinstance(block, ImplicitComment) and (lost := _HEADLESS.search(block.comment)):
            line = _line(block, first) + block.comment.count("\n", 0, lost.start())
            source.refuse(f"line {line}", "broken entry: no brace after its type")
    return entries


def _batches(source: TextSource) -> Iterator[tuple[str, int]]:
    """Give the text in parts that end before an entry, and the number of their first line."""
    lines: list[str] = []
    size, first = 0, source.first_line
    expected = first
    for number, line in source.lines():
        if size > _BATCH and _OPENING.match(line):
            yield "\n".join(lines), first
            lines, size, first = [], 0, number
            expected = number
        # A line that was too long is missing; empty ones keep the numbers right.
        lines += [""] * (number - expected)
        expected = number + 1
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield "\n".join(lines), first


@contextmanager
def _quiet() -> Iterator[None]:
    # bibtexparser logs what we refuse in our own words.
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


class _ProseDecoding(LatexDecodingMiddleware):
    """LaTeX to Unicode in titles, abstracts, names and the like; other fields stay as they are."""

    def __init__(self) -> None:
        context = get_default_latex_context_db()
        context.add_context_category("kg", prepend=True, macros=[MacroTextSpec("url", "%s")])
        # Dropping "\\ours" would leave a sentence without its subject.
        context.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_as_written))
        decoder = LatexNodes2Text(latex_context=context, math_mode="verbatim")
        super().__init__(allow_inplace_modification=True, decoder=decoder)

    def transform_entry(self, entry: Entry, library: Library) -> Entry:
        for field in entry.fields:
            if field.key in _PROSE:
                field.value = self._decode(field.value)
            elif field.key == "author":
                field.value = [self._decode(name) for name in field.value]
        return entry

    def transform_string(self, string: String, library: Library) -> String:
        return string

    def _decode(self, text: str) -> str:
        if not _LATEX.search(text):
            return text
        # What LaTeX cannot read comes back unchanged, so the text is kept either way.
        decoded, _ = self._transform_python_value_string(_BARE_PERCENT.sub(r"\\%", text))
        return decoded if isinstance(decoded, str) else text


def _as_written(node: LatexMacroNode, **_: object) -> str:
    return str(node.latex_verbatim())


def _record(entry: Entry, key: str) -> Record:
    def field(name: str) -> str:
        found = entry.get(name)
        return one_line(found.value) if found and isinstance(found.value, str) else ""

    title, subtitle = field("title"), field("subtitle")
    venue = field("journal") or field("journaltitle") or field("booktitle")
    author = entry.get("author")
    return Record(
        title=f"{title}: {subtitle}" if title and subtitle else title,
        abstract=field("abstract"),
        authors=unique(
            one_line(name) for name in (author.value if author else ()) if name != "others"
        ),
        date=_date(field("date"), field("year"), field("month"), field("day")),
        venue=venue,
        categories=unique(part.strip() for part in re.split("[;,]", field("keywords"))),
        url=_URL.sub(r"\1", field("url")),
        identifiers=(
            ("key", key),
            ("doi", field("doi").replace("\\_", "_")),
            ("pmid", field("pmid")),
            *_arxiv(field),
        ),
    )


def _arxiv(field: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    kind = (field("archiveprefix") or field("eprinttype") or "arxiv").lower()
    if kind == "arxiv" and field("eprint"):
        yield "arxiv", field("eprint")
    for name in ("journal", "volume", "note"):
        yield from arxiv_inside(field(name))


def _date(date: str, year: str, month: str, day: str) -> str:
    """Give a date from its parts; ``month`` may be "5", "may", "{10~May}".

    >>> _date("", "2024", "10~May", ""), _date("", "in press", "", ""), _date("2024-05", "", "", "")
    ('2024-05-10', 'in press', '2024-05')
    """
    if date and published(date):
        return date
    name = _MONTH.search(month)
    if name:
        day = day or "".join(re.findall(r"\b\d{1,2}\b", month)[:1])
        month = name[0]
    return compose(year, month, day) or compose(year, month) or year or date
