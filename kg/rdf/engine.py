"""Ask a dataset with SPARQL: by pyoxigraph, nothing changed, nothing fetched."""

import re
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.guard import check_query
from kg.rdf.iris import prefixes
from kg.rdf.load import fill
from kg.rdf.options import ExportOptions
from kg.store.reader import Store

#: What a query gives: rows, a yes or no, or triples.
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

#: Characters of what was expected that a message shows.
_MOST = 80


class Dataset:
    """A graph file as triples, to be asked with SPARQL."""

    def __init__(self, triples: ox.Store, names: dict[str, str]) -> None:
        self.prefixes = names
        self._store = triples

    def __len__(self) -> int:
        return len(self._store)

    def query(self, query: str) -> Answer:
        """Run a query; the prefixes of the dataset need not be declared.

        Raises
        ------
        QueryError
            It is malformed (with line and column), changes data or asks another machine.
        """
        check_query(query, self.prefixes)
        try:
            return self._store.query(query, prefixes=self.prefixes)
        except SyntaxError as error:
            raise QueryError(_explain(str(error), query, self.prefixes)) from error


def load_dataset(store: Store, options: ExportOptions | None = None) -> Dataset:
    """Load the dataset that ``kg export`` would write, from a graph file into memory."""
    options = options or ExportOptions()
    triples = ox.Store()
    fill(triples, store, options)
    return Dataset(triples, prefixes(options.base))


def _explain(message: str, query: str, names: dict[str, str]) -> str:
    """Turn a message of the parser into one line with place and remedy."""
    match = _PLACE.match(message)
    if not match:
        return " ".join(message.split())
    line, column = int(match[1]), int(match[2])
    text = (query.splitlines() or [""])[min(line, len(query.splitlines()) or 1) - 1]
    where = f"line {line}, column {column}"
    if "Prefix not found" in match[3]:
        used = re.search(r"([\w.-]*):\S*$", text[: column - 1])
        name = used[1] if used else ""
        return f"{where}: prefix '{name}:' is not known; declare it, or use {', '.join(names)}"
    near = text[column - 1 :].strip()[:20]
    found = f"cannot read on at {near!r}" if near else "cannot read on here"
    # "[_]" is the parser's way of saying: or a blank
    expected = " ".join(match[3].split()).replace(", [_]", "").removesuffix("expected [_]")
    if len(expected) > _MOST:
        expected = expected[:_MOST].rsplit(",", 1)[0] + " …"
    return f"{where}: {found}; {expected}".removesuffix("; ")
