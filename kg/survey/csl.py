"""The bibliography as CSL-JSON, which Zotero, pandoc and word processors read.

A date is as exact as it is known. Names are family and given name where they can be told apart;
a name of one word stands as it is. The fields are those of
https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

import json
from typing import Any

from kg.model import Paper
from kg.read.identity import family_name
from kg.survey.bibliography import Bibliography, Cited
from kg.survey.citing import flat
from kg.views.bibtex import kind_of

#: Types of entries of BibTeX as CSL calls them.
_TYPES = {"inproceedings": "paper-conference", "article": "article-journal", "misc": "article"}


def csl_json(bibliography: Bibliography) -> str:
    """Give all entries as a list of JSON objects."""
    return json.dumps(list(map(_entry, bibliography.entries)), ensure_ascii=False, indent=1) + "\n"


def _entry(cited: Cited) -> dict[str, Any]:
    paper = cited.paper
    kind, _ = kind_of(paper.venue or "")
    fields = {
        "id": cited.key,
        "type": _TYPES[kind],
        "title": flat(paper.title).strip(),
        "author": list(map(_author, paper.authors)),
        "issued": _issued(paper),
        "container-title": flat(paper.venue or "").strip(),
        "DOI": paper.identifier("doi"),
        "archive": "arXiv" if paper.identifier("arxiv") else None,
        "archive_location": paper.identifier("arxiv"),
        "URL": cited.url,
    }
    return {name: value for name, value in fields.items() if value}


def _author(author: str) -> dict[str, str]:
    family = family_name(author)
    _, comma, after = author.partition(",")
    given = after.strip() if comma else author.strip().removesuffix(family).strip()
    return {"family": family, "given": given} if family and given else {"literal": author.strip()}


def _issued(paper: Paper) -> dict[str, Any] | None:
    if not paper.published:
        return None
    return {"date-parts": [[int(part) for part in paper.published.split("-")]]}
