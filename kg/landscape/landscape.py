"""A graph file to explore: each method is one question, whose answer shows itself in a notebook."""

import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from kg.graph import load_graph
from kg.landscape.analyses import Analyses
from kg.landscape.answers import Answer, answer_of
from kg.landscape.card import card, line
from kg.landscape.pages import View
from kg.landscape.quoted import QuotedConcept, quoted
from kg.model import Concept
from kg.rdf import ExportOptions
from kg.rdf.ask.answers import Rows
from kg.rdf.ask.asking import Ask, kept
from kg.rdf.ask.frames import new_frame
from kg.rdf.ask.queries import named_queries, named_query, parse_query
from kg.store import Store
from kg.store.inbox import inbox
from kg.views import Reach, concept_scene, find_focus, overview_scene, paper_scene, render_page
from kg.views.explorer.site import SiteOptions, write_site
from kg.vocab import DEFAULT_BASE

#: What is the name of a query, and can be no query itself.
_NAME = re.compile(r"[a-z0-9-]+")


class Landscape(Analyses):
    """A graph file to explore; a context manager."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._ask: Ask | None = None

    def __enter__(self) -> "Landscape":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the graph file."""
        self.store.close()

    def __repr__(self) -> str:
        return f"<Landscape {line(self.store)}>"

    def _repr_html_(self) -> str:
        return card(self.store)

    # ---- What it holds

    def concept(self, name: str) -> QuotedConcept:
        """Give the concept that goes by an id or label, with what papers say of it.

        Raises
        ------
        UnknownNameError
            There is none; the message names near ones.
        """
        return quoted(self.store, self.store.find_concepts(name)[0])

    def graph(self) -> nx.MultiDiGraph:
        """Give papers and concepts as a networkx graph, see :func:`kg.graph.load_graph`."""
        return load_graph(self.store)

    def new_names(self, *, limit: int = 20) -> Answer:
        """Give the names that papers introduce and nobody has decided on, as ``kg review`` does.

        Those of most papers come first; each with its parent, and a sentence that speaks of it.
        """
        columns = ("name", "kind", "papers", "broader", "sentence")
        rows = (
            (
                each.concept.pref_label,
                each.concept.kind,
                each.papers,
                ", ".join(self.store.concept(id_).pref_label for id_ in each.concept.broader),
                each.quotes[0].sentence if each.quotes else None,
            )
            for each in inbox(self.store, limit=limit, quotes=1)
        )
        return Answer(columns, rows)

    # ---- Questions

    def queries(self) -> Answer:
        """Give the questions that come with the program: name, theme, question, parameters."""
        rows = (
            (
                query.name,
                query.theme,
                query.help,
                ", ".join(f"{each.name}={each.default}" for each in query.parameters),
            )
            for query in named_queries().values()
        )
        return Answer(("name", "theme", "question", "parameters"), rows)

    def query(self, query: str, **settings: object) -> Answer:
        """Ask with SPARQL, or with a named query: a list with a dictionary a row.

        An ASK gives one row with the key ``answer``. The first query of a large file prepares it
        for the later ones, as ``kg query`` does.

        Parameters
        ----------
        query
            SPARQL, in which no prefix need be declared, or the name of a query that comes with
            the program (:meth:`queries`).
        settings
            Parameters of the query: a label or id where it asks for a concept.

        Raises
        ------
        QueryError
            The query is unknown or malformed, changes data or asks another machine.
        UnknownNameError
            No concept goes by a name that was given; the message names near ones.

        Examples
        --------
        >>> landscape.query("papers-using", concept="GRPO", limit=3)    # doctest: +SKIP
        """
        return answer_of(self._rows(query, settings))

    def frame(self, query: str, **settings: object) -> Any:
        """Ask as :meth:`query` does, for a data frame: of pandas, or of polars where only it is.

        Raises
        ------
        ExportError
            Neither is installed.
        """
        answer = self.query(query, **settings)
        return new_frame({name: [row[name] for row in answer] for name in answer.columns})

    def _rows(self, query: str, settings: Mapping[str, object]) -> Rows | bool:
        asked = named_query(query) if _NAME.fullmatch(query) else parse_query("query", query)
        values = {name: str(value) for name, value in settings.items()}
        sparql = asked.fill(
            values,
            lambda label: self.store.find_concepts(label)[0].id,
            DEFAULT_BASE,
            paper=lambda name: self.store.paper(name).id,
        )
        if self._ask is None:
            self._ask = kept(self.store, ExportOptions(), lambda line: None, warnings.warn)
        return self._ask(sparql)

    # ---- Pages

    def view(self, name: str | None = None, *, reach: Reach | None = None) -> View:
        """Draw the neighbourhood of a concept or paper, or without a name an overview.

        Raises
        ------
        UnknownNameError
            Nothing goes by that name; the message names near ones.
        """
        reach = reach or Reach(limit=60)
        if name is None:
            scene = overview_scene(self.store, reach)
        else:
            focus = find_focus(self.store, name)
            scene = (
                concept_scene(self.store, focus, reach)
                if isinstance(focus, Concept)
                else paper_scene(self.store, focus, reach)
            )
        return View(scene.title, render_page(scene))

    def site(self, out: str | Path, options: SiteOptions | None = None) -> Path:
        """Write the explorer into a folder, and give the page to open; see ``kg site``.

        Raises
        ------
        ExportError
            The folder cannot be written, or holds a file of that name which is none of ours.

        Examples
        --------
        >>> landscape.site("site")    # doctest: +SKIP
        PosixPath('site/index.html')
        """
        return write_site(self.store, Path(out), options, notify=warnings.warn).entry
