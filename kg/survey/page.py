"""A document, or one section alone, as a page that needs nothing beside it: no network, no script.

Styles are pinned by their hash in the content security policy of the page. After the text come
the bibliography, where the numbers come from, and the sentences that the claims rest on.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup

from kg import __version__
from kg.store import Store
from kg.survey.appendix import ABOUT_SOURCES, HEADINGS, called, make_appendix, witness_anchor
from kg.survey.bibliography import Bibliography, bibliography_of, in_full
from kg.survey.document import Document, Figure, Section, Text, find_all
from kg.survey.html import blocks_html, cites_html, quotation_html, section_html, text_html
from kg.survey.outline import Placed, place
from kg.views.inline import inline, make_environment, pin, read_asset

#: Fewer headings need no list of contents.
_LEAST_CONTENTS = 3

#: More parts than this are a list of their own, such as that of new papers.
_MOST_PARTS = 15


def document_page(document: Document, store: Store) -> str:
    """Give a document as a page; the same document gives the same page, byte for byte."""
    return _page(
        document.title,
        document.subtitle,
        Section(document.title, parts=document.sections),
        bibliography_of(store, document),
        document.settings,
    )


def section_page(section: Section, store: Store) -> str:
    """Give one section as a page of its own."""
    return _page(section.title, (), section, bibliography_of(store, section), ())


def _page(
    title: str,
    subtitle: Text,
    text: Section,
    bibliography: Bibliography,
    settings: Sequence[tuple[str, str]],
) -> str:
    style = "".join((read_asset("colours.css"), read_asset("survey.css", "kg.survey")))
    placed = place(text.parts)
    body = [blocks_html(text.blocks, bibliography)]
    body += [section_html(part, bibliography) for part in placed]
    page = (
        _environment(bibliography)
        .get_template("survey.html")
        .render(
            title=title,
            subtitle=text_html(subtitle, bibliography),
            body=Markup("\n").join(filter(None, body)),
            contents=_contents(placed),
            appendix=make_appendix(subtitle, text),
            bibliography=bibliography,
            settings=json.dumps(settings, ensure_ascii=False) if settings else "",
            style=inline("style", style),
            policy=_policy(style, text),
            version=__version__,
        )
    )
    return page.strip() + "\n"


def _environment(bibliography: Bibliography) -> Environment:
    environment = make_environment("kg.survey")
    environment.globals |= {
        "headings": HEADINGS,
        "about_sources": ABOUT_SOURCES,
        "called": called,
        "in_full": in_full,
        "anchor": witness_anchor,
        "quotation": quotation_html,
        "cites": lambda papers: cites_html(papers, bibliography),
    }
    return environment


def _contents(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Give what a list of contents names: no parts of a section that has very many of them."""
    if sum(1 + len(each.parts) for each in placed) < _LEAST_CONTENTS:
        return ()
    return tuple(
        each if len(each.parts) <= _MOST_PARTS else replace(each, parts=()) for each in placed
    )


#: Styles within pictures, which the policy must name.
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def _policy(style: str, text: Section) -> str:
    drawn = {found for figure in find_all(Figure, text) for found in _STYLE.findall(figure.svg)}
    pinned = " ".join(map(pin, (style, *sorted(drawn))))
    return (
        f"default-src 'none'; style-src {pinned}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
