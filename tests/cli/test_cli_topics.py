import csv
import io
import json

import pytest

from kg.model import Build
from kg.store import open_writer
from tests.graph.planted import rows, write_planted


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("topics") / "landscape.db"
    with open_writer(path) as writer:
        links = sorted([*rows(8, 8), ("paper:g0-p000", "method:g1-c7", "uses", 0.9)])
        write_planted(writer, 8, dict.fromkeys(links))
        build = Build("build:0123456789ab", "0", "o", "e", "p")
        writer.add_build(build, finished="2025-07-01T12:00:00+00:00", seconds=0.0)
    return path


def test_topics_come_with_their_stability(kg, graph):
    done = kg("topics", graph)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("64 papers in 8 topics.\nDivided anew 10 times")
    assert done.output.count("  8 papers, stable (") == 8


def test_json_has_topics_bridges_and_centre(kg, graph):
    facts = json.loads(kg("topics", graph, "--json").output)
    assert [topic["papers"] for topic in facts["topics"]] == [8] * 8
    assert {topic["verdict"] for topic in facts["topics"]} == {"stable"}
    assert facts["stability"]["runs"] == 10
    first = facts["central"]["concepts"][0]
    assert (first["label"], first["papers"], first["ranks"]["papers"]) == ("Everything", 64, 1)


def test_the_table_has_a_row_a_topic(kg, graph):
    table = list(csv.DictReader(io.StringIO(kg("topics", graph, "--csv").output)))
    assert [row["papers"] for row in table if row["level"] == "0"] == ["8"] * 8


def test_the_page_lists_topics_and_what_is_central(kg, graph):
    page = kg("topics", graph, "--html").output
    assert ">How far to trust the topics</a></h2>" in page
    assert ">Central concepts</a></h2>" in page


def test_a_focus_counts_its_papers_only(kg, graph):
    output = kg("topics", graph, "--focus", "Alphabee").output
    assert "Alphabee" in output
    assert output.splitlines()[0].endswith("in 1 topic.")


def test_an_empty_graph_has_no_topics(kg, tmp_path):
    with open_writer(tmp_path / "empty.db"):
        pass
    done = kg("topics", tmp_path / "empty.db")
    assert (done.exit_code, done.output) == (0, "0 papers to divide: there are no topics.\n")
    assert kg("topics", tmp_path / "empty.db", "--html").exit_code == 0
