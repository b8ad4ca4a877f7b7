"""Vocabularies of others are read in the forms in which they are given out."""

import gzip
from pathlib import Path

import pytest

from kg.errors import SchemeError
from kg.ontology.foreign import read_foreign
from kg.ontology.stranger import Stranger, split_acronym
from kg.ontology.tables import cso_topic

TIDES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
x:scheme a skos:ConceptScheme ; skos:prefLabel "Water"@en .
x:water a skos:Concept ; skos:prefLabel "water"@en, "Wasser"@de ; skos:narrower x:tide .
x:tide a skos:Concept ;
  skos:prefLabel "Gezeit"@de, "tide"@en ;
  skos:altLabel "ebb"@en, "Ebbe"@de ;
  skos:definition "The sea that rises\\n and falls."@en .
"""
RDFXML = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://example.org/tide">
    <skos:prefLabel xml:lang="en">tide</skos:prefLabel>
    <skos:broader rdf:resource="https://example.org/water"/>
  </skos:Concept>
</rdf:RDF>
"""
CSO_NAMES = """\
"sea water";klink:broaderGeneric;tide
tides;klink:primaryLabel;tide
tide;klink:primaryLabel;tide
tides;klink:relatedEquivalent;tide
tide;rdf:type;klink:Topic
tides;rdf:type;klink:Topic
"sea water";rdf:type;klink:Topic
tide;rdfs:label;tide
"""
CSO_IRIS = """\
<https://cso.kmi.open.ac.uk/topics/sea_water>,<http://cso.kmi.open.ac.uk/schema/cso#superTopicOf>,<https://cso.kmi.open.ac.uk/topics/tide>
<https://cso.kmi.open.ac.uk/topics/tides>,<http://cso.kmi.open.ac.uk/schema/cso#preferentialEquivalent>,<https://cso.kmi.open.ac.uk/topics/tide>
<https://cso.kmi.open.ac.uk/topics/tide>,<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>,<http://cso.kmi.open.ac.uk/schema/cso#Topic>
<https://cso.kmi.open.ac.uk/topics/tides>,<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>,<http://cso.kmi.open.ac.uk/schema/cso#Topic>
<https://cso.kmi.open.ac.uk/topics/sea_water>,<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>,<http://cso.kmi.open.ac.uk/schema/cso#Topic>
<https://cso.kmi.open.ac.uk/topics/tide>,<http://www.w3.org/2000/01/rdf-schema#label>,"tide"@en .
"""
TEMPLATE = """\
ID,Name,Synonyms,Parent
ID,LABEL,A oio:hasExactSynonym SPLIT=|,SC % SPLIT=|
AIO:Tide,Tide,Ebb|Flow,AIO:Water
"""

TIDE = cso_topic("tide")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("name", ["tides.ttl", "tides.ttl.gz"])
def test_turtle_gives_concepts_with_the_labels_of_one_language(tmp_path: Path, name: str) -> None:
    tide, water = read_foreign(write(tmp_path, name, TIDES))
    assert tide == Stranger(
        "https://example.org/tide",
        "tide",
        ("ebb",),
        ("https://example.org/water",),
        "The sea that rises and falls.",
    )
    assert water.pref_label == "water"


def test_another_language_can_be_asked_for(tmp_path: Path) -> None:
    tide, water = read_foreign(write(tmp_path, "tides.ttl", TIDES), language="de")
    assert (tide.pref_label, water.pref_label) == ("Gezeit", "Wasser")


def test_rdf_xml_and_n_triples_are_read(tmp_path: Path) -> None:
    (tide,) = read_foreign(write(tmp_path, "tides.rdf", RDFXML))
    assert (tide.pref_label, tide.broader) == ("tide", ("https://example.org/water",))
    line = '<https://example.org/tide> <http://www.w3.org/2004/02/skos/core#prefLabel> "tide" .\n'
    (plain,) = read_foreign(write(tmp_path, "tides.nt", line))
    assert plain.pref_label == "tide"


@pytest.mark.parametrize("text", [CSO_NAMES, CSO_IRIS], ids=["names", "iris"])
def test_equivalent_topics_of_cso_are_one_concept(tmp_path: Path, text: str) -> None:
    water, tide = read_foreign(write(tmp_path, "cso.csv.gz", text))
    assert tide == Stranger(TIDE, "tide", ("tides",), (cso_topic("sea water"),))
    assert water.broader == ()


def test_topic_with_a_short_form_goes_by_its_equivalent_without(tmp_path: Path) -> None:
    lines = (
        "tidal wave filter;klink:primaryLabel;tidal wave filter (twf)\n"
        "tidal wave filter;rdf:type;klink:Topic\n"
        "tidal wave filter (twf);rdf:type;klink:Topic\n"
    )
    (found,) = read_foreign(write(tmp_path, "cso.csv", lines))
    assert (found.iri, found.alt_labels) == (
        cso_topic("tidal wave filter"),
        ("tidal wave filter (twf)",),
    )


def test_robot_template_gives_terms(tmp_path: Path) -> None:
    (tide,) = read_foreign(write(tmp_path, "aio.csv", TEMPLATE))
    assert tide == Stranger(
        "https://w3id.org/aio/Tide", "Tide", ("Ebb", "Flow"), ("https://w3id.org/aio/Water",)
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("tides.docx", "x", r"tides\.docx: no vocabulary file; its name must end in one of \.ttl"),
        ("tides.ttl", "x:tide a", r"tides\.ttl: cannot be read as ttl: "),
        ("tides.ttl", "", r"tides\.ttl: holds no concepts"),
        ("tides.csv", "a,b\n1,2\n", r"tides\.csv: holds no concepts"),
        ("tides.csv", "ID,Name\nx,y\n", r"no column of ID, Name … holds labels; name one LABEL"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(SchemeError, match=message):
        read_foreign(write(tmp_path, name, text))


def test_broken_gzip_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cso.csv.gz"
    path.write_bytes(gzip.compress(b"tide;rdf:type;klink:Topic\n")[:-9])
    with pytest.raises(SchemeError, match=r"cso\.csv\.gz: cannot be unpacked: .*; fetch it again"):
        read_foreign(path)


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("markov random field (mrf)", ("markov random field", "mrf")),
        ("linear matrix inequalities (lmis)", ("linear matrix inequalities", "lmis")),
        ("interfaces (computer)", ("interfaces (computer)", "")),
        ("(i ,j) conditions", ("(i ,j) conditions", "")),
    ],
)
def test_short_form_is_taken_off_a_label(label: str, parts: tuple[str, str]) -> None:
    assert split_acronym(label) == parts
