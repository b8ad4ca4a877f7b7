"""Where things of a dataset live: IRIs from ids, stable from build to build."""

import hashlib
import re

from kg.errors import ExportError
from kg.model import KINDS, Evidence, Result
from kg.vocab import PREFIXES, scheme_iri

#: What an IRI must not hold, written as N-Triples would have to escape it.
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`]')
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")

#: Hex digits of the hashes in IRIs: 64 bits tell apart all evidence of a billion papers.
_DIGITS = 16


def check_base(base: str) -> str:
    """Give back a base IRI that is one.

    Raises
    ------
    ExportError
        It is not absolute, has a query or fragment, or does not end in ``/``.
    """
    if not is_iri(base) or not base.endswith("/") or {"#", "?"} & set(base):
        raise ExportError(f"{base!r} is no base IRI; write it like https://example.org/graph/")
    return base


def is_iri(value: str) -> bool:
    """Whether a string can stand as an absolute IRI in every format.

    >>> is_iri("https://arxiv.org/abs/1707.06347"), is_iri("see page 3"), is_iri("a:<b>")
    (True, False, False)
    """
    return bool(_ABSOLUTE.fullmatch(value)) and not _FORBIDDEN.search(value)


def link_iri(paper: str, concept: str, base: str) -> str:
    """Give the IRI of the one link between a paper and a concept, whatever its role."""
    return f"{base}link/{_hash(paper, concept)}"


def evidence_iri(evidence: Evidence, base: str) -> str:
    """Give the IRI of a stretch of text; two links may rest on the same one."""
    offsets = (evidence.start, evidence.end, evidence.sentence_start, evidence.sentence_end)
    return f"{base}evidence/{_hash(evidence.paper, evidence.field, *map(str, offsets))}"


def result_iri(result: Result, base: str) -> str:
    """Give the IRI of a result by what it says and where; one stretch may hold several."""
    e = result.evidence
    said = (result.subject, result.benchmark, result.metric, result.comparator)
    values = (result.low, result.high, result.unit, result.relation, e.start, e.end)
    return f"{base}result/{_hash(result.paper, e.field, *map(str, said), *map(str, values))}"


def decision_iri(number: int, record: tuple[tuple[str, str], ...], base: str) -> str:
    """Give the IRI of what a person decided, by its row and the place of that row."""
    return f"{base}decision/{_hash(str(number), *(part for pair in record for part in pair))}"


def build_iri(build: str, base: str) -> str:
    """Give the IRI of ``build:0a1b2c``."""
    return f"{base}build/{build.removeprefix('build:')}"


def software_iri(version: str, base: str) -> str:
    """Give the IRI of a version of this program."""
    return f"{base}software/{version}"


def measurement_iri(dataset: str, *parts: str) -> str:
    """Give the IRI of a figure by its gold file, part and name; it lies in its dataset."""
    return f"{dataset}#measured-{_hash(*parts)}"


def dataset_iri(parts: tuple[str, ...], base: str) -> str:
    """Give the IRI of a dataset by all that its content depends on.

    ``void/`` sorts behind all other things, so that a stream can end with its own description.
    """
    return f"{base}void/{_hash(*parts)}"


def prefixes(base: str) -> dict[str, str]:
    """Give the prefixes of a dataset, sorted: those of the vocabularies and those of our things."""
    ours: dict[str, str] = {str(kind): scheme_iri(kind, base) + "/" for kind in KINDS}
    ours |= {
        name: f"{base}{name}/"
        for name in ("paper", "link", "evidence", "result", "decision", "build", "software")
    }
    ours |= {"scheme": f"{base}concept/", "dataset": f"{base}void/"}
    return dict(sorted((PREFIXES | ours).items()))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
