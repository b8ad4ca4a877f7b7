"""What a dataset is to hold, and where its things live."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from kg.model import DEFAULT_THRESHOLD
from kg.rdf.iris import check_base
from kg.vocab import DEFAULT_BASE

#: A part of a dataset. Papers: what is known of them, with their direct triples; concepts: those
#: that a link points to and all above them, with their schemes; links: links, evidence, results
#: and decisions. Whatever the part, the dataset, its build and the program describe themselves.
Part: TypeAlias = Literal["papers", "concepts", "links"]

PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices that change the content of an export; two equal ones give the same bytes."""

    base: str = DEFAULT_BASE  #: base IRI of papers, concepts, links …; not of the vocabulary
    min_confidence: float = DEFAULT_THRESHOLD  #: links below it are left out
    with_text: bool = True  #: abstracts as ``dcterms:abstract``; quotes stay in any case
    oa: bool = False  #: Web Annotation selectors for evidence
    rdf12: bool = False  #: each link also reifies its triple (RDF 1.2)
    issued: str | None = None  #: xsd:dateTime from SOURCE_DATE_EPOCH; never the clock
    only: tuple[Part, ...] = PARTS  #: parts that are written

    def __post_init__(self) -> None:
        check_base(self.base)
        # in one order, so that equal choices are equal options
        object.__setattr__(self, "only", tuple(part for part in PARTS if part in self.only))

    @property
    def is_whole(self) -> bool:
        """Whether no part is left out."""
        return self.only == PARTS

    @property
    def parts(self) -> tuple[str, ...]:
        """All choices as strings, for a hash."""
        names = ("base", "min_confidence", "with_text", "oa", "rdf12")
        chosen = tuple(f"{name}={getattr(self, name)}" for name in names)
        return chosen if self.is_whole else (*chosen, f"only={' '.join(self.only)}")
