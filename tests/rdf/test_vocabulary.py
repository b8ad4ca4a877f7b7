"""``ontology/kg.ttl`` declares every term that datasets use, and datasets use them as declared."""

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS, VANN, XSD

from kg.ontology.ontology import shipped_directory
from kg.rdf.roles import SHORTCUTS, direct_properties
from kg.vocab import DQV, KG, KIND_CLASSES, METRICS, ROLE_PROPERTIES

VOCABULARY = URIRef(KG.removesuffix("#"))


@pytest.fixture(scope="module")
def described() -> Graph:
    return Graph().parse(shipped_directory() / "kg.ttl", format="turtle")


def declared(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects() if s.startswith(KG)}


def test_every_term_that_a_dataset_uses_is_declared(described, everything):
    used = {
        term.value
        for quad in everything
        for term in quad.triple
        if isinstance(term, ox.NamedNode) and term.value.startswith(KG)
    }
    used |= {*ROLE_PROPERTIES.values(), *KIND_CLASSES.values(), *METRICS.values()}
    used |= {*SHORTCUTS.values(), KG + "decision", KG + "introducedBy"}
    used.remove(KG)  # the vocabulary as a whole
    assert used - {str(term) for term in declared(described)} == set()


def test_every_term_has_label_comment_and_home(described):
    for term in declared(described):
        for predicate in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
            assert len(set(described.objects(term, predicate))) == 1, (term, predicate)


def test_every_property_has_a_domain_and_a_range(described):
    properties = set(described.subjects(RDF.type, RDF.Property))
    assert len(properties) > 50
    for term in properties:
        for predicate in (RDFS.domain, RDFS.range):
            assert len(set(described.objects(term, predicate))) == 1, (term, predicate)


def test_every_term_is_a_class_a_property_or_a_metric(described):
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, URIRef(DQV + "Metric")}
    assert all(set(described.objects(term, RDF.type)) & kinds for term in declared(described))


def test_the_vocabulary_has_no_blank_node_and_says_what_it_is(described):
    assert not any(isinstance(term, BNode) for triple in described for term in triple)
    version = str(described.value(VOCABULARY, OWL.versionInfo))
    assert described.value(VOCABULARY, RDF.type) == OWL.Ontology
    assert described.value(VOCABULARY, OWL.versionIRI) == URIRef(f"{VOCABULARY}/{version}")
    assert str(described.value(VOCABULARY, VANN.preferredNamespacePrefix)) == "kg"
    assert str(described.value(VOCABULARY, VANN.preferredNamespaceUri)) == KG
    for predicate in (DCTERMS.title, DCTERMS.creator, DCTERMS.license):
        assert described.value(VOCABULARY, predicate) is not None


def test_every_triple_respects_domain_and_range(described, everything):
    types: dict[str, set[str]] = {}
    for quad in everything:
        if quad.predicate.value == str(RDF.type):
            above = described.transitive_objects(URIRef(quad.object.value), RDFS.subClassOf)
            types.setdefault(str(quad.subject), set()).update(map(str, above))
    for role in described.subjects(RDF.type, URIRef(KG + "Role")):
        types[f"<{role}>"] = {KG + "Role"}
    checked = 0
    for quad in everything:
        term = URIRef(quad.predicate.value)
        if not term.startswith(KG):
            continue
        domain = str(described.value(term, RDFS.domain))
        range_ = str(described.value(term, RDFS.range))
        assert domain in types[str(quad.subject)], quad
        if isinstance(quad.object, ox.Literal):
            assert quad.object.datatype.value == range_, quad
        else:
            assert range_ in types[str(quad.object)], quad
        checked += 1
    assert checked > 300


def test_the_tree_of_properties_is_the_one_that_exports_follow(described):
    for role, iri in ROLE_PROPERTIES.items():
        for kind in KIND_CLASSES:
            narrowest = URIRef(SHORTCUTS.get((role, kind), iri))
            above = map(str, described.transitive_objects(narrowest, RDFS.subPropertyOf))
            ours = tuple(term for term in above if term.startswith(KG))
            assert ours == direct_properties(role, kind)


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("Method", SKOS.Concept),
        ("Paper", URIRef("http://purl.org/ontology/bibo/Document")),
        ("Build", URIRef("http://www.w3.org/ns/prov#Activity")),
        ("Evidence", URIRef("http://www.w3.org/ns/oa#SpecificResource")),
        ("about", DCTERMS.subject),
        ("refersTo", DCTERMS.references),
    ],
)
def test_terms_lie_below_those_of_other_vocabularies(described, term, above):
    relation = RDFS.subClassOf if term[0].isupper() else RDFS.subPropertyOf
    assert above in described.objects(URIRef(KG + term), relation)


def test_what_a_paper_avoids_is_not_its_subject(described):
    for term in ("avoids", "mentions", "refersTo"):
        above = set(described.transitive_objects(URIRef(KG + term), RDFS.subPropertyOf))
        assert DCTERMS.subject not in above


def test_numbers_are_declared_as_they_are_written(described):
    assert described.value(URIRef(KG + "confidence"), RDFS.range) == XSD.decimal
    assert described.value(URIRef(KG + "start"), RDFS.range) == XSD.integer
