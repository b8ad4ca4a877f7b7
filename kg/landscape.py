"""The public face: build or open a graph file, ask it, see it; what notebooks use.

>>> import kg
>>> landscape = kg.build(["papers.jsonl"], "landscape.db")    # doctest: +SKIP
>>> landscape.view("GRPO").save("grpo.html")                  # doctest: +SKIP
"""

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx
import pyoxigraph as ox

from kg.graph import load_graph
from kg.model import Concept
from kg.ontology import Ontology, load_ontology
from kg.pipeline import build_graph
from kg.rdf import ExportOptions
from kg.rdf.ask.answers import Rows
from kg.rdf.ask.asking import Ask, kept
from kg.rdf.ask.frames import new_frame
from kg.rdf.ask.queries import named_query, parse_query
from kg.store import Store, open_store
from kg.views import Reach, concept_scene, find_focus, overview_scene, paper_scene, render_page
from kg.views.explorer.site import SiteOptions, write_site
from kg.vocab import DEFAULT_BASE, curie_of

#: A value in an answer: ids of concepts and papers as CURIEs, numbers as numbers.
Value: TypeAlias = str | bool | int | float | None

#: What is the name of a query, and can be no query itself.
_NAME = re.compile(r"[a-z0-9-]+")

_NUMBERS = {"integer": int, "decimal": float, "double": float}

#: Concepts that a notebook shows of a landscape.
_MOST = 10


def build(
    inputs: Iterable[str | Path],
    out: str | Path = "landscape.db",
    *,
    ontology: Ontology | None = None,
    decisions: str | Path | None = None,
    workers: int = 1,
) -> "Landscape":
    """Build a graph file from files of papers, or add them to one, and open it.

    Parameters
    ----------
    inputs
        Files in any mix of the formats that are known.
    out
        The graph file.
    ontology
        The vocabulary; ``None``: the shipped one.
    decisions
        The file of what people decided; ``None``: ``decisions.csv`` beside the graph file, if it
        is there.
    workers
        Processes that link papers; changes the time and nothing else.
    """
    scheme = ontology or load_ontology()
    names = [str(name) for name in inputs]
    build_graph(names, out, scheme, workers=workers, decisions=decisions)
    return open_landscape(out)


def open_landscape(path: str | Path) -> "Landscape":
    """Open a graph file.

    Raises
    ------
    StoreError
        It is missing, no graph file, newer than this program, or being written.
    """
    return Landscape(open_store(path))


@dataclass(frozen=True, slots=True)
class View:
    """A page to look at: in a notebook by itself, or saved as one file."""

    title: str
    html: str = field(repr=False)

    def save(self, path: str | Path) -> Path:
        """Write the page, which needs nothing beside it, and give where it is."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8")
        return target

    def _repr_html_(self) -> str:
        frame = 'width="100%" height="720" style="border: 0"'
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" {frame}></iframe>'
        )


class Landscape:
    """A graph file to explore; a context manager."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._ask: Ask | None = None

    def __enter__(self) -> "Landscape":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the graph file."""
        self.store.close()

    def concept(self, name: str) -> Concept:
        """Give the concept that goes by an id or label.

        Raises
        ------
        UnknownNameError
            There is none; the message names near ones.
        """
        return self.store.find_concepts(name)[0]

    def graph(self) -> nx.MultiDiGraph:
        """Give papers and concepts as a networkx graph, see :func:`kg.graph.load_graph`."""
        return load_graph(self.store)

    def query(self, query: str, **settings: object) -> list[dict[str, Value]]:
        """Ask with SPARQL, or with a named query: a dictionary a row.

        An ASK gives one row with the key ``answer``. The first query of a large file prepares it
        for the later ones, as ``kg query`` does.

        Parameters
        ----------
        query
            SPARQL, in which no prefix need be declared, or the name of a query that comes with
            the program (``kg query --list``).
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
        rows = self._rows(query, settings)
        if isinstance(rows, bool):
            return [{"answer": rows}]
        return [dict(zip(rows.columns, map(_value, row), strict=True)) for row in rows.rows]

    def frame(self, query: str, **settings: object) -> Any:
        """Ask as :meth:`query` does, for a data frame: of pandas, or of polars where only it is.

        Raises
        ------
        ExportError
            Neither is installed.
        """
        rows = self._rows(query, settings)
        if isinstance(rows, bool):
            return new_frame({"answer": [rows]})
        columns = zip(*rows.rows, strict=True) if rows.rows else ((),) * len(rows.columns)
        values = ([_value(cell) for cell in column] for column in columns)
        return new_frame(dict(zip(rows.columns, values, strict=True)))

    def _rows(self, query: str, settings: Mapping[str, object]) -> Rows | bool:
        asked = named_query(query) if _NAME.fullmatch(query) else parse_query("query", query)
        values = {name: str(value) for name, value in settings.items()}
        sparql = asked.fill(
            values,
            lambda label: self.concept(label).id,
            DEFAULT_BASE,
            paper=lambda name: self.store.paper(name).id,
        )
        if self._ask is None:
            self._ask = kept(self.store, ExportOptions(), lambda line: None, warnings.warn)
        return self._ask(sparql)

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

    def __repr__(self) -> str:
        counts = self.store.counts()
        return f"<Landscape {self.store.path}: {counts.in_scope} papers, {counts.links} links>"

    def _repr_html_(self) -> str:
        counts = self.store.counts()
        papers = self.store.paper_count_by_concept()
        best = sorted(papers, key=lambda id_: (-papers[id_], id_))[:_MOST]
        rows = "".join(
            f"<tr><td>{escape(self.store.concept(id_).pref_label)}</td><td>{id_.split(':')[0]}</td>"
            f"<td>{papers[id_]}</td></tr>"
            for id_ in best
        )
        return (
            f"<p><b>{escape(str(self.store.path))}</b>: {counts.in_scope} papers, "
            f"{counts.asserted} links to {len(papers)} concepts</p>"
            f"<table><tr><th>concept</th><th>kind</th><th>papers</th></tr>{rows}</table>"
        )


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    if isinstance(term, ox.NamedNode):
        return curie_of(term.value) or term.value
    if isinstance(term, ox.Literal):
        number = _NUMBERS.get(term.datatype.value.rpartition("#")[2])
        return number(term.value) if number else term.value
    return None if term is None else str(term)
