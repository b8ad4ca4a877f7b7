"""A document as files: the text in the format of its name, the bibliography beside it.

1. The ending says the format: ``.html``, ``.md``, ``.tex`` or ``.pdf``.
2. ``survey.bib`` and ``survey.csl.json`` stand beside ``survey.md``. Markdown and LaTeX have their
   pictures in ``survey_files/``; those of LaTeX are also PDF where there is a Chromium.
3. All is made before anything is written, and the text comes last: where it stands, all stands.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from kg.errors import ExportError
from kg.rdf.write.output import replacing
from kg.store import Store
from kg.survey.bibliography import bibliography_of, bibtex
from kg.survey.chromium import find_chromium, picture_pdf, print_pdf
from kg.survey.csl import csl_json
from kg.survey.document import Document, Figure, find_all
from kg.survey.latex import latex
from kg.survey.markdown import markdown
from kg.survey.page import document_page
from kg.text import slugify


def write_survey(document: Document, store: Store, out: Path) -> tuple[Path, ...]:
    """Write a document and what belongs to it, and give the files, the document first.

    Raises
    ------
    ExportError
        The ending is of no known format, a file cannot be written, or there is no Chromium for a
        PDF; what stood there is still there.
    """
    check_format(out)
    made = dict(_files(document, store, out))
    if any(path.exists() and path.samefile(store.path) for path in made):
        raise ExportError(f"{out}: this would overwrite the graph file; give --out another name")
    for folder in {path.parent for path in made} - {out.parent}:
        folder.mkdir(exist_ok=True)
    with ExitStack() as stack:  # the last one in is the first to take its place
        for path, content in made.items():
            stack.enter_context(replacing(path)).write(content)
    return tuple(made)


def check_format(out: Path) -> None:
    """Refuse a file whose ending says no format that is known.

    Raises
    ------
    ExportError
        The message names those that are.
    """
    if out.suffix not in _TEXTS:
        known = ", ".join(list(_TEXTS)[:-1])
        raise ExportError(f"{out}: a survey is written as {known} or {list(_TEXTS)[-1]}")


def write_text(document: Document, store: Store, out: Path) -> str:
    """Give the text that a file of this name has; of a PDF, the page that is printed."""
    return _TEXTS[out.suffix](document, store, _stem(out))


def _files(document: Document, store: Store, out: Path) -> Iterator[tuple[Path, bytes]]:
    text = write_text(document, store, out)
    yield out, print_pdf(text) if out.suffix == ".pdf" else text.encode()
    stem = _stem(out)
    bibliography = bibliography_of(store, document)
    yield out.with_name(f"{stem}.bib"), bibtex(bibliography).encode()
    yield out.with_name(f"{stem}.csl.json"), csl_json(bibliography).encode()
    if out.suffix in (".md", ".tex"):
        folder = out.with_name(f"{stem}_files")
        for figure in find_all(Figure, document):
            yield folder / f"{figure.name}.svg", figure.svg.encode()
            if out.suffix == ".tex" and find_chromium():
                yield folder / f"{figure.name}.pdf", picture_pdf(figure.svg)


def _stem(out: Path) -> str:
    """Give the name of what stands beside a file; LaTeX and links take no odd characters."""
    return out.stem if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", out.stem) else slugify(out.stem)


def _html(document: Document, store: Store, stem: str) -> str:
    return document_page(document, store)


def _markdown(document: Document, store: Store, stem: str) -> str:
    return markdown(document, store, f"{stem}_files")


def _latex(document: Document, store: Store, stem: str) -> str:
    return latex(document, store, f"{stem}_files", stem)


#: How each format is written, by the ending of the file.
_TEXTS: dict[str, Callable[[Document, Store, str], str]] = {
    ".html": _html,
    ".md": _markdown,
    ".tex": _latex,
    ".pdf": _html,
}
