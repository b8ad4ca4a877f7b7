import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.query import command
from kg.errors import QueryError, UnknownNameError
from kg.rdf.ask import cache
from kg.rdf.ask.answers import collect
from tests.rdf.conftest import write_by_hand


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_by_hand(tmp_path_factory.mktemp("query") / "hand.db")


PROGRAM = (sys.executable, "-c", "from kg.cli.main import main; main(prog_name='kg')", "query")


def run(graph: Path, *options: str, text: str | None = None) -> Result:
    return CliRunner().invoke(command, [str(graph), *options], input=text)


def test_a_named_query_takes_any_label_of_a_concept(graph):
    result = run(graph, "--name", "papers-using", "--set", "concept=PPO", "--format", "csv")
    assert result.stdout.splitlines() == [
        "paper,title,confidence,sentence",
        "https://w3id.org/kg-landscape/paper/arxiv:2401.00004,Groups,0.93,GRPO extends PPO.",
        "https://w3id.org/kg-landscape/paper/arxiv:2203.00002,"
        "Chat with feedback,0.9,We train with PPO.",
    ]


def test_prefixes_need_not_be_declared(graph):
    result = run(graph, "-e", "SELECT ?p { ?p kg:avoids method:ppo }")
    assert result.stdout.splitlines()[2] == "doi:10.1000/(dpo)<3>"


def test_a_file_is_read_and_may_have_parameters(graph, tmp_path):
    path = tmp_path / "who.rq"
    path.write_text("# Who?\n# param m = method:dpo\nSELECT ?p { ?p kg:about $m } ORDER BY ?p\n")
    assert "arxiv:2401.00004" in run(graph, str(path)).stdout
    assert run(graph, str(path), "--set", "m=GRPO").stdout.splitlines()[2:] == ["arxiv:2401.00004"]


def test_a_query_comes_through_a_pipe(graph):
    assert run(graph, "-", text="ASK { ?p kg:uses method:ppo }").stdout == "true\n"


def test_json_is_for_programs(graph):
    result = run(graph, "-e", "SELECT ?p { ?p kg:avoids ?m }", "--format", "json")
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert row["p"]["value"].endswith("paper/doi:10.1000/%28dpo%29%3C3%3E")


def test_an_empty_answer_says_so_on_standard_error(graph):
    result = run(graph, "-e", "SELECT ?p { ?p kg:uses setting:rlhf }")
    assert (result.exit_code, result.stdout) == (0, "p\n─\n")
    assert "nothing in the graph answers it" in result.stderr


def test_a_lower_threshold_asks_weak_links_too(graph):
    ask = ("-e", "ASK { ?p kg:evaluatesOn benchmark:atari }")
    assert run(graph, *ask).stdout == "false\n"
    assert run(graph, *ask, "--min-confidence", "0.2").stdout == "true\n"


def test_show_prints_what_can_be_run_elsewhere(graph, tmp_path):
    shown = run(graph, "--name", "papers-using", "--set", "concept=GRPO", "--show").stdout
    assert shown.startswith("PREFIX dcterms: <http://purl.org/dc/terms/>\nPREFIX kg: <")
    assert "<https://w3id.org/kg-landscape/concept/method/grpo>" in shown
    path = tmp_path / "shown.rq"
    path.write_text(shown)
    assert run(graph, str(path)).exit_code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-e", "SELECT *\n{ ?x }"], "-e, line 2, column 7: cannot read on here"),
        (["-e", "SELECT * { SERVICE <http://x.org/> {} }"], "-e: SERVICE asks another machine"),
        (["-e", "DROP ALL"], "-e: DROP changes data"),
        (["--name", "top-metods"], "did you mean 'top-methods'?"),
        (["--name", "domains", "--set", "limit=ten"], "limit is a whole number"),
        (["missing.rq"], "missing.rq cannot be read: No such file"),
    ],
)
def test_what_cannot_be_asked_is_one_line(graph, options, message):
    result = run(graph, *options)
    assert isinstance(result.exception, QueryError)
    assert message in str(result.exception)
    assert "\n" not in str(result.exception)


def test_a_wrong_concept_suggests_a_near_one(graph):
    result = run(graph, "--name", "papers-using", "--set", "concept=GPRO")
    assert isinstance(result.exception, UnknownNameError)
    assert "did you mean 'GRPO'" in str(result.exception)


@pytest.mark.parametrize(
    "options", [[], ["-e", "ASK {}", "--name", "domains"], ["--name", "domains", "--set", "limit"]]
)
def test_wrong_usage_is_told_with_code_2(graph, options):
    result = run(graph, *options)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_a_large_file_is_prepared_once_and_no_cache_keeps_nothing(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))
    ask = ("--name", "top-methods", "--format", "csv")
    from_memory = run(graph, *ask, "--no-cache").stdout
    assert not (tmp_path / "kept").exists()
    assert [run(graph, *ask).stdout for _ in range(2)] == [from_memory, from_memory]
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_cache_folder_that_is_a_file_costs_one_line(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(graph))
    result = run(graph, "-e", "ASK { ?p kg:uses method:ppo }")
    assert (result.exit_code, result.stdout) == (0, "true\n")
    (line,) = result.stderr.splitlines()
    assert line.endswith("hand.db: File exists); loading it into memory")


def test_a_kept_dataset_that_fails_while_it_is_read_is_made_anew(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))
    failures = [RuntimeError("Corruption: block checksum mismatch")]

    def fails_once(answer):
        if failures:
            raise failures.pop()
        return collect(answer)

    monkeypatch.setattr("kg.rdf.ask.asking.collect", fails_once)
    assert run(graph, "-e", "ASK { ?p kg:uses method:ppo }").stdout == "true\n"
    assert failures == []


def test_a_function_that_is_not_known_costs_no_kept_dataset(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(
        "kg.rdf.ask.asking.forget", lambda *_: pytest.fail("the dataset is forgotten")
    )
    result = run(graph, "-e", "SELECT (kg:year(?p) AS ?y) { ?p a kg:Paper }")
    assert isinstance(result.exception, QueryError)
    assert "no function <https://w3id.org/kg-landscape/vocab#year>" in str(result.exception)


def test_start_loads_no_parser_and_no_second_engine(graph):
    heavy = {"bibtexparser", "rispy", "rdflib", "networkx", "pyvis", "pyshacl"}
    code = (
        "import sys; from kg.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    for arguments in (["show", graph, "PPO"], ["query", graph, "-e", "ASK {}"], ["--help"]):
        ran = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.endswith("\n[]\n")


def test_a_query_in_no_encoding_is_named(graph, tmp_path):
    (tmp_path / "q.rq").write_bytes(b"\xff\xfe\x00")
    result = run(graph, str(tmp_path / "q.rq"))
    assert "q.rq is no text in UTF-8" in str(result.exception)


def test_a_query_that_takes_too_long_ends_the_command_with_a_line(graph):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    for engine in ("oxigraph", "rdflib"):
        ran = subprocess.run(
            [*PROGRAM, str(graph), "-e", endless, "--timeout", "0.2", "--engine", engine],
            capture_output=True,
            text=True,
        )
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == "Error: -e took longer than --timeout 0.2 seconds\n"


@pytest.mark.parametrize("format_", ["table", "csv", "json", "xml", "tsv", "markdown"])
def test_both_engines_print_the_same(graph, format_):
    options = ("--name", "papers-using", "--set", "concept=PPO", "--format", format_)
    by_oxigraph = run(graph, *options)
    assert "GRPO extends PPO." in by_oxigraph.stdout
    assert run(graph, *options, "--engine", "rdflib").stdout == by_oxigraph.stdout


def test_triples_are_printed_as_turtle_by_both_engines(graph):
    query = "CONSTRUCT { ?m skos:prefLabel ?l } WHERE { ?m a kg:Method ; skos:prefLabel ?l }"
    options = ("-e", query, "--format", "turtle")
    assert 'method:ppo skos:prefLabel "Proximal Policy Optimization"@en' in (
        run(graph, *options).stdout
    )
    assert run(graph, *options, "--engine", "rdflib").stdout == run(graph, *options).stdout


def test_rows_are_no_turtle(graph):
    result = run(graph, "--name", "top-methods", "--format", "turtle")
    assert "ask for triples with CONSTRUCT" in str(result.exception)


@pytest.mark.parametrize("query", ["SELECT * { ?s kg:uses ?o }", "SELECT DISTINCT * { ?s ?p ?o }"])
def test_both_engines_give_the_columns_of_a_star_as_they_are_written(graph, query):
    (head, *_) = run(graph, "-e", query, "--format", "csv").stdout.splitlines()
    assert head == ",".join(re.findall(r"\?(\w)", query))
    (same, *_) = run(
        graph, "-e", query, "--format", "csv", "--engine", "rdflib"
    ).stdout.splitlines()
    assert same == head


def test_the_second_engine_tells_of_a_prefix_that_is_not_known(graph):
    result = run(graph, "-e", "SELECT ?x { ?x foo:bar 1 }", "--engine", "rdflib")
    said = "-e, line 1, column 23: prefix 'foo:' is not known; declare it, or use "
    assert str(result.exception).startswith(said)


def test_both_engines_say_the_same_of_a_query_that_cannot_be_read(graph):
    query = "SELECT * { ?s ?p }"
    said = {str(run(graph, "-e", query, "--engine", e).exception) for e in ("oxigraph", "rdflib")}
    assert said == {"-e, line 1, column 19: cannot read on here"}


def test_only_a_near_name_is_suggested(graph):
    said = {name: str(run(graph, "--name", name).exception) for name in ("top-method", "nope")}
    assert said == {
        "top-method": "no query is called 'top-method'; did you mean 'top-methods'?",
        "nope": "no query is called 'nope'; kg query --list shows them",
    }


def test_what_is_no_iri_has_no_value_in_both_engines(graph):
    for engine in ("oxigraph", "rdflib"):
        result = run(graph, "-e", 'SELECT (IRI("a b") AS ?a) (5.0 AS ?b) {}', "--engine", engine)
        assert result.stdout.splitlines()[-1].split() == ["5"]
