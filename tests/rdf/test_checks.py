"""Each rule of a dataset is found broken by SHACL and by SPARQL, on the same things."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.ask.engine import Dataset
from kg.rdf.iris import prefixes
from kg.rdf.validate.by_query import ONLY_FILES, checks, find_by_query, find_in_file
from kg.rdf.validate.shapes import find_by_shape
from kg.rdf.validate.violations import Finding, Teller
from kg.vocab import DEFAULT_BASE

NAMES = prefixes(DEFAULT_BASE)
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMES.items())

PAPER = "<https://w3id.org/kg-landscape/paper/arxiv:2401.00004>"

#: A paper of the hand-written graph and its link to PPO, which it uses.
LINK = f"?link kg:paper {PAPER} ; kg:concept method:ppo"
EVIDENCE = f'{LINK} ; kg:evidence ?e . ?e kg:field "abstract"'

WHOLE_LINK = "A link has one paper, one concept, one role, one confidence and one build."
WHOLE_EVIDENCE = (
    "A stretch of evidence has one paper, one field, its words, its sentence, "
    "and one of each offset."
)
WHOLE_RESULT = "A result has one paper, one relation, one stretch of evidence and one build."
ABOUT = (
    "A paper is about what it proposes, uses, addresses, evaluates on, compares with or "
    "analyses, and about nothing else."
)
REFERS = "A paper refers to what it is about, avoids or mentions, and to nothing else."
SHORTCUT = "A shortcut such as kg:usesMethod says what its role and the kind of the concept say."
WORDS = "A result says its unit, subject, metric, benchmark and comparator at most once, in words."
NUMBER = "A result has one value, or one low and one high end in this order; all are decimals."
DECIDED = "A decision of a person has one action, one row, one outcome and one build."
PARTITION = "A partition counts the things of one class, or the triples of one property."
RENAMED = "A renamed concept has one replacement, which is a concept of the dataset."
UNUSED = "A renamed concept is deprecated, and nothing refers to it."


def removed(triple: str, where: str = "") -> str:
    return f"DELETE {{ {triple} }} WHERE {{ {where or triple} }}"


def added(triples: str, where: str = "") -> str:
    return f"INSERT {{ {triples} }} WHERE {{ {where} }}"


def changed(subject: str, predicate: str, value: str, where: str = "") -> str:
    """Put a value in place of all that are there."""
    old = f"{subject} {predicate} ?old"
    return (
        f"DELETE {{ {old} }} INSERT {{ {subject} {predicate} {value} }} WHERE {{ {where} {old} }}"
    )


#: What is done to a sound dataset, and every rule that is then broken.
FAULTS = [
    ("title", removed(f"{PAPER} dcterms:title ?t"), ["A paper has one title."]),
    ("two titles", added(f'{PAPER} dcterms:title "B"'), ["A paper has one title."]),
    ("no words as title", changed(PAPER, "dcterms:title", "<x:t>"), ["A paper has one title."]),
    ("empty title", changed(PAPER, "dcterms:title", '""'), ["A paper has one title."]),
    ("nameless", removed(f"{PAPER} dcterms:identifier ?i"), ["A paper has an identifier."]),
    ("abstracts", added(f'{PAPER} dcterms:abstract "B"'), ["A paper has at most one abstract."]),
    ("date", changed(PAPER, "dcterms:issued", "2024"), ["A date is typed by what is known of it."]),
    ("dates", added(f'{PAPER} dcterms:issued "2"'), ["A date is typed by what is known of it."]),
    ("year", changed(PAPER, "kg:year", '"2024"'), ["A year is one integer."]),
    ("years", added(f"{PAPER} kg:year 1"), ["A year is one integer."]),
    (
        "no concept",
        removed("method:dpo a skos:Concept"),
        [
            "The concept of a link is a concept of the dataset.",
            "What a paper refers to is a concept of the dataset.",
        ],
    ),
    ("refers to too little", removed(f"{PAPER} kg:refersTo method:ppo"), [REFERS]),
    ("refers to too much", added(f"{PAPER} kg:refersTo setting:offline"), [REFERS]),
    ("about too little", removed(f"{PAPER} kg:about method:ppo"), [ABOUT, REFERS]),
    ("about too much", added(f"{PAPER} kg:about setting:offline"), [ABOUT, REFERS]),
    (
        "rejects and uses",
        added(f"{PAPER} kg:avoids method:ppo"),
        ["A paper is not about what it avoids.", "Each direct triple has its link."],
    ),
    (
        "mentions and uses",
        added(f"{PAPER} kg:mentions method:ppo"),
        ["A paper is not about what it merely mentions.", "Each direct triple has its link."],
    ),
    (
        "direct triple gone",
        removed(f"{PAPER} kg:uses method:ppo"),
        [ABOUT, SHORTCUT, "Each link has its direct triple."],
    ),
    (
        "link gone",
        removed("?link ?p ?o", f"{LINK} ; ?p ?o"),
        ["Each direct triple has its link."],
    ),
    (
        "another role",
        changed("?link", "kg:role", "kg:analyses", f"{LINK} ."),
        ["Each direct triple has its link.", "Each link has its direct triple."],
    ),
    (
        "linked twice",
        added(
            "<x:link> kg:paper ?paper ; kg:concept method:ppo ; kg:role kg:uses",
            f"BIND ({PAPER} AS ?paper)",
        ),
        ["A paper has one link to a concept."],
    ),
    ("no shortcut", removed(f"{PAPER} kg:usesMethod method:ppo"), [SHORTCUT]),
    ("false shortcut", added(f"{PAPER} kg:inDomain method:ppo"), [SHORTCUT]),
    (
        "link without build",
        removed("?link prov:wasGeneratedBy ?b", f"{LINK} ; prov:wasGeneratedBy ?b"),
        [WHOLE_LINK],
    ),
    ("two confidences", added("?link kg:confidence 0.5", LINK), [WHOLE_LINK]),
    (
        "confidence of 1.7",
        changed("?link", "kg:confidence", "1.7", f"{LINK} ."),
        ["A confidence is a decimal from 0 to 1."],
    ),
    (
        "confidence as a word",
        changed("?link", "kg:confidence", '"high"', f"{LINK} ."),
        ["A confidence is a decimal from 0 to 1."],
    ),
    (
        "no role of ours",
        changed("?link", "kg:role", "kg:paper", f"{LINK} ."),
        [
            "A role is one of the eight.",
            "Each direct triple has its link.",
        ],
    ),
    (
        "no detail of ours",
        changed("?link", "kg:detail", '"likes"', f"{LINK} ."),
        ["A detail is extends, trains_with or integrates."],
    ),
    (
        "no evidence",
        removed("?link kg:evidence ?e", f"{LINK} ; kg:evidence ?e"),
        ["No link or result without evidence."],
    ),
    (
        "evidence elsewhere",
        changed("?link", "kg:evidence", "<x:other>", f"{LINK} ."),
        ["No link or result without evidence."],
    ),
    (
        "paper elsewhere",
        changed("?e", "kg:paper", "<x:other>", f"{EVIDENCE} ."),
        ["What a link, result or stretch of evidence belongs to is a paper of the dataset."],
    ),
    (
        "build elsewhere",
        changed("?link", "prov:wasGeneratedBy", "<x:other>", f"{LINK} ."),
        ["What made a link or a result is a build of the dataset."],
    ),
    (
        "result without relation",
        removed("?r kg:relation ?x", '?r kg:unit "%" ; kg:relation ?x'),
        [WHOLE_RESULT],
    ),
    (
        "no relation of ours",
        changed("?r", "kg:relation", '"better"', '?r kg:unit "%" .'),
        ["A relation is absolute, improvement, reduction or speedup."],
    ),
    ("no number", removed("?r kg:value ?x"), [NUMBER]),
    ("half a range", removed("?r kg:high ?x"), [NUMBER]),
    ("range backwards", changed("?r", "kg:high", "1.0"), [NUMBER]),
    ("number and range", added("?r kg:value 1.0", "?r kg:low ?x"), [NUMBER]),
    ("number as a word", changed("?r", "kg:value", '"1"'), [NUMBER]),
    ("two metrics", added('?r kg:metric "loss"', '?r kg:metric "success rate"'), [WORDS]),
    ("empty unit", changed("?r", "kg:unit", '""', '?r kg:unit "%" .'), [WORDS]),
    ("no sentence", removed("?e kg:sentence ?x", f"{EVIDENCE} ; kg:sentence ?x"), [WHOLE_EVIDENCE]),
    ("two fields", added('?e kg:field "title"', EVIDENCE), [WHOLE_EVIDENCE]),
    (
        "no field of ours",
        changed("?e", "kg:field", '"body"', f"{EVIDENCE} ."),
        ["Evidence stands in the title or the abstract."],
    ),
    (
        "no words",
        changed("?e", "kg:exact", '""', f"{EVIDENCE} ."),
        ["A quotation has at least one letter."],
    ),
    (
        "offset as a decimal",
        changed("?e", "kg:sentenceEnd", "99.0", f"{EVIDENCE} ."),
        ["An offset is a whole number, 0 or more."],
    ),
    (
        "ends before it starts",
        changed("?e", "kg:end", "0", f"{EVIDENCE} ."),
        ["A mention starts before it ends."],
    ),
    (
        "sentence too late",
        changed("?e", "kg:sentenceStart", "99", f"{EVIDENCE} ."),
        ["A sentence starts no later than its mention."],
    ),
    (
        "sentence too short",
        changed("?e", "kg:sentenceEnd", "1", f"{EVIDENCE} ."),
        ["A mention ends within its sentence."],
    ),
    (
        "target without source",
        removed("?e oa:hasSource ?x", f"{EVIDENCE} ; oa:hasSource ?x"),
        ["A target of an annotation has one source and its selectors."],
    ),
    (
        "selector of other offsets",
        changed("?s", "oa:start", "99", f"{EVIDENCE} ; oa:hasSelector ?s ."),
        ["A selector has the offsets of its evidence."],
    ),
    (
        "selector of other words",
        changed("?s", "oa:exact", '"GAE"', f"{EVIDENCE} ; oa:hasSelector ?s ."),
        ["A selector quotes the words of its evidence."],
    ),
    (
        "two preferred labels",
        added('method:ppo skos:prefLabel "another"@en'),
        ["A concept has one preferred label in a language."],
    ),
    (
        "no preferred label",
        removed("method:ppo skos:prefLabel ?x"),
        ["A concept has one preferred label in a language."],
    ),
    (
        "label of two sorts",
        added('method:ppo skos:hiddenLabel "PPO"@en'),
        ["No label of a concept is of two sorts."],
    ),
    (
        "two definitions",
        added('domain:robotics skos:definition "Other."@en'),
        ["A concept has at most one definition."],
    ),
    (
        "no scheme",
        removed("method:ppo skos:inScheme ?x"),
        ["A concept is in one scheme of the dataset."],
    ),
    (
        "scheme elsewhere",
        changed("method:ppo", "skos:inScheme", "<x:other>"),
        ["A concept is in one scheme of the dataset."],
    ),
    (
        "no status of ours",
        changed("method:ppo", "kg:status", '"old"'),
        ["A status is curated, discovered or accepted."],
    ),
    (
        "introduced by nobody",
        added("method:ppo kg:introducedBy <x:other>"),
        ["What introduces a concept is one paper of the dataset."],
    ),
    (
        "broader of another kind",
        added("method:ppo skos:broader domain:robotics"),
        ["What is broader than a concept is a concept of the same kind."],
    ),
    (
        "circle",
        added("method:policy-gradient skos:broader method:grpo"),
        ["No concept is broader than itself, by whatever way up."],
    ),
    (
        "renamed to nothing",
        added("method:old dcterms:isReplacedBy <x:other> ; owl:deprecated true"),
        [RENAMED],
    ),
    ("renamed, not deprecated", added("method:dpo dcterms:isReplacedBy method:ppo"), [UNUSED]),
    (
        "scheme without label",
        removed("scheme:method skos:prefLabel ?x"),
        ["A scheme has one label in a language."],
    ),
    (
        "build of no program",
        removed("?b prov:wasAssociatedWith ?x"),
        ["A build names the program that ran, and itself."],
    ),
    (
        "program of no version",
        removed("?b schema:softwareVersion ?x"),
        ["A program has a label and a version."],
    ),
    (
        "no decision of ours",
        added(
            '<x:d> a kg:Decision ; kg:action "wish" ; kg:row 0 ; kg:outcome "applied" ; '
            "kg:replayedBy ?b",
            "?b a kg:Build",
        ),
        [DECIDED],
    ),
    (
        "decision of no build",
        added('<x:d> a kg:Decision ; kg:action "wrong" ; kg:row 0 ; kg:outcome "applied"'),
        [DECIDED],
    ),
    ("no licence", removed("?d dcterms:license ?x"), ["A dataset names its licence."]),
    (
        "dataset of no build",
        removed("?d prov:wasGeneratedBy ?x", "?d a void:Dataset ; prov:wasGeneratedBy ?x"),
        ["A dataset names its build."],
    ),
    (
        "not counted",
        removed("?d void:triples ?x", "?d a void:Dataset ; void:triples ?x"),
        ["A dataset counts its triples."],
    ),
    (
        "class not counted",
        removed("?d void:entities ?x", "?d void:class kg:Link ; void:entities ?x"),
        [PARTITION],
    ),
    (
        "no figure",
        removed("?m dqv:value ?x"),
        ["A measurement has one value, of one metric, on one dataset."],
    ),
    (
        "interval backwards",
        changed("?m", "kg:intervalLow", "0.99"),
        ["An interval starts no later than it ends."],
    ),
    (
        "blank node",
        added("_:b a kg:Domain ; skos:prefLabel 'B'@en ; skos:inScheme scheme:domain"),
        ["A thing has an IRI."],
    ),
]  # fmt: skip


@pytest.fixture
def sound(everything: tuple[ox.Quad, ...]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(everything)
    return store


def dataset_of(store: ox.Store) -> Dataset:
    return Dataset(store, NAMES)


def nodes(found: tuple[Finding, ...]) -> dict[str, set[str]]:
    """Give what breaks each rule; the labels of blank nodes differ."""
    return {
        each.message: {
            "_:b" if isinstance(one.node, ox.BlankNode) else str(one.node) for one in each.first
        }
        for each in found
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("update", "messages"), [row[1:] for row in FAULTS], ids=[r[0] for r in FAULTS]
)
def test_both_ways_report_the_fault_on_the_same_things(sound, update, messages):
    before = len(sound)
    sound.update(HEAD + update)
    assert len(sound) != before or not update.startswith("INSERT")
    dataset = dataset_of(sound)
    by_query = nodes((*find_by_query(dataset), *find_in_file(dataset)))
    by_query.pop(QUOTED, None)
    assert set(messages) <= by_query.keys()
    assert nodes(find_by_shape(dataset)) == by_query


QUOTED = "The words of evidence stand where it says, in the title or abstract of its paper."


def test_a_sound_dataset_has_no_fault_either_way(sound):
    dataset = dataset_of(sound)
    assert find_by_query(dataset) == find_in_file(dataset) == find_by_shape(dataset) == ()


def test_there_is_a_fault_for_every_rule():
    told = {message for _, _, messages in FAULTS for message in messages}
    assert {check.message for check in checks()} - told == {QUOTED}


def test_each_message_of_the_shapes_is_that_of_one_query():
    shapes = (Path(__file__).parents[2] / "ontology" / "shapes.ttl").read_text("utf-8")
    told = {line.split('"')[1] for line in shapes.splitlines() if "sh:message" in line}
    asked = [check.message for check in checks() if check.message != QUOTED]
    assert sorted(asked) == sorted(told)
    assert len(checks()) == len(asked) + 1
    assert {check.name for check in checks()} >= ONLY_FILES


def test_nothing_makes_up_for_what_a_thing_of_evidence_lacks(sound):
    start = "?e kg:start ?one"
    instead = " ".join(f"?e kg:exact '{nr}' ." for nr in range(10))
    sound.update(
        f"{HEAD}DELETE {{ {start} }} INSERT {{ {instead} }} WHERE {{ {EVIDENCE} ; kg:start ?one }}"
    )
    found = {each.message for each in find_by_query(dataset_of(sound))}
    assert WHOLE_EVIDENCE in found


def test_words_that_stand_elsewhere_are_found_in_a_file(sound):
    sound.update(HEAD + changed("?e", "kg:exact", '"GAE"', f"{EVIDENCE} ."))
    dataset = dataset_of(sound)
    (found,) = find_in_file(dataset)
    assert (found.message, found.total) == (QUOTED, 1)
    assert Teller(dataset).sentence(found.message, found.first[0]) == (
        "the words “GAE” of arxiv:2401.00004 “Groups”: The words of evidence stand where it says, "
        "in the title or abstract of its paper (kg:exact: “GAE”)"
    )
