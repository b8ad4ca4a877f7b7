"""The short form of ``make soak`` for the server; the long one takes a minute and fifty clients."""

import pytest

from benchmarks.soak_serve import soak
from kg.rdf.ask.cache import kept_triples
from kg.rdf.options import ExportOptions
from kg.store import open_store

pytestmark = pytest.mark.slow


def test_many_clients_get_right_answers_and_leave_nothing_behind(graph):
    with open_store(graph) as store:
        kept_triples(store, ExportOptions(), on_prepare=lambda line: None)
    tally, faults = soak(graph, clients=12, seconds=6)
    assert faults == []
    assert tally.done["answered"] > 0
    assert tally.done["left"] > 0
    assert tally.done["too large"] > 0
