"""What is around every page: head, navigation and foot, and how templates are filled.

Templates escape every string; there is no inline script or style, so that the strictest content
security policy holds. Addresses are the paths of things below the base IRI.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

from kg import __version__
from kg.model import KINDS
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import LICENCE
from kg.serve.assets import asset_address
from kg.store import Store
from kg.views.measured import measured_line
from kg.views.style import KIND_NAMES, KIND_SHAPES, ROLE_STYLES
from kg.vocab import concept_iri, paper_iri, scheme_iri

#: For the header of every page but the console; a copy stands in the page.
PAGE_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

#: What a thing can be had as: the word after ``?format=``, its media type, and its name.
RDF_FORMATS = (
    ("turtle", "text/turtle", "Turtle"),
    ("jsonld", "application/ld+json", "JSON-LD"),
    ("ntriples", "application/n-triples", "N-Triples"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the foot of a page says of the graph it comes from."""

    build: str
    min_confidence: float
    measured: str  #: "" where nothing was measured


def facts_of(store: Store, options: ExportOptions) -> Facts:
    """Give what made the graph, and how good its links were found to be."""
    least = options.min_confidence
    return Facts(store.build.id, least, measured_line(store, least))


def render(
    template: str,
    *,
    title: str,
    facts: Facts | None = None,
    thing: str | None = None,
    policy: str = PAGE_POLICY,
    **values: Any,
) -> str:
    """Fill a template.

    Parameters
    ----------
    title
        What the window is called.
    facts
        For the foot; ``None`` where no graph is open.
    thing
        Local address of the thing that the page is about, of which there is RDF.
    policy
        What the page may load and run.
    """
    page = (
        environment()
        .get_template(template)
        .render(title=title, facts=facts, thing=thing, policy=policy, **values)
    )
    return page.strip() + "\n"


@cache
def environment() -> Environment:
    """Give what templates are filled with."""
    own, views = PackageLoader("kg.serve"), PackageLoader("kg.views")
    made = Environment(
        loader=PrefixLoader({"serve": own, "views": views}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "asset": asset_address,
        "kinds": KINDS,
        "kind_names": KIND_NAMES,
        "shapes": KIND_SHAPES,
        "role_names": dict(ROLE_STYLES),
        "formats": RDF_FORMATS,
        "licence": LICENCE,
        "version": __version__,
        "MOST_LABELS": 0,
    }
    made.filters |= {
        "concept_address": lambda id_: concept_iri(id_, "/"),
        "paper_address": lambda id_: paper_iri(id_, "/"),
        "scheme_address": lambda kind: scheme_iri(kind, "/"),
        "thousands": lambda number: f"{number:,}",
        "plural": lambda number, one, many="": one if number == 1 else many or one + "s",
    }
    return made
