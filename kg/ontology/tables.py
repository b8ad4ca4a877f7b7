"""Vocabularies that come as tables: CSO's triples, and the templates of ROBOT (AIO).

The Computer Science Ontology writes a triple a line, in two forms: names with semicolons
(``"machine learning";klink:broaderGeneric;"deep learning"``) and IRIs in angle brackets with
commas. Topics that it calls equivalent are one concept, named by their primary label.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, unquote

from kg.errors import SchemeError
from kg.ontology.stranger import Stranger, split_acronym

CSO_TOPICS = "https://cso.kmi.open.ac.uk/topics/"
AIO_TERMS = "https://w3id.org/aio/"

_BROADER = frozenset(("broaderGeneric", "superTopicOf"))
_PRIMARY = frozenset(("primaryLabel", "preferentialEquivalent"))

#: Where the columns of a ROBOT template say in their second row what they hold.
_LABEL, _SYNONYM, _SUBCLASS = "LABEL", "oio:hasExactSynonym", "SC %"
_DEFINITION = "A IAO:0000115"


def cso_topic(label: str) -> str:
    """Give the IRI of a topic.

    >>> cso_topic("machine learning")
    'https://cso.kmi.open.ac.uk/topics/machine_learning'
    """
    return CSO_TOPICS + quote(label.replace(" ", "_"), safe="")


def read_triples(rows: Iterable[Sequence[str]]) -> tuple[Stranger, ...]:
    """Give the topics of CSO's triples, sorted by IRI."""
    topics: set[str] = set()
    above: defaultdict[str, set[str]] = defaultdict(set)
    primary: dict[str, str] = {}
    for row in rows:
        if len(row) != 3:
            continue
        subject, object_ = _name(row[0]), _name(row[2])
        relation = row[1].strip("<>").replace("#", ":").rpartition(":")[2]
        if relation in _BROADER:
            above[object_].add(subject)
        elif relation in _PRIMARY:
            primary[subject] = object_
        elif relation == "type" and object_.endswith("Topic"):
            topics.add(subject)
    return _clusters(topics, above, primary)


def _name(cell: str) -> str:
    """Give a topic as words, from either form.

    >>> _name("<https://cso.kmi.open.ac.uk/topics/deep_learning>"), _name("deep learning")
    ('deep learning', 'deep learning')
    """
    if not cell.startswith("<"):
        return cell.partition('"@')[0].strip('"')
    return unquote(cell.strip("<>").rpartition("/topics/")[2]).replace("_", " ")


def _clusters(
    topics: Iterable[str], above: Mapping[str, Iterable[str]], primary: Mapping[str, str]
) -> tuple[Stranger, ...]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for topic in sorted(topics):
        members[primary.get(topic, topic)].append(topic)
    # "hidden markov model (hmm)" goes by its equivalent without the short form, where there is one
    called = {name: _bare(name, same) for name, same in members.items()}
    found = []
    for name, same in members.items():
        broader = {primary.get(up, up) for topic in same for up in above.get(topic, ())} - {name}
        found.append(
            Stranger(
                cso_topic(called[name]),
                called[name],
                tuple(sorted({*same, name} - {called[name]})),
                tuple(sorted(cso_topic(called.get(up, up)) for up in broader)),
            )
        )
    return tuple(sorted(found, key=lambda each: each.iri))


def _bare(name: str, same: Iterable[str]) -> str:
    bare = split_acronym(name)[0]
    return bare if bare in same else name


def read_template(rows: Iterable[Sequence[str]], *, terms: str = AIO_TERMS) -> tuple[Stranger, ...]:
    """Give the terms of a ROBOT template, sorted by IRI.

    Parameters
    ----------
    terms
        What the ids of the first column begin with, in place of their prefix.
    """
    lines = iter(rows)
    heads, meanings = next(lines, ()), next(lines, ())
    if _LABEL not in meanings:
        raise SchemeError(f"no column of {', '.join(heads[:5])} … holds labels; name one LABEL")
    found = []
    for row in lines:
        cells = dict(zip(meanings, row, strict=False))
        if cells.get("ID") and cells.get(_LABEL):
            found.append(_term(cells, terms))
    return tuple(sorted(found, key=lambda each: each.iri))


def _term(cells: Mapping[str, str], terms: str) -> Stranger:
    values = {
        name: [each.strip() for each in cell.split("|") if each.strip()]
        for name, cell in cells.items()
    }
    label = cells[_LABEL].strip()
    synonyms = {each for name in values if _SYNONYM in name for each in values[name]}
    parents = {each for name in values if name.startswith(_SUBCLASS) for each in values[name]}
    return Stranger(
        _term_iri(cells["ID"], terms),
        label,
        tuple(sorted(synonyms - {label})),
        tuple(sorted(_term_iri(each, terms) for each in parents)),
        " ".join(cells.get(_DEFINITION, "").split()),
    )


def _term_iri(curie: str, terms: str) -> str:
    return curie if "//" in curie else terms + quote(curie.partition(":")[2], safe="")
