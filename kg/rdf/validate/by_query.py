"""Check a dataset of any size with SPARQL: ``checks/*.rq``, each a rule of ``shapes.ttl``.

The first comment line of a check is the message of its shapes; its rows are ``?node``,
``?property`` and ``?value``.

- The queries read each property once and join by hash, which is what their sub-selects are for:
  looking up each of a million things in a store on disk takes minutes.
- They count rows, not values, where many are looked at: ``COUNT(?value)`` reads the value itself.
- Each is first asked whether it has a row at all, which is how Oxigraph lets other threads run
  meanwhile; while rows are fetched, it does not.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from operator import attrgetter

from kg.rdf.ask.engine import Dataset, Solutions
from kg.rdf.validate.violations import Finding, Violation, find

#: Queries that run at once: each may take half a gigabyte where there are 100,000 papers.
_AT_ONCE = 2

#: Only for files of RDF: the texts of a graph file are verified where they are stored, and the
#: things that are made from it have IRIs whatever it holds.
ONLY_FILES = frozenset({"evidence-quoted", "names"})


@dataclass(frozen=True, slots=True)
class Check:
    """A query for what breaks a rule."""

    name: str
    message: str
    query: str


@cache
def checks() -> tuple[Check, ...]:
    """Give all checks, sorted by name."""
    folder = files("kg.rdf").joinpath("checks")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".rq"))
    texts = [folder.joinpath(name).read_text("utf-8") for name in names]
    return tuple(
        Check(name.removesuffix(".rq"), text.splitlines()[0].lstrip("# "), text)
        for name, text in zip(names, texts, strict=True)
    )


def find_by_query(dataset: Dataset) -> tuple[Finding, ...]:
    """Give the rules that a dataset breaks, in the order of their messages."""
    return _findings(dataset, [check for check in checks() if check.name not in ONLY_FILES])


def find_in_file(dataset: Dataset) -> tuple[Finding, ...]:
    """Give the rules that a file of RDF breaks and no dataset of a graph file can break."""
    return _findings(dataset, [check for check in checks() if check.name in ONLY_FILES])


def _findings(dataset: Dataset, rules: Iterable[Check]) -> tuple[Finding, ...]:
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        found = workers.map(partial(_run, dataset), rules)
        return tuple(sorted((each for each in found if each.total), key=attrgetter("message")))


def _run(dataset: Dataset, check: Check) -> Finding:
    if not dataset.query(f"ASK {{{{\n{check.query}\n}}}}"):
        return find(check.message, ())
    return find(check.message, _rows(dataset, check.query))


def _rows(dataset: Dataset, query: str) -> Iterator[Violation]:
    found = dataset.query(query)
    if isinstance(found, Solutions):
        for row in found:
            cells = dict(zip(found.columns, row, strict=True))
            if (node := cells["node"]) is not None:
                yield Violation(node, cells.get("property"), cells.get("value"))
