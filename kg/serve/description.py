"""The endpoint about itself, and where its dataset is described.

References
----------
.. [1] SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterable

from kg.rdf.ask.results import ROW_WRITERS
from kg.rdf.ask.triples import TRIPLE_FORMATS
from kg.rdf.terms import Property, Subject, text
from kg.rdf.write.export import RDF_FORMATS
from kg.vocab import DCTERMS, RDF, SD

#: Unique URIs for file formats, https://www.w3.org/ns/formats/.
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)

#: The format of an export by its media type.
_WRITERS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}


def service_description(endpoint: str, dataset: str | None) -> list[Subject]:
    """Describe an endpoint.

    Parameters
    ----------
    endpoint
        Its address.
    dataset
        The IRI of what it answers from; its own description is in it.
    """
    service, default = f"{endpoint}#service", dataset or f"{endpoint}#dataset"
    properties: list[Property] = [
        (RDF + "type", SD + "Service"),
        (SD + "endpoint", endpoint),
        (SD + "supportedLanguage", SD + "SPARQL11Query"),
        (SD + "defaultDataset", default),
        *((SD + "resultFormat", _FORMATS + name) for name in _RESULT_FORMATS),
    ]
    graph = f"{default}#graph"
    return [
        Subject(service, properties),
        Subject(default, [(RDF + "type", SD + "Dataset"), (SD + "defaultGraph", graph)]),
        Subject(graph, [(RDF + "type", SD + "Graph"), (DCTERMS + "identifier", text(default))]),
    ]


def write_subjects(subjects: Iterable[Subject], media_type: str) -> bytes:
    """Give a few subjects in one of the formats of triples, sorted by IRI."""
    ordered = sorted(subjects, key=lambda subject: subject.iri)
    names = {"dcterms": DCTERMS, "sd": SD}
    return "".join(RDF_FORMATS[_WRITERS[media_type]](ordered, names, "")).encode()


#: What an endpoint without a query offers.
DESCRIPTION_TYPES = (*TRIPLE_FORMATS, "text/html")

#: What answers can be written as.
ROW_TYPES = tuple(ROW_WRITERS)
TRIPLE_TYPES = tuple(TRIPLE_FORMATS)
