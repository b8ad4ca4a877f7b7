r"""Papers as entries of BibTeX.

1. Text is written so that TeX prints it as it stands: what would be a command is escaped, letters
   of all scripts stay, as BibTeX of today reads UTF-8. No text can end its field or its entry.
2. A title stands in braces of its own, so that no style changes its capitals.
3. The key is the one of the input, else made of author, year and the first telling word of the
   title; of keys that are given twice, all but the first get a letter.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import count

from kg.model import Paper
from kg.read.identity import family_name
from kg.text import slugify
from kg.views.outside import home_of, identifiers_of

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)

#: What may stand in an address or identifier as it is; the rest could end the field.
_NOT_VERBATIM = re.compile(r"[\s{}\\]")

#: Keys that every program reads.
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._+/-]*")

#: Words that titles begin with and that tell nothing.
_SMALL = frozenset(
    (
        *("a", "an", "and", "are", "can", "do", "does", "for", "from", "how", "in", "is", "of"),
        *("on", "the", "to", "toward", "towards", "what", "when", "why", "with"),
    )
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: Words that tell what a venue is; one that has none of them is taken for a journal.
_MEETING = re.compile(r"\b(?:proceedings|conference|workshop|symposium|meeting)\b", re.IGNORECASE)
_PREPRINT = re.compile(r"\b(?:arxiv|preprint|corr)\b", re.IGNORECASE)


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Give an entry; fields that are "" are left out.

    Parameters
    ----------
    fields
        Their values as :func:`escaped` or :func:`verbatim` gives them.
    """
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def paper_entry(paper: Paper, key: str) -> str:
    """Give a paper as an entry."""
    kind, place = kind_of(paper.venue or "")
    year, _, rest = (paper.published or "").partition("-")
    arxiv = verbatim(paper.identifier("arxiv") or "")
    address = home_of(paper) or next((each.url for each in identifiers_of(paper) if each.url), "")
    doi = verbatim(paper.identifier("doi") or "")
    fields = {
        "title": f"{{{escaped(paper.title)}}}",
        "author": " and ".join(map(_name, paper.authors)),
        place: escaped(paper.venue or ""),
        "year": year,
        "month": _month(rest),
        "doi": doi,
        "eprint": arxiv,
        "archiveprefix": "arXiv" if arxiv else "",
        "url": "" if doi else verbatim(address or ""),  # the DOI leads there
    }
    return entry(kind, key, fields)


def citation_key(
    own: str | None, authors: tuple[str, ...], published: str | None, title: str
) -> str:
    """Give the key of a paper: that of the input where it has one.

    >>> citation_key(None, ("Ada Moor", "Bo Lind"), "2025-01-02", "The SteadyPO: calm updates")
    'moor2025steadypo'
    """
    if own and _KEY.fullmatch(own):
        return own
    words = slugify(title).split("-")
    word = next((each for each in words if each not in _SMALL), words[0])
    author = slugify(family_name(authors[0])).replace("-", "") if authors else "anonymous"
    return f"{author}{(published or '')[:4]}{word}"


def distinct(keys: Iterable[str]) -> tuple[str, ...]:
    """Give keys so that none is given twice, in the same order.

    >>> distinct(["moor2025", "lind", "moor2025", "moor2025"])
    ('moor2025', 'lind', 'moor2025b', 'moor2025c')
    """
    every = list(keys)
    known, given = set(every), set[str]()
    made = []
    for key in every:
        chosen = key
        if chosen in given:
            names = (f"{key}{_letters(number)}" for number in count(1))
            chosen = next(name for name in names if name not in known and name not in given)
        given.add(chosen)
        made.append(chosen)
    return tuple(made)


def escaped(text: str) -> str:
    r"""Give text as TeX prints it, on one line.

    >>> print(escaped("50% of {R&D}"))
    50\% of \{R\&D\}
    """
    return " ".join(text.translate(_ESCAPES).split())


def verbatim(text: str) -> str:
    """Give an address or identifier, or "" for one that could end its field."""
    return "" if _NOT_VERBATIM.search(text) else text


def kind_of(venue: str) -> tuple[str, str]:
    """Give the type of entry for a venue, and the field that names it.

    >>> kind_of("Workshop on Rest"), kind_of("Journal of Calm"), kind_of("arXiv preprint")
    (('inproceedings', 'booktitle'), ('article', 'journal'), ('misc', 'howpublished'))
    """
    if not venue or _PREPRINT.search(venue):
        return "misc", "howpublished"
    return ("inproceedings", "booktitle") if _MEETING.search(venue) else ("article", "journal")


def _name(author: str) -> str:
    name = escaped(author)
    return f"{{{name}}}" if re.search(r"\band\b", name) else name


def _month(rest: str) -> str:
    return _MONTHS[int(rest[:2]) - 1] if rest[:2].isdigit() and 1 <= int(rest[:2]) <= 12 else ""


def _letters(number: int) -> str:
    """Give b, c, … z, and then numbers."""
    return "abcdefghijklmnopqrstuvwxyz"[number] if number < 26 else f"-{number + 1}"
