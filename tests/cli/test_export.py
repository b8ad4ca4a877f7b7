import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli.export import command
from kg.rdf.write.export import FORMATS
from tests.rdf.conftest import write_by_hand


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_by_hand(tmp_path_factory.mktemp("export") / "hand.db")


def run(graph: Path, *options: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(command, [str(graph), *options], env=env)


def start(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with pipes as a shell makes them."""
    call = "from kg.cli.export import command; command(standalone_mode=True)"
    environment = {**os.environ, **more.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-c", call, *arguments],
        capture_output=True, text=True, env=environment, cwd=Path(__file__).parents[2],
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_a_file_and_to_standard_output_alike(graph, tmp_path, name):
    out = tmp_path / "out"
    assert run(graph, "--format", name, "--out", str(out)).exit_code == 0
    assert run(graph, "--format", name).stdout_bytes == out.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_turtle_and_ntriples_are_one_graph(graph):
    turtle = run(graph, "--format", "turtle").stdout_bytes
    ntriples = run(graph, "--format", "ntriples").stdout_bytes
    first = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    second = list(ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES))
    assert len(first) == len(second) == len(set(first) & set(second))


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_bytes_do_not_hang_on_the_hash_seed(graph, seed):
    done = start(str(graph), "--format", "turtle", env={"PYTHONHASHSEED": seed})
    assert done.stdout == run(graph, "--format", "turtle").stdout


def test_an_existing_file_is_replaced(graph, tmp_path):
    out = tmp_path / "out.nt"
    out.write_text("x" * 1_000_000)
    run(graph, "--format", "ntriples", "--out", str(out))
    assert out.read_text().startswith("<https://w3id.org/kg-landscape/build/")


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.ttl", "turtle"), ("a.nt.gz", "ntriples"), ("a.JSONLD", "jsonld"), ("a.rdf", "rdfxml")],
)
def test_the_name_of_the_file_tells_the_format(graph, tmp_path, name, format_):
    result = run(graph, "--out", str(tmp_path / name))
    assert f"{name}: {format_}, {(tmp_path / name).stat().st_size:,} bytes" in result.stderr


def test_a_file_that_tells_no_format_needs_one(graph, tmp_path):
    for options in ([], ["--out", str(tmp_path / "graph.txt.gz")]):
        result = run(graph, *options)
        assert result.exit_code == 2
        assert "name a format: --format turtle, or a file that tells it" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_packed_file_holds_the_same_and_neither_name_nor_time(graph, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        run(graph, "--out", str(tmp_path / folder / f"{folder}.nt.gz"))
    one, two = (tmp_path / name / f"{name}.nt.gz" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes()[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
    plain = run(graph, "--format", "ntriples").stdout_bytes
    assert gzip.decompress(one.read_bytes()) == plain


def test_a_part_is_written_and_parts_may_be_named_together(graph):
    papers = run(graph, "--format", "ntriples", "--only", "papers").stdout
    assert "/concept/method/ppo>" in papers
    assert "vocab#Link>" not in papers
    both = run(graph, "--format", "ntriples", "--only", "links", "--only", "papers").stdout
    assert "vocab#Link>" in both


def test_lines_of_json_have_no_parts(graph):
    result = run(graph, "--format", "links", "--only", "papers")
    assert result.exit_code == 2
    assert "--only is for RDF; links holds links only" in result.stderr


def test_results_that_no_one_extracted_are_an_empty_file_and_a_word(graph, tmp_path):
    result = run(graph, "--format", "results", "--out", str(tmp_path / "r.jsonl"))
    assert "holds no numeric results; the export is empty" in result.stderr
    assert (tmp_path / "r.jsonl").read_bytes() == b""


def test_links_are_lines_of_json(graph):
    lines = run(graph, "--format", "links", "--min-confidence", "0.95").stdout.splitlines()
    assert [(json.loads(line)["paper"], json.loads(line)["role"]) for line in lines] == [
        ("doi:10.1000/(dpo)<3>", "proposes"),
        ("p1", "proposes"),
        ("p4", "proposes"),
    ]


def test_the_time_comes_from_source_date_epoch(graph):
    given = run(graph, "--format", "turtle", env={"SOURCE_DATE_EPOCH": "1735776000"}).stdout
    assert '"2025-01-02T00:00:00Z"^^xsd:dateTime' in given


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "turtle", "--base", "x y"], "'x y' is no base IRI"),
        (["--format", "rdfxml", "--rdf12"], "rdfxml cannot hold RDF 1.2; choose one of turtle"),
        (["--format", "turtle", "--out", "no/such/folder.ttl"], "no/such/folder.ttl cannot be"),
    ],
)
def test_what_cannot_be_done_is_an_error_of_ours(graph, options, message):
    result = run(graph, *options)
    assert message in str(result.exception)
    assert type(result.exception).__name__ == "ExportError"


def test_a_reader_that_stops_early_is_no_error(graph):
    call = "from kg.cli.export import command; command()"
    line = f"{sys.executable} -c '{call}' {graph} --format ntriples | head -n 1"
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {line}"],
        capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.stderr, done.stdout.count("\n")) == ("", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("options", [["--out", "/dev/full"], []])
def test_a_full_disk_is_one_line(graph, options):
    call = (
        "from kg.cli.export import command\nfrom kg.errors import ExportError\n"
        "import sys\n"
        "try: command(standalone_mode=False)\n"
        "except ExportError as error: print(error, file=sys.stderr)"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", call, str(graph), "--format", "ntriples", *options],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    assert "the disk is full; free some space" in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr


def test_the_choices_of_format_are_those_that_are_implemented():
    (option,) = [param for param in command.params if param.name == "format_"]
    assert tuple(option.type.choices) == tuple(FORMATS)
