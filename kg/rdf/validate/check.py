"""Does a dataset obey its rules? By SHACL where it is small, by SPARQL where it is not."""

from collections.abc import Callable
from typing import TypeAlias

import pyoxigraph as ox

from kg.rdf.ask.engine import Dataset, Solutions
from kg.rdf.validate.by_query import find_by_query
from kg.rdf.validate.violations import Finding

#: Gives the rules that a dataset breaks.
Finder: TypeAlias = Callable[[Dataset], tuple[Finding, ...]]

#: Papers up to which SHACL is used: 30 ms each.
MOST_FOR_SHACL = 500

_PAPERS = "SELECT (COUNT(*) AS ?total) WHERE { ?paper a kg:Paper }"


def _find_by_shape(dataset: Dataset) -> tuple[Finding, ...]:
    from kg.rdf.validate.shapes import find_by_shape  # pyshacl takes half a second to load

    return find_by_shape(dataset)


#: By the names that ``kg check --shapes`` has for them; both find the same.
WAYS: dict[str, Finder] = {"shacl": _find_by_shape, "sparql": find_by_query}


def way_for(dataset: Dataset) -> str:
    """Choose SHACL for up to :data:`MOST_FOR_SHACL` papers, SPARQL for more."""
    found = dataset.query(_PAPERS)
    (total,) = next(found.rows) if isinstance(found, Solutions) else (None,)
    papers = int(total.value) if isinstance(total, ox.Literal) else 0
    return "shacl" if papers <= MOST_FOR_SHACL else "sparql"
