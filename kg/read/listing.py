"""A listing pasted from a web page: titles and abstracts as paragraphs among other lines.

Nothing in such a text says what is a title, so it is read in steps, each of which can be wrong
only about what is in front of it:

1. *Cells.* A line of two to four parts between tabs is a row of a table when one of them is
   prose, or a count stands first; elsewhere a tab is a space that was pasted badly.
2. *Paragraphs.* Where the page was wrapped (lines that go on in lower case after a full line), a
   line is joined with the next whenever the first word of the next would not have fitted.
3. *Lines* are classified by their own words (:mod:`kg.read.listing_lines`): navigation (menus,
   votes, submitters, footers), date, authors, prose, or a title for all that is left. Marks of
   lists, headings and bold type are taken off first.
4. *Papers.* Prose is an abstract when a line before it can be its title: of those since the last
   abstract, the one that is marked as two thirds of the titles are (a number, a heading), else
   the last that is no place of work, no name of a person and no single word. So menus that no
   list knows do no harm: the title stands between them and the abstract.
5. *Prose after prose* goes on with the abstract, unless it is one short sentence in front of
   longer prose and does not talk like an abstract: then it is a title with a full stop.
   Prose that is short and stands before the first abstract introduces the page.
6. *Numbered titles* without abstract are papers too, where the page numbers its papers.
7. *Dates* hold for all that follows; a date between a title and its abstract is that paper's own.
   Where no date stands above the first abstract, a date closes the paper above it.

An abstract that ends without the end of a sentence was cut off, and is flagged so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.model import Paper
from kg.read.dates import published
from kg.read.listing_lines import (
    ABSTRACT,
    Line,
    classify,
    date_in,
    is_cut_off,
    is_noise,
    is_one_sentence,
    is_place,
    is_prose,
    people_in,
)
from kg.read.record import Record
from kg.read.source import TextSource

#: A page that people can paste is smaller by far.
PAGE_LIMIT = 16_000_000

_MOST_CELLS = 4  # votes, title, abstract, date
_WRAP_LIMIT = 160  # wrapped text has no longer lines
_INTRO_LIMIT = 120  # prose before the first abstract that is shorter introduces the page
_NO_TEXT = re.compile(
    r"\s*(?:<[!?a-zA-Z]|%!PS|---\s*$)|^(?:[\w-]+:\s*$\n(?:^[ \t]*- |^[ \t]+\w))", re.M
)
_SPEAKS = re.compile(
    r"(?:we|our|this|these|in|the|code|experiments?|results?|however|moreover|finally|here|it|to|by"
    r"|on|for|as|while|such|both|extensive|project|additionally|furthermore|first|second|third)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The lines from one abstract to the next, and the paragraphs of the latter."""

    between: list[Line]
    prose: list[Line]

    @property
    def titles(self) -> list[Line]:
        """The lines that may be its title, at least one."""
        return [line for line in self.between if line.kind == "title"]


@dataclass(slots=True)
class _Draft:
    """A paper as the page tells it."""

    title: Line
    paragraphs: list[Line]
    authors: str
    date: str


def looks_like_listing(head: str) -> bool:
    """Whether the head has at least one title with an abstract, and is no markup."""
    if _NO_TEXT.match(head):
        return False
    lines = _paragraphs(list(enumerate(head.split("\n"), 1)))
    return any(draft.paragraphs for draft in _drafts(lines))


def read_listing(source: TextSource) -> Iterator[Paper]:
    """Give the papers of a pasted page."""
    raw: list[tuple[int, str]] = []
    size = 0
    for number, line in source.lines():
        if line and not line.isspace():
            raw.append((number, line))
        elif raw and raw[-1][1]:
            raw.append((number, ""))  # one blank line says as much as a million
        size += len(line)
        if size > PAGE_LIMIT:
            source.refuse(
                f"line {number}",
                f"a page of more than {PAGE_LIMIT:,} characters; give the rest as JSON Lines",
            )
            break
    for draft in _drafts(_paragraphs(raw)):
        last = draft.paragraphs[-1] if draft.paragraphs else draft.title
        lines = range(draft.title.number, last.number + 1)
        if paper := source.settle(_record(draft), f"line {draft.title.number}", lines):
            yield paper


def _record(draft: _Draft) -> Record:
    abstract = "\n".join(line.text for line in draft.paragraphs)
    return Record(
        title=draft.title.text,
        abstract=abstract,
        authors=people_in(draft.authors) if draft.authors else (),
        date=draft.date if published(draft.date) else "",
        date_text=draft.date,
        flags=("truncated",) if abstract and is_cut_off(abstract) else (),
    )


def _paragraphs(raw: Sequence[tuple[int, str]]) -> list[Line]:
    cells = [(number, cell) for number, line in raw for cell in _cells(line)]
    return [classify(text, number) for number, text in _unwrapped(cells)]


def _cells(line: str) -> list[str]:
    if "\t" not in line:
        return [line]
    parts = [part.strip() for part in line.split("\t")]
    parts = [part for part in parts if part]
    has_prose = any(map(is_prose, parts))
    if len(parts) > _MOST_CELLS or not (has_prose or (len(parts) == 2 and is_noise(parts[0]))):
        return [" ".join(parts)]
    cells = parts[:1]
    for part in parts[1:]:
        before = cells[-1]
        starts_anew = is_prose(part) and not is_prose(before) and not part[0].islower()
        if is_noise(part) or is_noise(before) or (starts_anew and not before.endswith(".")):
            cells.append(part)
        else:
            cells[-1] = f"{before} {part}"
    return cells


def _unwrapped(cells: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    width = max((len(text) for _, text in cells), default=0)
    if width > _WRAP_LIMIT or not _is_wrapped(cells, width):
        yield from cells
        return
    number, joined, last = 0, "", ""
    for current, text in cells:
        if _goes_on(last, text, width):
            joined = f"{joined} {text.strip()}"
        else:
            yield number, joined
            number, joined = current, text
        last = text
    yield number, joined


def _goes_on(line: str, following: str, width: int) -> bool:
    words = following.split(maxsplit=1)
    return bool(line and words) and len(line.rstrip()) + 1 + len(words[0]) > width


def _is_wrapped(cells: Sequence[tuple[int, str]], width: int) -> bool:
    pairs = pairwise(cells)
    running = sum(_goes_on(a, b, width) and b.lstrip()[:1].islower() for (_, a), (_, b) in pairs)
    return running >= 2


def _drafts(lines: Sequence[Line]) -> list[_Draft]:
    stretches, tail = _stretches(_titles_with_full_stop(lines))
    mark = _mark_of_papers(stretches)
    closing = _dates_close_papers(stretches)
    drafts: list[_Draft] = []
    date = ""
    for place, stretch in enumerate(stretches):
        title = _title(stretch.titles, mark, is_first=place == 0)
        before, after = _around(stretch.between, title)
        if drafts and closing:
            drafts[-1].date = _last_date(before) or drafts[-1].date
        else:
            date = _last_date(before) or date
        drafts += _without_abstract(before, mark, date) if drafts else []
        authors = next((line.text for line in after if line.kind == "authors"), "")
        drafts.append(_Draft(title, stretch.prose, authors, _last_date(after) or date))
    if drafts and closing:
        drafts[-1].date = _last_date(tail) or drafts[-1].date
    return drafts + (_without_abstract(tail, mark, date) if drafts else [])


def _titles_with_full_stop(lines: Sequence[Line]) -> list[Line]:
    kept = [line for line in lines if line.kind not in ("blank", "navigation")]
    found = list(kept)
    for place, line in enumerate(kept[1:-1], 1):
        before, after = kept[place - 1], kept[place + 1]
        if (
            before.kind == line.kind == after.kind == "prose"
            and len(line.text) <= 200
            and 2 * len(line.text) <= len(after.text)
            and is_one_sentence(line.text)
            and not _SPEAKS.match(line.text)
            and line.mark != ABSTRACT
        ):
            found[place] = replace(line, kind="title")
    return found


def _stretches(lines: Sequence[Line]) -> tuple[list[_Stretch], list[Line]]:
    """Cut the lines at abstracts; what follows the last one is the tail."""
    usual = median([len(line.text) for line in lines if line.kind == "prose"] or [0])
    stretches: list[_Stretch] = []
    between: list[Line] = []
    for line in lines:
        if line.kind != "prose":
            between.append(line)
        elif not any(other.kind == "title" for other in between):
            if stretches:
                stretches[-1].prose.append(line)
        elif not stretches and _introduces(line, usual):
            between = [other for other in between if other.kind == "date"]
        else:
            stretches.append(_Stretch(between, [line]))
            between = []
    return stretches, between


def _introduces(line: Line, usual: float) -> bool:
    return line.mark != ABSTRACT and len(line.text) < min(_INTRO_LIMIT, usual / 3)


def _mark_of_papers(stretches: Sequence[_Stretch]) -> str:
    """Give the mark that titles have on this page, or "" if they have none."""
    counts = Counter(
        mark
        for stretch in stretches
        for mark in {line.mark for line in stretch.titles if line.mark}
    )
    needed = max(2, len(stretches) * 2 / 3)
    common = [mark for mark, count in counts.items() if count >= needed]
    # "## Robotics" over "### A Title": the deeper heading is that of papers.
    return max(common, key=lambda mark: (counts[mark], len(mark), mark), default="")


def _dates_close_papers(stretches: Sequence[_Stretch]) -> bool:
    first = stretches[0].between if stretches else []
    return not any(line.kind == "date" for line in first)


def _title(titles: Sequence[Line], mark: str, *, is_first: bool) -> Line:
    marked = [line for line in titles if mark and line.mark == mark]
    if marked:
        return marked[-1]
    likely = [
        line
        for line in titles
        if " " in line.text
        and not is_place(line.text)
        # Above the first paper stand words of the page, so a name there may well be a title.
        and (is_first or not _PERSON.fullmatch(line.text))
    ]
    return (likely or list(titles))[-1]


def _around(between: Sequence[Line], title: Line) -> tuple[Sequence[Line], Sequence[Line]]:
    place = next(place for place, line in enumerate(between) if line is title)
    return between[:place], between[place + 1 :]


def _last_date(lines: Sequence[Line]) -> str:
    dates = [date_in(line.text) or "" for line in lines if line.kind == "date"]
    return dates[-1] if dates else ""


def _without_abstract(lines: Sequence[Line], mark: str, date: str) -> list[_Draft]:
    titles = [line for line in lines if mark and line.kind == "title" and line.mark == mark]
    return [_Draft(title, [], "", date) for title in titles]
