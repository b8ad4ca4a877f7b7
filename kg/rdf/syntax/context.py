"""The ``@context`` of our JSON-LD: a readable name for each term, and what its values are.

Names are the local names of our terms (``proposes``, ``confidence``) and of those of other
vocabularies (``title``, ``prefLabel``); where two would be the same, ours has it, and the other
keeps its prefix (``oa:start``). Concepts go by the CURIEs that the program itself uses
(``method:ppo``); papers and evidence, whose prefixes would be names of properties, by
``papers:arxiv:1707.06347`` and ``quotes:…``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.rdf.roles import ABOUT, REFERS_TO, SHORTCUTS
from kg.rdf.terms import ANY_URI, DECIMAL
from kg.vocab import (
    BIBO,
    DC,
    DCAT,
    DCTERMS,
    DQV,
    FABIO,
    KG,
    KIND_CLASSES,
    OA,
    PROV,
    RDFS,
    ROLE_PROPERTIES,
    SCHEMA,
    SKOS,
    VOID,
    XSD,
)

#: What values are unless they say otherwise: things, terms of the context, or, behind this mark,
#: strings in a language; else the IRI of a datatype; "" for plain strings and integers.
ID, VOCAB, LANGUAGE = "@id", "@vocab", "@language "

_EN = LANGUAGE + "en"

_STRINGS = ""

#: Prefixes of things that would hide a property.
_RENAMED = {
    "paper": "papers",
    "evidence": "quotes",
    "decision": "decisions",
    "part": "parts",
}

#: Namespace -> local names of properties, by what their values are.
_PROPERTIES: dict[str, dict[str, str]] = {
    KG: {
        ID: "paper concept evidence introducedBy replayedBy",
        VOCAB: "role",
        DECIMAL: "confidence value low high minConfidence intervalLow intervalHigh",
        XSD + "boolean": "withText",
        _EN: "matchCase matchWithSupport matchNever",
        _STRINGS: (
            "detail reason decision evidenceOrder field exact start end sentence sentenceStart "
            "sentenceEnd relation unit subject metric comparator position year dateText "
            "authorList venue category categoryList flag status labelList ontologyHash "
            "extractorHash papersHash decisionsHash buildSetting part cases goldFile goldHash "
            "measuredPart row action outcome onName onPaper onConcept into givenRole givenDetail "
            "givenQuote givenLabel givenKind givenBroader"
        ),
    },
    SKOS: {
        ID: (
            "broader inScheme topConceptOf exactMatch closeMatch broadMatch narrowMatch "
            "relatedMatch"
        ),
        _EN: "prefLabel altLabel hiddenLabel definition",
    },
    DCTERMS: {
        ID: "license conformsTo",
        _EN: "description rights",
        _STRINGS: "title abstract identifier issued language date",
    },
    DC: {_STRINGS: "creator"},
    RDFS: {ID: "seeAlso", _STRINGS: "label"},
    SCHEMA: {ANY_URI: "url", _STRINGS: "softwareVersion"},
    BIBO: {_STRINGS: "doi"},
    FABIO: {_STRINGS: "hasArXivId hasPubMedId"},
    PROV: {ID: "wasGeneratedBy wasAssociatedWith"},
    OA: {ID: "hasSelector hasSource", _STRINGS: "prefix suffix"},
    DCAT: {_EN: "keyword", _STRINGS: "version"},
    DQV: {ID: "hasQualityMeasurement computedOn", VOCAB: "isMeasurementOf"},
    VOID: {
        ID: (
            "vocabulary classPartition propertyPartition subset subjectsTarget objectsTarget "
            "exampleResource"
        ),
        VOCAB: "class property linkPredicate",
        _STRINGS: "uriSpace triples entities distinctSubjects",
    },
}

#: Our property for the benchmark of a result is no prefix of benchmarks.
_OTHER_NAMES = {KG + "benchmark": "benchmarkName"}

_CLASSES = {
    KG: "Paper Link Evidence Result Build Decision",
    SKOS: "Concept ConceptScheme",
    FABIO: "Preprint",
    SCHEMA: "ScholarlyArticle",
    PROV: "Activity Entity SoftwareAgent",
    DQV: "QualityMeasurement",
    OA: "SpecificResource TextPositionSelector TextQuoteSelector",
    VOID: "Dataset Linkset",
}


@dataclass(frozen=True)
class Context:
    """A context with what is needed to write by it."""

    document: Mapping[str, object]  #: as it is written
    names: Mapping[str, str]  #: IRI of a term -> its name
    coercions: Mapping[str, str]  #: IRI of a property -> what its values are
    prefixes: Mapping[str, str]  #: namespace -> prefix

    def compact(self, iri: str) -> str:
        """Give an IRI with a prefix where it has one."""
        start = max(iri.rfind("#"), iri.rfind("/")) + 1
        # what stands behind a DOI may hold slashes: papers:doi:10.1000/1
        for end in (start, iri.find("/paper/") + len("/paper/")):
            prefix = self.prefixes.get(iri[:end])
            if prefix and len(iri) > end and not iri.startswith("/", end):
                return f"{prefix}:{iri[end:]}"
        return iri

    def term(self, iri: str) -> str:
        """Give the name of a class or property, else what :meth:`compact` gives."""
        return self.names.get(iri) or self.compact(iri)

    def property(self, iri: str) -> tuple[str, str]:
        """Give the name of a property, and what its values are unless they say otherwise."""
        name = self.names.get(iri)
        return (name, self.coercions[iri]) if name else (self.compact(iri), "")


@cache
def _terms() -> tuple[dict[str, str], dict[str, str]]:
    """Give the names of terms, and the coercions of those that are properties."""
    coercions: dict[str, str] = {}
    for namespace, groups in _PROPERTIES.items():
        for coercion, locals_ in groups.items():
            coercions |= {namespace + name: coercion for name in locals_.split()}
    direct = (ABOUT, REFERS_TO, *SHORTCUTS.values(), *ROLE_PROPERTIES.values())
    coercions |= dict.fromkeys(direct, ID) | dict.fromkeys(_OTHER_NAMES, _STRINGS)
    classes = [space + name for space, local in _CLASSES.items() for name in local.split()]
    names = dict(_OTHER_NAMES)
    taken = set(names.values())
    for iri in (*coercions, *classes, *KIND_CLASSES.values()):
        name = iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]
        if name not in taken and iri not in names:
            taken.add(name)
            names[iri] = name
    return names, coercions


def context_of(prefixes: Mapping[str, str]) -> Context:
    """Give the context for a dataset with these prefixes."""
    names, coercions = _terms()
    spaces = {_RENAMED.get(prefix, prefix): iri for prefix, iri in prefixes.items()}
    clash = set(spaces) & set(names.values())
    spaces = {prefix: iri for prefix, iri in spaces.items() if prefix not in clash}
    by_space = {iri: prefix for prefix, iri in spaces.items()}
    plain = Context({}, names, coercions, by_space)
    document: dict[str, object] = {"id": "@id", "type": "@type", **spaces}
    for iri, name in sorted(names.items(), key=lambda pair: pair[1]):
        document[name] = _definition(plain.compact(iri), coercions.get(iri, ""), plain)
    return Context(MappingProxyType(document), names, coercions, by_space)


def _definition(iri: str, coercion: str, context: Context) -> object:
    if not coercion:
        return iri
    if coercion.startswith(LANGUAGE):
        return {"@id": iri, "@language": coercion.removeprefix(LANGUAGE)}
    return {"@id": iri, "@type": coercion if coercion in (ID, VOCAB) else context.compact(coercion)}
