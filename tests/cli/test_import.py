import gzip
from pathlib import Path

import pytest

from tests.cli.conftest import PAPERS, own
from tests.rdf.conftest import write_by_hand


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.rdf.options import ExportOptions
    from kg.rdf.write.export import FORMATS
    from kg.store import open_store

    folder = tmp_path_factory.mktemp("import")
    with open_store(write_by_hand(folder / "hand.db")) as store:
        data = "".join(FORMATS["turtle"](store, ExportOptions())).encode()
    (folder / "hand.ttl.gz").write_bytes(gzip.compress(data))
    return folder / "hand.ttl.gz"


def test_a_graph_file_comes_back_and_can_be_asked(kg, export, tmp_path):
    out = tmp_path / "back.db"
    ran = kg("import", export, "--out", out)
    assert ran.exit_code == 0
    assert "back.db: 5 papers, 9 concepts, 17 links, 0 results of build:" in ran.stderr
    assert kg("check", out).output.startswith(f"{out} is sound: 5 papers, 17 links")
    again = kg("export", out, "--out", tmp_path / "again.ttl.gz")
    assert again.exit_code == 0
    assert gzip.decompress((tmp_path / "again.ttl.gz").read_bytes()) == gzip.decompress(
        export.read_bytes()
    )


def test_a_file_that_is_there_is_refused(kg, export, tmp_path):
    out = tmp_path / "back.db"
    out.write_text("mine")
    ran = kg("import", export, "--out", out)
    assert ran.exit_code == 2
    assert "back.db is there already" in ran.stderr
    assert out.read_text() == "mine"


def test_decisions_are_written_for_later_builds(kg, home, tmp_path):
    csv = tmp_path / "decisions.csv"
    csv.write_text('action,paper,reason,who\nexclude,p2,"=1+1, stormy",ada\n')
    graph, out, copy = tmp_path / "one.db", tmp_path / "two.db", tmp_path / "copy.csv"
    source = home / "papers.jsonl"
    kg("build", source, "--out", graph, "--decisions", csv, *own(home))
    kg("export", graph, "--out", tmp_path / "one.nt")
    told = kg("import", tmp_path / "one.nt", "--out", tmp_path / "told.db")
    assert "People made 1 decisions about it; the next kg build obeys them only if" in told.stderr
    ran = kg("import", tmp_path / "one.nt", "--out", out, "--decisions", copy)
    assert f"{len(PAPERS) - 1} papers" in ran.stderr
    assert "copy.csv: 1 decisions" in ran.stderr
    assert kg("build", source, "--out", out, "--decisions", copy, *own(home)).exit_code == 0
    kg("export", out, "--out", tmp_path / "two.nt")
    assert (tmp_path / "two.nt").read_bytes() == (tmp_path / "one.nt").read_bytes()


def test_a_decisions_file_that_is_there_is_refused(kg, export, tmp_path):
    ran = kg("import", export, "--out", tmp_path / "a.db", "--decisions", export)
    assert ran.exit_code == 2
    assert "is there already; name a new file" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_export_without_texts_says_so(kg, home, graph, tmp_path):
    kg("export", graph, "--out", tmp_path / "a.ttl", "--without-text")
    ran = kg("import", tmp_path / "a.ttl", "--out", tmp_path / "a.db")
    assert "of them only the quoted sentences are known" in ran.stderr
    checked = kg("check", tmp_path / "a.db")
    assert checked.exit_code == 0
    assert "note: of the abstracts of 2 papers only the quoted sentences" in checked.output
