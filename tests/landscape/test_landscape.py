from pathlib import Path

import pytest

import kg
from kg.errors import ExportError, QueryError, UnknownNameError
from kg.landscape import Landscape
from kg.model import Concept
from kg.ontology import Ontology


def test_public_names_load_on_first_use() -> None:
    assert kg.Landscape is Landscape


def test_notebook_shows_what_it_is_with_every_text_escaped(landscape: Landscape) -> None:
    page = landscape._repr_html_()
    assert "a&lt;b.db</b>: 2 papers, 4 links to 3 concepts<br>no paper has a date</p>" in page
    assert "<td>Proximal Policy Optimization</td><td>method</td><td>2</td>" in page
    assert repr(landscape).startswith("<Landscape ")


def test_query_gives_rows_with_ids_and_numbers(landscape: Landscape) -> None:
    rows = landscape.query(
        "SELECT ?method (COUNT(?paper) AS ?papers) WHERE { ?paper kg:usesMethod ?method } "
        "GROUP BY ?method ORDER BY DESC(?papers) LIMIT 1"
    )
    assert rows == [{"method": "method:ppo", "papers": 2}]
    assert landscape.query("ASK { ?paper kg:uses method:ppo }") == [{"answer": True}]


def test_a_named_query_takes_labels_and_numbers(landscape: Landscape) -> None:
    rows = landscape.query("papers-using", concept="ppo", limit=1)
    assert [(row["title"], row["sentence"]) for row in rows] == [
        ("Boats <b>One</b>", "We train boats with PPO on MuJoCo.")
    ]
    with pytest.raises(UnknownNameError, match="did you mean 'PPO'"):
        landscape.query("papers-using", concept="PPPO")
    with pytest.raises(QueryError, match="no query is called 'paper-using'; did you mean"):
        landscape.query("paper-using")


COUNTED = "SELECT ?m (COUNT(?p) AS ?papers) { ?p kg:usesMethod ?m } GROUP BY ?m ORDER BY ?m LIMIT 1"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_is_of_the_library_that_is_installed(
    landscape: Landscape, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(library)
    monkeypatch.setattr("kg.rdf.ask.frames._LIBRARIES", (library,))
    frame = landscape.frame(COUNTED)
    assert type(frame).__module__.split(".")[0] == library
    assert list(frame.columns) == ["m", "papers"]
    assert (list(frame["m"]), list(frame["papers"])) == (["method:ppo"], [2])
    assert list(landscape.frame("SELECT ?a { ?a kg:uses kg:nothing }").columns) == ["a"]


def test_without_a_library_a_frame_says_what_to_install(
    landscape: Landscape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.rdf.ask.frames._LIBRARIES", ("no_such_library",))
    with pytest.raises(ExportError, match="needs pandas or polars"):
        landscape.frame(COUNTED)


def test_view_is_a_page_that_can_be_saved(landscape: Landscape, tmp_path: Path) -> None:
    view = landscape.view("PPO")
    saved = view.save(tmp_path / "ppo.html")
    assert saved.read_text(encoding="utf-8") == view.html
    assert "srcdoc=" in view._repr_html_()
    assert "Proximal Policy Optimization" in landscape.view().html


def test_concept_and_graph_come_by_name(landscape: Landscape) -> None:
    assert landscape.concept("PPO").id == "method:ppo"
    assert "method:ppo" in landscape.graph()
    with pytest.raises(UnknownNameError, match="did you mean 'PPO'"):
        landscape.concept("PPPO")


def test_decisions_are_taken_from_the_file_that_is_named(
    tmp_path: Path, small_scheme: dict[str, Concept]
) -> None:
    (tmp_path / "papers.jsonl").write_text(
        '{"id": "p1", "title": "One", "abstract": "We use PPO."}\n'
        '{"id": "p2", "title": "Two", "abstract": "We use GRPO."}\n'
    )
    (tmp_path / "mine.csv").write_text("action,paper,reason\nexclude,p2,too new\n")
    scheme = Ontology(small_scheme, "small")
    inputs, mine = [tmp_path / "papers.jsonl"], tmp_path / "mine.csv"
    with kg.build(inputs, tmp_path / "a.db", ontology=scheme, decisions=mine) as built:
        assert [paper.title for paper in built.store.papers()] == ["One"]
        assert "method:grpo" not in built.graph()
        assert ": 1 paper, " in repr(built)
