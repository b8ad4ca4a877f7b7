import os
import shutil
import subprocess
import sys

from kg.rdf.ask.cache import kept_triples, open_triples
from kg.rdf.ask.lending import lent
from kg.rdf.options import ExportOptions


def test_what_is_lent_outlives_the_cache(store, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path))
    triples = kept_triples(store, ExportOptions(), on_prepare=lambda line: None)
    with lent(triples) as own:
        shutil.rmtree(triples.parent)
        assert open_triples(own, {}, None).query("ASK { ?s ?p ?o }") is True
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_has_left_is_removed(store, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path))
    triples = kept_triples(store, ExportOptions(), on_prepare=lambda line: None)
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    for name in (f"kg-lent-{ended}-x", f"kg-lent-{os.getpid()}-y", "kg-lent-mine-z"):
        (tmp_path / name).mkdir()
    with lent(triples):
        left = {path.name for path in tmp_path.iterdir() if path.name.endswith(("-x", "-y", "-z"))}
    assert left == {f"kg-lent-{os.getpid()}-y", "kg-lent-mine-z"}
