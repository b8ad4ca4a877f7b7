"""An export comes back: the same papers, concepts, links, results, decisions and build."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DatasetError
from kg.model import (
    DETAILS,
    QUOTES_ONLY,
    REPLACED_BY,
    ROLES,
    Concept,
    Evidence,
    Link,
    Paper,
    Reading,
    Result,
)
from kg.ontology import load_ontology
from kg.pipeline import build_graph
from kg.rdf.importing.patchwork import patchwork
from kg.rdf.importing.restore import import_dataset
from kg.rdf.options import PARTS, ExportOptions
from kg.rdf.write.export import FORMATS, RDF_FORMATS, SUFFIXES
from kg.store import open_store, open_writer
from kg.store.check import notes, problems
from kg.store.facts import Decided, Measurement
from kg.store.restore import put_decisions
from kg.text import repair
from tests.handmade import finish_by_hand
from tests.rdf.conftest import CONCEPTS, PAPERS, RESULTS, write_by_hand

SUFFIX_OF = {format_: suffix for suffix, format_ in reversed(SUFFIXES.items())}
SEED = Path(__file__).parents[3] / "shared" / "gold" / "seed.jsonl"

DECIDED = (
    Decided(
        "role",
        (
            ("action", "role"),
            ("paper", "arxiv:2203.00002"),
            ("concept", "PPO"),
            ("role", "uses"),
            ("detail", "extends"),
            ("reason", 'it says; "so"'),
            ("who", "ada"),
            ("when", "2026-11-22"),
        ),
        "applied",
    ),
    Decided("reject", (("action", "reject"), ("name", "Boat"), ("who", "bo")), "no such name"),
)


def said(path: Path, format_: str = "ntriples", **options: object) -> str:
    with open_store(path) as store:
        return "".join(FORMATS[format_](store, ExportOptions(**options)))


def written(graph: Path, folder: Path, format_: str = "turtle", **options: object) -> Path:
    """Export a graph file to a file of its own."""
    out = folder / f"export{len(list(folder.iterdir()))}{SUFFIX_OF[format_]}"
    out.write_bytes(said(graph, format_, **options).encode())
    return out


def assert_same(one: Path, two: Path, **options: object) -> None:
    for name in ("ntriples", "links", "results"):
        assert said(one, name, **options) == said(two, name, **options), name


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph file with something of everything that is exported."""
    path = write_by_hand(tmp_path_factory.mktemp("restore") / "full.db", results=RESULTS)
    with open_writer(path) as writer, writer.transaction() as connection:
        put_decisions(connection, DECIDED)
    with open_store(path) as store:
        rest = (32, "ab12", store.build.id)
    figures = [
        Measurement("g.jsonl", "", "precision", 5 / 6, 2 / 3, 0.9, *rest),
        Measurement("g.jsonl", "role uses", "recall", None, None, None, *rest),
    ]
    with open_writer(path) as writer:
        writer.set_measurements("g.jsonl", figures)
    return path


@pytest.mark.parametrize("format_", RDF_FORMATS)
def test_every_format_comes_back(full, tmp_path, format_):
    out = tmp_path / "back.db"
    restored = import_dataset([written(full, tmp_path, format_, oa=True)], out)
    assert_same(full, out)
    assert (restored.papers, restored.concepts, restored.links, restored.results) == (5, 9, 17, 2)
    with open_store(out) as store:
        assert list(problems(store)) == []
        assert list(notes(store)) == []


def test_what_a_file_says_of_itself_comes_back(full, tmp_path):
    out = tmp_path / "back.db"
    import_dataset([written(full, tmp_path)], out)
    with open_store(full) as one, open_store(out) as two:
        assert two.build == one.build
        assert two.decisions() == DECIDED
        assert list(two.papers()) == [
            replace(p, source=two.paper(p.id).source) for p in one.papers()
        ]
        assert list(two.links()) == [
            replace(link, reasons=("label", f"cue: {link.role}")) for link in one.links()
        ]
        (figure,) = two.measurements()
        assert (figure.figure, figure.value, figure.low, figure.size) == (
            "precision", 0.833333, 0.666667, 32,
        )  # fmt: skip
        (read,) = two.inputs()
        assert (Path(read.file).suffix, read.papers, len(read.sha256)) == (".ttl", 5, 64)


def test_rdf12_adds_nothing_to_what_comes_back(full, tmp_path):
    out = tmp_path / "back.db"
    import_dataset([written(full, tmp_path, rdf12=True)], out)
    assert_same(full, out)


def test_another_base_comes_back_to_the_same_ids(full, tmp_path):
    out = tmp_path / "back.db"
    import_dataset([written(full, tmp_path, base="https://b.org/paper/concept/")], out)
    assert_same(full, out)


def test_parts_come_back_together_and_not_alone(full, tmp_path):
    parts = [written(full, tmp_path, only=(part,)) for part in PARTS]
    with pytest.raises(DatasetError, match="it holds links and papers only; name the file with co"):
        import_dataset([parts[0], parts[2]], tmp_path / "no.db")
    import_dataset(parts, tmp_path / "back.db")
    assert_same(full, tmp_path / "back.db")


def test_without_texts_the_quoted_sentences_come_back_in_their_places(full, tmp_path):
    out = tmp_path / "back.db"
    export = written(full, tmp_path, with_text=False)
    assert not import_dataset([export], out).with_text
    assert said(out, "links") == said(full, "links")
    assert said(out, "turtle") == export.read_text()  # it never pretends to have the abstracts
    with open_store(out) as store:
        paper = store.paper("arxiv:2401.00004")
        assert paper.abstract == "GRPO extends PPO. In RLHF it beats DPO."
        assert paper.flags == (QUOTES_ONLY,)
        assert list(problems(store)) == []
        (note,) = notes(store)
        assert note.startswith("of the abstracts of 5 papers only the quoted sentences are known")


def test_a_gap_between_quotations_is_seen():
    assert patchwork("p", [(16, "So."), (0, "We do."), (2, " do.")]) == "We do. …        So."


def test_a_higher_threshold_is_remembered(full, tmp_path):
    out = tmp_path / "back.db"
    import_dataset([written(full, tmp_path, min_confidence=0.9)], out)
    assert said(out) == said(full, min_confidence=0.9)


def test_lines_in_any_order_come_back(full, tmp_path):
    lines = said(full).splitlines(keepends=True)
    shuffled = tmp_path / "shuffled.nt"
    shuffled.write_text("".join(lines[::2] + lines[1::2] + lines[:50]))
    import_dataset([shuffled], tmp_path / "back.db")
    assert_same(full, tmp_path / "back.db")


def test_what_others_add_is_passed_over(full, tmp_path):
    more = "<https://b.org/x> <https://b.org/y> <https://b.org/z> .\n"
    more += '<https://w3id.org/kg-landscape/concept/method/ppo> <https://b.org/y> "z" .\n'
    (tmp_path / "more.nt").write_text(said(full) + more)
    import_dataset([tmp_path / "more.nt"], tmp_path / "back.db")
    assert_same(full, tmp_path / "back.db")


@pytest.mark.parametrize(
    ("drop", "message"),
    [
        ("void#uriSpace>", "no void:uriSpace"),
        ("vocab#Build> .", "no kg:Build says what made it"),
        ("terms/title> \"Groups\"", "paper/arxiv:2401.00004> has no dcterms:title"),
        ("vocab#role>", "has no kg:role"),
        ("vocab#confidence>", "has no kg:confidence"),
        ("vocab#exact> \"GRPO\"", "has no kg:exact"),
        ("vocab#value>", "has no kg:low"),
        ("/concept/method/grpo> <", "leads to method:grpo, which it does not describe"),
        ("<https://w3id.org/kg-landscape/concept/method/policy-gradient> <", "does not describe"),
        ("<https://w3id.org/kg-landscape/paper/paper:hands> <", "a paper that it does not desc"),
        ("terms/abstract> \"RLHF tunes", "reads '', not"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(full, tmp_path, drop, message):
    path = tmp_path / "broken.nt"
    path.write_text("".join(x for x in said(full).splitlines(keepends=True) if drop not in x))
    with pytest.raises(DatasetError, match=r"broken\.nt: ") as caught:
        import_dataset([path], tmp_path / "no.db")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["broken.nt"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('vocab#confidence> "0.95"', 'vocab#confidence> "much"', "has 'much' as kg:confidence: no"),
        ('vocab#confidence> "0.95"', 'vocab#confidence> "1.5"', "1.5 not in [0,1]"),
        ('vocab#start> "0"', 'vocab#start> "1"', "cannot hold 'RLHF'"),
        ('vocab#exact> "GRPO"', 'vocab#exact> "PPGR"', "reads 'GRPO', not 'PPGR'"),
        ('vocab#sentence> "GRPO ', 'vocab#sentence> "PPGR ', "quotes a sentence that the abstract"),
        ('vocab#field> "abstract"', 'vocab#field> "body"', "one of title, abstract"),
        ("vocab#role> <https://w3id.org/kg-landscape/vocab#uses>", "vocab#role> <kg:x>", "kg:role"),
        ('vocab#detail> "extends"', 'vocab#detail> "eats"', "has the detail 'eats'; use one of"),
        ('vocab#status> "curated"', 'vocab#status> "lost"', "has 'lost' as kg:status"),
        ('vocab#relation> "speedup"', 'vocab#relation> "speed"', "has 'speed' as kg:relation"),
        ("void#uriSpace> \"https", "void#uriSpace> \"http", "is no IRI that we give a concept"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(full, tmp_path, old, new, message):
    text = said(full)
    assert old in text
    path = tmp_path / "broken.nt"
    path.write_text(text.replace(old, new))
    with pytest.raises(DatasetError, match=r"broken\.nt: ") as caught:
        import_dataset([path], tmp_path / "no.db")
    assert message in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["broken.nt"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"@prefix a: <b> .\na:b a:c .\n", r"a.ttl, line \d, column \d+: "),
        ("a.nt", b"<http://a> <http://b> \xff .", "a.nt"),
        ("a.nt.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b", "ends too early or is damaged"),
        ("a.jsonld", b'{"@context": "https://b.org/c", "@id": "a:b", "a:c": 1}', "a.jsonld"),
        ("a.rdf", b"<rdf:RDF>", "a.rdf"),
        ("a.db", b"SQLite format 3\0", "its name tells no format; let it end in .ttl"),
        ("a.ttl", b"<http://a> <http://b> <http://c> .", "no dataset of kg export"),
        ("a.ttl", b"", "no dataset of kg export"),
    ],
)
def test_a_file_that_is_no_export_is_named(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DatasetError, match=message) as caught:
        import_dataset([tmp_path / name], tmp_path / "no.db")
    assert "\n" not in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_graph_file_that_is_there_is_never_touched(full, tmp_path):
    out = tmp_path / "mine.db"
    out.write_bytes(b"mine")
    with pytest.raises(DatasetError, match="is there already; name a new file, it is left as it"):
        import_dataset([written(full, tmp_path)], out)
    assert out.read_bytes() == b"mine"


def test_a_later_build_links_everything_again(tmp_path):
    source, first = tmp_path / "papers.jsonl", tmp_path / "first.db"
    source.write_text(
        '{"id": "p1", "title": "OarNet: Rowing", "abstract": "OarNet is trained with PPO."}\n'
        '{"id": "p2", "title": "KeelNet: Sailing", "abstract": "KeelNet beats OarNet."}\n'
    )
    more = tmp_path / "more.jsonl"
    more.write_text('{"id": "p3", "title": "Drifting", "abstract": "We use OarNet in a storm."}\n')
    build_graph([source], first, load_ontology())
    for name, options in (("full", {}), ("quotes", {"with_text": False})):
        out = tmp_path / f"{name}.db"
        import_dataset([written(first, tmp_path, **options)], out)
        summary = build_graph([source, more], out, load_ontology())
        assert (summary.linked, summary.papers) == (3, 3)
        with open_store(out) as store:
            assert store.imported is None
            assert list(problems(store)) == []
    whole = tmp_path / "whole.db"
    build_graph([source, more], whole, load_ontology())
    assert_same(whole, tmp_path / "full.db")
    # the whole abstracts have taken the place of the quoted sentences
    assert_same(whole, tmp_path / "quotes.db")


@pytest.mark.skipif(not SEED.exists(), reason="no ../shared/gold")
@pytest.mark.slow
def test_the_seed_papers_come_back(tmp_path):
    graph = tmp_path / "seed.db"
    build_graph([SEED], graph, load_ontology())
    for format_ in RDF_FORMATS:
        out = tmp_path / f"{format_}.db"
        import_dataset([written(graph, tmp_path, format_)], out)
        assert_same(graph, out)


TEXT = st.text(max_size=20).map(lambda value: repair(value)[0])
NAME = TEXT.filter(str.strip)
SLUGS = ("ppo", "pg", "a-b", "x")


@st.composite
def concepts(draw: st.DrawFn) -> tuple[Concept, ...]:
    found = []
    for slug in SLUGS:
        pref, *labels = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
        hidden = draw(st.lists(NAME.filter(lambda x: x not in labels), max_size=2, unique=True))  # noqa: B023
        every = (pref, *labels, *hidden)
        found.append(
            Concept(
                f"method:{slug}",
                "method",
                pref,
                tuple(labels),
                tuple(sorted(hidden)),
                ("method:pg",) if slug in draw(st.sets(st.sampled_from(("ppo", "x")))) else (),
                draw(TEXT),
                (("exactMatch", "https://b.org/a?b=c&d"),) if draw(st.booleans()) else (),
                draw(st.sampled_from(("curated", "discovered", "accepted"))),
                case_labels=tuple(label for label in every if draw(st.booleans())),
                ambiguous_labels=tuple(label for label in every if draw(st.booleans())),
            )
        )
    return tuple(found)


@st.composite
def papers(draw: st.DrawFn, number: int) -> Paper:
    doi, key = draw(NAME), draw(NAME)
    id_ = draw(st.sampled_from((f"doi:{doi}", f"arxiv:{number}", f"paper:{number:x}")))
    identifiers = draw(st.sets(st.sampled_from((("doi", doi), ("key", key), ("arxiv", "1")))))
    return Paper(
        f"{id_}{number}",
        draw(NAME),
        draw(TEXT),
        authors=tuple(draw(st.lists(TEXT, max_size=3))),
        published=draw(st.sampled_from((None, "2024", "2024-05", "2024-05-17", "in spring"))),
        date_text=draw(st.none() | NAME),
        venue=draw(st.none() | NAME),
        categories=tuple(draw(st.lists(NAME, max_size=3))),
        url=draw(st.none() | NAME),
        identifiers=tuple(sorted(identifiers)),
        flags=tuple(sorted(draw(st.sets(st.sampled_from(("truncated", "no_abstract")))))),
    )


@st.composite
def stretches(draw: st.DrawFn, paper: Paper) -> Evidence:
    field = draw(st.sampled_from(("title", "abstract"))) if paper.abstract else "title"
    text = paper.field_text(field)
    cuts = [draw(st.integers(0, len(text))) for _ in range(2)]
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Evidence(
        paper.id, field, start, end, text[start:end], min(start, *cuts), max(end, *cuts)
    )


@st.composite
def readings(draw: st.DrawFn, paper: Paper) -> Reading:
    def evidence(most: int) -> tuple[Evidence, ...]:
        return tuple(draw(st.lists(stretches(paper), min_size=1, max_size=most, unique=True)))

    links = tuple(
        Link(
            paper.id,
            f"method:{slug}",
            draw(st.sampled_from(ROLES)),
            draw(st.floats(0, 1)),
            evidence(3),
            draw(st.none() | st.sampled_from(DETAILS)),
            tuple(draw(st.lists(NAME, max_size=2, unique=True))),
        )
        for slug in sorted(draw(st.sets(st.sampled_from(SLUGS))))
    )
    values = draw(st.lists(st.floats(-1e9, 1e9).map(lambda x: x + 0.0), max_size=2))
    results = tuple(
        Result(
            paper.id, low, low + 1, "%", "absolute", evidence(1)[0], benchmark=f"B{n}",
            metric=draw(st.none() | NAME),
        )
        for n, low in enumerate(values)
    )  # fmt: skip
    return Reading(paper.id, links, results=results)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_graph_comes_back_from_any_format(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("any")
    graph, out = folder / "one.db", folder / "two.db"
    known = data.draw(concepts())
    of = [data.draw(papers(number)) for number in range(data.draw(st.integers(1, 3)))]
    with open_writer(graph) as writer:
        numbers = writer.set_curated(known)
        rows = writer.put_papers(of)
        said_of = [data.draw(readings(paper)) for paper in of]
        writer.write_readings(zip(rows, of, said_of, strict=True), numbers, "digest")
        finish_by_hand(writer)
    with_text = data.draw(st.booleans())
    export = written(
        graph, folder, data.draw(st.sampled_from(list(RDF_FORMATS))),
        min_confidence=0.0, with_text=with_text,
    )  # fmt: skip
    import_dataset([export], out)
    for name in ("ntriples", "links", "results"):
        one = said(graph, name, min_confidence=0.0, with_text=with_text)
        assert said(out, name, min_confidence=0.0) == one, name
    assert said(out, with_text=False) == said(graph, with_text=False)
    with open_store(out) as store:
        assert list(problems(store)) == []


def test_the_papers_of_these_tests_are_of_every_sort():
    assert {paper.id.partition(":")[0] for paper, _ in PAPERS} == {"arxiv", "doi", "paper"}


def test_a_renamed_concept_comes_back(tmp_path):
    old = Concept("method:ppo-old", "method", "Old PPO", mappings=((REPLACED_BY, "method:ppo"),))
    graph = write_by_hand(tmp_path / "hand.db", concepts=(*CONCEPTS, old))
    assert "owl#deprecated" in said(graph)
    import_dataset([written(graph, tmp_path)], tmp_path / "back.db")
    assert_same(graph, tmp_path / "back.db")
    with open_store(tmp_path / "back.db") as store:
        assert [each.id for each in store.find_concepts("method:ppo-old")] == ["method:ppo"]
