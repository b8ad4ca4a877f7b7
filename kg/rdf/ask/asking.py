"""Ask a graph file with SPARQL, by either engine, over what is kept of it where that serves."""

from collections.abc import Callable
from typing import TypeAlias

from kg.rdf.ask.answers import Rows, collect
from kg.rdf.ask.cache import Notify, cached_dataset, forget
from kg.rdf.ask.engine import load_dataset
from kg.rdf.options import ExportOptions
from kg.store.reader import Store

#: Runs a query over a graph file.
Ask: TypeAlias = Callable[[str], Rows | bool]


def in_memory(store: Store, options: ExportOptions) -> Ask:
    """Load a graph file into memory, to be asked by Oxigraph."""
    dataset = load_dataset(store, options)
    return lambda query: collect(dataset.query(query))


def by_rdflib(store: Store, options: ExportOptions) -> Ask:
    """Load a graph file into memory, to be asked by rdflib, which is for small ones."""
    from kg.rdf.ask.second_engine import RdflibDataset  # a quarter of a second to load

    dataset = RdflibDataset(store, options)
    return lambda query: collect(dataset.query(query))


def kept(store: Store, options: ExportOptions, on_prepare: Notify, on_failure: Notify) -> Ask:
    """Open the dataset of a graph file that is kept on disk, or make it.

    ``on_prepare`` and ``on_failure`` are told what a person should know, see
    :func:`kg.rdf.ask.cache.cached_dataset`.
    """
    dataset = cached_dataset(store, options, on_prepare=on_prepare, on_failure=on_failure)

    def ask(query: str) -> Rows | bool:
        nonlocal dataset
        try:
            return collect(dataset.query(query))
        except (OSError, RuntimeError):  # damaged on disk, or removed by another process
            forget(store, options)
            dataset = cached_dataset(store, options, on_prepare=on_prepare, on_failure=on_failure)
            return collect(dataset.query(query))

    return ask
