"""SPARQL for tools: in a process of its own, with limits, over the graph file as it is now.

1. The first question prepares the triples and starts a worker (:mod:`kg.serve.pool`); a session
   that asks none costs nothing. Where this takes long, the question is answered by "ask again".
2. When the graph file was built again meanwhile, the next question prepares it anew.
3. An answer has at most so many rows and bytes, and takes at most so many seconds; beyond that it
   is an error that says what to do. Of the rows, the first ones are given, and their number.
"""

import asyncio
import json
import math
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import KGError, ServerError
from kg.rdf.ask.cache import kept_triples
from kg.rdf.ask.lending import lent
from kg.rdf.ask.queries import named_query
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.turtle import shortener
from kg.rdf.write.dataset import dataset_name
from kg.serve.agents.values import Answer, Value
from kg.serve.endpoint import read_to_end
from kg.serve.limits import Limits
from kg.serve.pool import Pool, Served
from kg.serve.worker import Job
from kg.store import open_store
from kg.vocab import curie_of

#: Media types in which a worker answers.
_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples"

_NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}


class Asker:
    """Answers queries over one graph file, one at a time; to be closed.

    Parameters
    ----------
    graph
        The graph file; it may be built anew meanwhile.
    options
        What of it can be asked, and the base of its IRIs.
    limits
        What a query may cost.
    patience
        Seconds that a question waits for the preparation; many clients give up after a minute.
    """

    def __init__(
        self, graph: Path, options: ExportOptions, limits: Limits, *, patience: float = 30.0
    ) -> None:
        self._graph = graph
        self._options = options
        self._limits = limits
        self._patience = patience
        self._short = shortener(prefixes(options.base))
        self._seen: tuple[int, int] | None = None  #: time and size of the file that is asked
        self._starting: asyncio.Task[Pool] | None = None
        self._lent = ExitStack()
        self._lock = asyncio.Lock()

    async def ask(self, query: str, most: int) -> Answer:
        """Run SPARQL, and give at most so many of its rows.

        Raises
        ------
        KGError
            It cannot be run, or costs too much; one line says why.
        """
        async with self._lock:
            pool = await self._ready()
            reply = await pool.ask(Job(query, None, _ROWS, _TRIPLES, 0, 0))
            data = await read_to_end(reply)
        if reply.media_type == _TRIPLES:
            lines = data.decode().splitlines()
            return Answer(["triple"], [[line] for line in lines[:most]], len(lines), None)
        return self._answer(json.loads(data), most)

    async def ask_named(self, name: str, values: Mapping[str, str], most: int) -> Answer:
        """Run a named query with these values of its parameters.

        Raises
        ------
        KGError
            There is no such query, or a value does not fit, or the query costs too much.
        """
        return await self.ask(await asyncio.to_thread(self._fill, name, values), most)

    async def close(self) -> None:
        """End the worker."""
        if self._starting is not None:
            self._starting.cancel()
            for pool in await asyncio.gather(self._starting, return_exceptions=True):
                if isinstance(pool, Pool):
                    await pool.stop()
            self._starting = None
        self._lent.close()

    def _fill(self, name: str, values: Mapping[str, str]) -> str:
        query = named_query(name)
        with open_store(self._graph) as store:
            return query.fill(
                values,
                lambda label: store.find_concepts(label)[0].id,
                self._options.base,
                paper=lambda name: store.paper(name).id,
            )

    async def _ready(self) -> Pool:
        """Give the worker over the file as it is now.

        Raises
        ------
        ServerError
            It is not ready yet; what makes it so goes on.
        """
        with open_store(self._graph):  # a build under way is told as such
            stat = self._graph.stat()
        seen = (stat.st_mtime_ns, stat.st_size)
        if self._starting is None or self._seen != seen:
            await self.close()
            self._starting, self._seen = asyncio.create_task(self._start()), seen
        try:
            return await asyncio.wait_for(asyncio.shield(self._starting), self._patience)
        except TimeoutError as error:
            raise ServerError(
                f"{self._graph.name} is being prepared for queries, which is done once for each "
                "build; ask again in a minute"
            ) from error
        except KGError:
            self._starting = None  # the next question tries again
            raise

    async def _start(self) -> Pool:
        pool = Pool(await asyncio.to_thread(self._prepare), self._limits)
        await pool.start()
        return pool

    def _prepare(self) -> Served:
        with open_store(self._graph) as store:
            triples = kept_triples(store, self._options, on_prepare=lambda _: None)
            iri = dataset_name(store, self._options)
        folder = self._lent.enter_context(lent(triples))
        base = self._options.base
        return Served(folder, prefixes(base), iri, triples.parent.name, base)

    def _answer(self, found: Any, most: int) -> Answer:
        if "boolean" in found:
            return Answer([], [], 0, found["boolean"])
        columns, bindings = found["head"]["vars"], found["results"]["bindings"]
        rows = [[self._value(each.get(name)) for name in columns] for each in bindings[:most]]
        return Answer(columns, rows, len(bindings), None)

    def _value(self, term: dict[str, Any] | None) -> Value:
        """Give a term for whoever follows it: ids of things that have one, numbers as numbers."""
        if term is None:
            return None
        value = term["value"]
        if term["type"] == "uri":
            return curie_of(value, self._options.base) or self._short(value)
        if not isinstance(value, str):  # a triple of RDF 1.2
            return json.dumps(value, ensure_ascii=False)
        datatype = str(term.get("datatype", "")).rpartition("#")[2]
        if datatype == "boolean":
            return value in ("true", "1")
        return _number(value, datatype)


def _number(value: str, datatype: str) -> Value:
    try:
        number = _NUMBERS[datatype](value)
    except (KeyError, ValueError):
        return value
    return number if math.isfinite(number) else value  # JSON has no "INF"
