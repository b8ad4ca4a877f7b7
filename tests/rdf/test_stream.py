"""The dataset of the graph of conftest: what is in it, in which order, and what options change."""

import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.rdf.options import PARTS, ExportOptions
from kg.rdf.write.export import FORMATS, RDF_FORMATS
from kg.rdf.write.stream import subjects
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE, KG
from tests.rdf.conftest import CONCEPTS, PAPERS, RESULTS, write_by_hand

BASE = DEFAULT_BASE
PAPER = f"{BASE}paper/arxiv:2401.00004"


def lines(store: Store, **options: object) -> list[str]:
    return "".join(FORMATS["ntriples"](store, ExportOptions(**options))).splitlines(keepends=True)


def about(store: Store, iri: str, **options: object) -> set[str]:
    """Give the predicate and object of every line of a subject, with short names."""
    start = f"<{iri}> "
    short = {f"<{KG}": "<kg:", f"<{BASE}": "<", "<http://purl.org/dc/terms/": "<dcterms:"}
    found = set()
    for line in lines(store, **options):
        if line.startswith(start):
            rest = line.removeprefix(start).removesuffix(" .\n")
            for long, name in short.items():
                rest = rest.replace(long, name)
            found.add(rest)
    return found


def test_the_lines_are_sorted_and_each_stands_once(store):
    found = lines(store)
    assert found == sorted(set(found))


def test_subjects_come_in_the_order_of_their_iris_each_once(store):
    keys = [subject.iri + ">" for subject in subjects(store, ExportOptions(oa=True))]
    assert keys == sorted(set(keys))


def test_the_dataset_counts_its_own_triples(store):
    found = lines(store)
    (count,) = [
        line
        for line in found
        if "<http://rdfs.org/ns/void#triples>" in line
        and "void/" in line.split()[0]
        and "#" not in line.split()[0]
    ]
    assert f'"{len(found)}"^^' in count


def test_there_are_no_blank_nodes(store):
    assert not any(line.startswith("_:") or " _:" in line for line in lines(store, oa=True))


def test_a_paper_has_what_is_known_of_it_and_its_direct_triples(store):
    found = about(store, PAPER, with_text=False)
    assert {row for row in found if "concept/" in row} == {
        "<kg:proposesMethod> <concept/method/grpo>",
        "<kg:proposes> <concept/method/grpo>",
        "<kg:about> <concept/method/grpo>",
        "<kg:refersTo> <concept/method/grpo>",
        "<kg:usesMethod> <concept/method/ppo>",
        "<kg:uses> <concept/method/ppo>",
        "<kg:about> <concept/method/ppo>",
        "<kg:refersTo> <concept/method/ppo>",
        "<kg:comparesWith> <concept/method/dpo>",
        "<kg:about> <concept/method/dpo>",
        "<kg:refersTo> <concept/method/dpo>",
        "<kg:studiesSetting> <concept/setting/rlhf>",
        "<kg:addresses> <concept/setting/rlhf>",
        "<kg:about> <concept/setting/rlhf>",
        "<kg:refersTo> <concept/setting/rlhf>",
    }
    assert {
        '<dcterms:title> "Groups"',
        '<dcterms:identifier> "arxiv:2401.00004"',
        '<dcterms:identifier> "input:p4"',
        '<dcterms:issued> "2024-01-15"^^<http://www.w3.org/2001/XMLSchema#date>',
        '<kg:year> "2024"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/spar/fabio/Preprint>",
    } <= found


def test_what_a_paper_avoids_or_mentions_it_is_not_about(store):
    assert "<kg:avoids> <concept/method/ppo>" in about(
        store, f"{BASE}paper/doi:10.1000/%28dpo%29%3C3%3E"
    )
    assert not [
        row
        for iri in (f"{BASE}paper/doi:10.1000/%28dpo%29%3C3%3E", f"{BASE}paper/paper:hands")
        for row in about(store, iri)
        if row == "<kg:about> <concept/method/ppo>"
    ]


def test_a_link_says_the_same_with_its_grounds(store):
    found = [
        "".join(
            f"{p.removeprefix(KG)}={v if isinstance(v, str) else v.value}\n"
            for p, v in subject.properties
        )
        for subject in subjects(store, ExportOptions())
        if "/link/" in subject.iri
    ]
    (uses,) = [text for text in found if "paper/arxiv:2401" in text and "method/ppo" in text]
    assert f"role={KG}uses\n" in uses
    assert "confidence=0.93\ndetail" not in uses
    assert "detail=extends\n" in uses
    assert "confidence=0.93\n" in uses
    assert "reason=label\nreason=cue: uses\n" in uses
    assert uses.count("evidence=") == 1
    assert len(found) == 17


def test_evidence_quotes_letter_for_letter(store):
    found = [
        {p.removeprefix(KG): getattr(v, "value", v) for p, v in subject.properties}
        for subject in subjects(store, ExportOptions())
        if "/evidence/" in subject.iri
    ]
    (values,) = [each for each in found if each["exact"] == "GRPO"]
    assert (values["field"], values["sentence"]) == ("abstract", "GRPO extends PPO.")
    assert (values["start"], values["end"]) == ("0", "4")
    assert (values["sentenceStart"], values["sentenceEnd"]) == ("0", "17")


def test_only_linked_concepts_and_those_above_them_are_there(store):
    found = {
        s.iri.removeprefix(f"{BASE}concept/")
        for s in subjects(store, ExportOptions())
        if "/concept/" in s.iri
    }
    assert found == {
        "benchmark", "domain", "method", "setting",
        "benchmark/mujoco", "domain/manipulation", "domain/robotics",
        "method/dpo", "method/grpo", "method/policy-gradient", "method/ppo",
        "setting/offline", "setting/rlhf",
    }  # fmt: skip


def test_a_lower_threshold_lets_weak_links_in(store):
    assert "<kg:evaluatesOn> <concept/benchmark/atari>" in about(store, PAPER, min_confidence=0.2)
    assert "<kg:evaluatesOn> <concept/benchmark/atari>" not in about(store, PAPER)


def test_without_text_the_abstracts_are_gone_and_the_quotes_stay(store):
    found = "".join(lines(store, with_text=False))
    assert "dc/terms/abstract" not in found
    assert '"GRPO extends PPO."' in found
    assert "dc/terms/abstract" in "".join(lines(store))


def test_another_base_moves_things_and_not_the_vocabulary(store):
    found = "".join(lines(store, base="https://example.org/g/"))
    assert f"<{BASE}" not in found.replace(f"<{KG[:-1]}", "")
    assert (
        "<https://example.org/g/paper/arxiv:2401.00004> <https://w3id.org/kg-landscape/vocab#uses>"
        in found
    )


def test_selectors_are_those_of_web_annotation(store):
    found = "".join(lines(store, oa=True))
    assert (
        found.count("ns/oa#TextQuoteSelector> .")
        == found.count("ns/oa#TextPositionSelector> .")
        > 0
    )
    assert '<http://www.w3.org/ns/oa#suffix> " extends PPO. In RLHF it beats D"' in found


def test_rdf12_reifies_each_direct_triple(store):
    found = [line for line in lines(store, rdf12=True) if "#reifies> <<(" in line]
    triple = f"<<( <{PAPER}> <{KG}uses> <{BASE}concept/method/ppo> )>>"
    assert len(found) == 17
    assert sum(triple in line for line in found) == 1
    assert len(list(ox.parse("".join(found).encode(), format=ox.RdfFormat.N_TRIPLES))) == 17


def test_a_time_is_there_only_when_it_is_given(store):
    assert "#dateTime" not in "".join(lines(store))
    assert '"2025-01-02T00:00:00Z"^^' in "".join(lines(store, issued="2025-01-02T00:00:00Z"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_in_which_papers_were_stored_leaves_no_trace(tmp_path: Path, store, name):
    shuffled = list(PAPERS)
    random.Random(3).shuffle(shuffled)
    other = write_by_hand(tmp_path / "other.db", tuple(shuffled), CONCEPTS[::-1])
    with open_store(other) as again:
        assert "".join(FORMATS[name](again, ExportOptions())) == "".join(
            FORMATS[name](store, ExportOptions())
        )


def test_all_formats_hold_the_same_triples(store):
    expected = {
        quad.triple
        for quad in ox.parse("".join(lines(store)).encode(), format=ox.RdfFormat.N_TRIPLES)
    }
    kinds = dict(
        zip(
            RDF_FORMATS,
            (
                ox.RdfFormat.TURTLE,
                ox.RdfFormat.N_TRIPLES,
                ox.RdfFormat.N_QUADS,
                ox.RdfFormat.TRIG,
                ox.RdfFormat.JSON_LD,
                ox.RdfFormat.RDF_XML,
            ),
            strict=True,
        )
    )
    for name, kind in kinds.items():
        data = "".join(FORMATS[name](store, ExportOptions())).encode()
        assert {quad.triple for quad in ox.parse(data, format=kind)} == expected, name


# rdflib warns of what it uses itself
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_a_dataset_of_every_option_is_read_alike_by_both_parsers(store, name):
    options = ExportOptions(oa=True, min_confidence=0.1)
    parse = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    read = rdflib.Dataset(default_union=True)
    read.parse(data="".join(FORMATS[name](store, options)).encode(), format=parse.get(name, name))
    lines = "".join(FORMATS["ntriples"](store, options))
    expected = rdflib.Graph().parse(data=lines, format="nt")
    assert set(read.triples((None, None, None))) == set(expected)


def test_parts_add_up_to_the_whole(store):
    def things(**options: object) -> set[str]:
        return {line for line in lines(store, **options) if "/void/" not in line}

    parts = [things(only=(part,)) for part in PARTS]
    assert set.union(*parts) == things()
    assert all("/build/" in line or "/software/" in line for line in parts[0] & parts[1])


@pytest.mark.parametrize(
    ("part", "folders"),
    [("papers", {"paper"}), ("concepts", {"concept"}), ("links", {"link", "evidence"})],
)
def test_a_part_holds_its_things_and_what_describes_the_dataset(store, part, folders):
    found = [s.iri.removeprefix(BASE) for s in subjects(store, ExportOptions(only=(part,)))]
    assert {iri.split("/")[0] for iri in found} == folders | {"build", "software", "void"}
    assert f'<{KG}part> "{part}"' in "".join(lines(store, only=(part,)))


def test_a_part_is_another_dataset(store):
    whole = list(subjects(store, ExportOptions()))[-1]
    part = list(subjects(store, ExportOptions(only=("papers",))))[-1]
    assert whole.iri != part.iri
    assert KG + "part" not in dict(whole.properties)
    again = ExportOptions(only=("links", "papers", "concepts"))
    assert list(subjects(store, again))[-1] == whole


def test_the_dataset_counts_its_subjects_and_its_links_to_others(store):
    found = lines(store)
    iri = list(subjects(store, ExportOptions()))[-1].iri
    counted = about(store, iri)
    total = len({line.split()[0] for line in found})
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert f'<http://rdfs.org/ns/void#distinctSubjects> "{total}"{integer}' in counted
    assert "<http://rdfs.org/ns/void#exampleResource> <concept/method/dpo>" in counted
    assert about(store, f"{iri}#linkset-https%3A%2F%2Fexample.org%2F-exactMatch") == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://rdfs.org/ns/void#Linkset>",
        "<http://rdfs.org/ns/void#linkPredicate> <http://www.w3.org/2004/02/skos/core#exactMatch>",
        f"<http://rdfs.org/ns/void#subjectsTarget> <{iri.removeprefix(BASE)}>",
        "<http://rdfs.org/ns/void#objectsTarget> <https://example.org/>",
        f'<http://rdfs.org/ns/void#triples> "1"{integer}',
    }


def test_two_links_on_one_stretch_share_its_evidence(tmp_path):
    (paper, rows), *_ = PAPERS
    twice = (*rows, ("method:policy-gradient", "uses", "PPO", 0.6))
    path = write_by_hand(tmp_path / "twice.db", ((replace(paper), twice),))
    with open_store(path) as store:
        found = [s.iri for s in subjects(store, ExportOptions())]
    assert len([iri for iri in found if "/link/" in iri]) == 4
    assert len([iri for iri in found if "/evidence/" in iri]) == 3


def test_a_file_without_papers_of_any_link_is_exported(tmp_path):
    path = write_by_hand(tmp_path / "bare.db", ((PAPERS[0][0], ()),))
    with open_store(path) as store:
        found = "".join(lines(store))
    assert "paper/arxiv:1701.00001>" in found
    assert "/concept/method>" in found


def test_a_result_is_a_value_or_a_range_with_what_it_is_of(tmp_path):
    with open_store(write_by_hand(tmp_path / "results.db", results=RESULTS)) as store:
        found = lines(store)
        assert found == sorted(set(found))
        iris = sorted(
            {line.split()[0][1:-1] for line in found if line.startswith(f"<{BASE}result/")}
        )
        value, span = sorted((about(store, iri) for iri in iris), key=len)
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert {row for row in value if row.startswith("<kg:") and "evidence" not in row} == {
        "<kg:paper> <paper/arxiv:1701.00001>",
        f'<kg:position> "0"{integer}',
        f'<kg:value> "62.5"{decimal}',
        '<kg:unit> "%"',
        '<kg:relation> "absolute"',
        '<kg:subject> "It"',
        '<kg:benchmark> "MuJoCo"',
        '<kg:metric> "success rate"',
    }
    assert {row for row in span if row.startswith("<kg:") and "evidence" not in row} == {
        "<kg:paper> <paper/arxiv:1701.00001>",
        f'<kg:position> "1"{integer}',
        f'<kg:low> "2.5"{decimal}',
        f'<kg:high> "3.5"{decimal}',
        '<kg:unit> "x"',
        '<kg:relation> "speedup"',
        '<kg:benchmark> "MuJoCo hands"',
        '<kg:comparator> "crawling"',
    }
