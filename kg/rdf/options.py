"""What a dataset is to hold, and where its things live."""

from dataclasses import dataclass

from kg.model import DEFAULT_THRESHOLD
from kg.rdf.iris import check_base
from kg.vocab import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices that change the content of an export; two equal ones give the same bytes."""

    base: str = DEFAULT_BASE  #: base IRI of papers, concepts, links …; not of the vocabulary
    min_confidence: float = DEFAULT_THRESHOLD  #: links below it are left out
    with_text: bool = True  #: abstracts as ``dcterms:abstract``; quotes stay in any case
    oa: bool = False  #: Web Annotation selectors for evidence
    rdf12: bool = False  #: each link also reifies its triple (RDF 1.2)
    issued: str | None = None  #: xsd:dateTime from SOURCE_DATE_EPOCH; never the clock

    def __post_init__(self) -> None:
        check_base(self.base)

    @property
    def parts(self) -> tuple[str, ...]:
        """All choices as strings, for a hash."""
        names = ("base", "min_confidence", "with_text", "oa", "rdf12")
        return tuple(f"{name}={getattr(self, name)}" for name in names)
