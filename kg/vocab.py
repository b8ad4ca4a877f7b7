"""The terms of the dataset: namespaces, and how CURIEs become IRIs and back."""

from urllib.parse import quote, unquote

#: Where things live unless a setting says otherwise; the vocabulary itself never moves.
DEFAULT_BASE = "https://w3id.org/kg-landscape/"

KG = "https://w3id.org/kg-landscape/vocab#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
DQV = "http://www.w3.org/ns/dqv#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
FABIO = "http://purl.org/spar/fabio/"
SCHEMA = "https://schema.org/"
BIBO = "http://purl.org/ontology/bibo/"
OA = "http://www.w3.org/ns/oa#"
SD = "http://www.w3.org/ns/sparql-service-description#"
SH = "http://www.w3.org/ns/shacl#"

PREFIXES = {
    "kg": KG,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dc": DC,
    "dcterms": DCTERMS,
    "prov": PROV,
    "void": VOID,
    "dcat": DCAT,
    "dqv": DQV,
    "fabio": FABIO,
    "schema": SCHEMA,
    "bibo": BIBO,
    "oa": OA,
    "sh": SH,
}

#: The class of the concepts of a kind.
KIND_CLASSES = {
    "method": KG + "Method",
    "setting": KG + "Setting",
    "domain": KG + "Domain",
    "benchmark": KG + "Benchmark",
}

#: The property from a paper to a concept in a role.
ROLE_PROPERTIES = {
    "proposes": KG + "proposes",
    "uses": KG + "uses",
    "evaluates_on": KG + "evaluatesOn",
    "addresses": KG + "addresses",
    "analyses": KG + "analyses",
    "compares_with": KG + "comparesWith",
    "avoids": KG + "avoids",
    "mentions": KG + "mentions",
}

#: What a figure of ``kg evaluate`` measures.
METRICS = {
    "papers": KG + "papersMetric",
    "precision": KG + "precisionMetric",
    "precision_lenient": KG + "lenientPrecisionMetric",
    "recall": KG + "recallMetric",
    "f1": KG + "f1Metric",
    "role_accuracy": KG + "roleAccuracyMetric",
    "role_macro_f1": KG + "roleMacroF1Metric",
    "avoids": KG + "avoidsMetric",
    "proposed_recall": KG + "proposedRecallMetric",
    "spans_verified": KG + "spansVerifiedMetric",
    "evidence_on_target": KG + "evidenceOnTargetMetric",
}


def concept_iri(concept: str, base: str = DEFAULT_BASE) -> str:
    """Give the IRI of ``method:ppo``: ``…concept/method/ppo``."""
    kind, slug = concept.split(":", 1)
    return f"{base}concept/{kind}/{quote(slug, safe='')}"


def scheme_iri(kind: str, base: str = DEFAULT_BASE) -> str:
    """Give the IRI of the concept scheme of a kind."""
    return f"{base}concept/{kind}"


def paper_iri(paper: str, base: str = DEFAULT_BASE) -> str:
    """Give the IRI of a paper by its id, e.g. ``…paper/arxiv:1707.06347``."""
    return f"{base}paper/{quote(paper, safe=':/')}"


def curie_of(iri: str, base: str = DEFAULT_BASE) -> str | None:
    """Give the concept or paper id that an IRI of ours stands for, or ``None``.

    >>> curie_of("https://w3id.org/kg-landscape/concept/method/ppo")
    'method:ppo'
    """
    path = iri.removeprefix(base)
    if path == iri:
        return None
    if path.startswith("paper/"):
        return unquote(path.removeprefix("paper/"))
    parts = path.split("/")
    return f"{parts[1]}:{unquote(parts[2])}" if parts[0] == "concept" and len(parts) == 3 else None
