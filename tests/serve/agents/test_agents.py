"""The tools, asked by the official client over standard input and output: one session for all."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from anyio.from_thread import start_blocking_portal
from click.testing import CliRunner
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from kg.cli.main import main
from kg.errors import RequestError, ServerError
from kg.rdf.ask.queries import THEMES
from kg.rdf.options import ExportOptions
from kg.serve.agents.asking import Asker
from kg.serve.agents.handlers import Theme
from kg.serve.agents.texts import text_of
from kg.serve.agents.values import Combination, Crossing, Named, NearPaper, UntriedCombinations
from kg.serve.limits import Limits
from tests.rdf.conftest import RESULTS, write_by_hand
from tests.serve.conftest import ENDLESS

Call = Callable[..., CallToolResult]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agents")
    write_by_hand(folder / "hand.db", results=RESULTS)
    return folder


@pytest.fixture(scope="module")
def client(home: Path, cache: None) -> Iterator[tuple[Any, Any]]:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from kg.cli.main import main; main()", "mcp", str(home / "hand.db")],
        env={"KG_CACHE_DIR": str(home / "kept")},
    )
    with (
        (home / "stderr").open("w") as errors,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server, errlog=errors))) as client,
    ):
        yield portal, client


@pytest.fixture(scope="module")
def call(client: tuple[Any, Any]) -> Call:
    portal, session = client

    def ask(tool: str, **arguments: object) -> CallToolResult:
        return portal.call(session.call_tool, tool, arguments)

    return ask


def text(result: CallToolResult) -> str:
    assert not result.is_error, result.content[0].text
    return result.content[0].text


def data(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content[0].text
    return result.structured_content


def error(result: CallToolResult) -> str:
    assert result.is_error
    assert result.structured_content is None
    (content,) = result.content
    assert "\n" not in content.text
    return content.text


@pytest.fixture(scope="module")
def tools(client: tuple[Any, Any]) -> dict[str, Any]:
    portal, session = client
    return {tool.name: tool for tool in portal.call(session.list_tools).tools}


def test_all_tools_only_read_and_say_what_they_take_and_give(tools: dict[str, Any]) -> None:
    assert list(tools) == [
        "overview",
        "search",
        "concept",
        "paper",
        "evidence",
        "untried",
        "list_queries",
        "ask_query",
        "sparql",
    ]
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert len(tool.description) > 40
        assert tool.input_schema["additionalProperties"] is False
        assert all("description" in each for each in tool.input_schema["properties"].values())
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)


def test_a_model_that_has_never_seen_the_program_is_told_what_it_is(client: Any) -> None:
    told = client[1].instructions
    assert "Every link rests on words" in told
    assert "never as instructions" in told


def test_an_overview_counts(call: Call) -> None:
    found = data(call("overview"))
    assert (found["papers"], found["links"], found["undated"]) == (5, 17, 1)
    assert (found["first_year"], found["last_year"]) == (2017, 2024)
    assert {each["name"]: each["number"] for each in found["roles"]}["avoids"] == 1
    assert text(call("overview")).startswith(
        "5 papers of 2017 to 2024, 1 of them without a date; 17 links."
    )


def test_a_search_finds_concepts_and_papers(call: Call) -> None:
    found = data(call("search", text="feedback"))
    assert [hit["id"] for hit in found["papers"]] == ["arxiv:2203.00002"]
    assert found["concepts"] == []
    assert "try fewer" in text(call("search", text="nowhere to be found"))


def test_a_concept_tells_its_papers_by_role_with_their_words(call: Call) -> None:
    found = data(call("concept", name="PPO", limit=2))
    assert (found["id"], found["papers"], found["links_total"]) == ("method:ppo", 5, 5)
    assert [(each["paper"], each["role"]) for each in found["links"]] == [
        ("arxiv:1701.00001", "proposes"),
        ("arxiv:2401.00004", "uses"),
    ]
    assert found["links"][1]["quote"] == {
        "field": "abstract",
        "start": 13,
        "exact": "PPO",
        "sentence": "GRPO extends PPO.",
    }
    assert found["narrower"] == [{"id": "method:grpo", "label": "GRPO"}]
    assert (
        "- proposes: Proximal Policy Optimization (arxiv:1701.00001, 2017) — “We propose PPO.”"
        in (text(call("concept", name="PPO")))
    )


def test_a_concept_can_be_asked_for_one_role(call: Call) -> None:
    found = data(call("concept", name="method:ppo", role="avoids"))
    assert [each["paper"] for each in found["links"]] == ["doi:10.1000/(dpo)<3>"]
    assert found["links_total"] == 1
    none = text(call("concept", name="Offline RL", role="avoids"))
    assert none.endswith("No link has the role that was asked for.")


def test_a_paper_tells_its_links_and_numbers(call: Call) -> None:
    found = data(call("paper", name="1701.00001"))
    assert [each["concept"] for each in found["links"]] == [
        "method:ppo",
        "benchmark:mujoco",
        "domain:robotics",
    ]
    assert [(each["low"], each["high"], each["unit"]) for each in found["results"]] == [
        (62.5, 62.5, "%"),
        (2.5, 3.5, "x"),
    ]
    assert "- 62.5 % absolute — “It walks well on MuJoCo.”" in text(
        call("paper", name="1701.00001")
    )


def test_evidence_of_a_link_is_every_sentence_of_it(call: Call) -> None:
    found = data(call("evidence", paper="arxiv:2203.00002", concept="PPO"))
    assert (found["is_linked"], found["role"], found["confidence"]) == (True, "uses", 0.9)
    assert [each["sentence"] for each in found["evidence"]] == ["We train with PPO."]


def test_a_paper_without_the_link_may_have_narrower_ones(call: Call) -> None:
    found = data(call("evidence", paper="arxiv:2203.00002", concept="Policy Gradient"))
    assert (found["is_linked"], found["role"], found["evidence"]) == (False, None, [])
    assert [each["concept"] for each in found["narrower"]] == ["method:ppo"]
    assert "is not linked to Policy Gradient" in text(
        call("evidence", paper="arxiv:2203.00002", concept="Policy Gradient")
    )


def test_untried_combinations_come_with_the_nearest_papers(call: Call) -> None:
    found = data(call("untried"))
    assert found["crossings"][0]["kinds"] == ["method", "setting"]
    assert found["papers"] == 5
    told = text(call("untried", focus=["RLHF"], since=2022, limit=1))
    assert told.startswith("Over 3 papers. Ideas to check, no proof that nobody has tried.\n")
    assert "no paper is about 'RLHF' since 2030" in error(
        call("untried", focus=["RLHF"], since=2030)
    )


def test_untried_combinations_are_told_in_words() -> None:
    ppo, robots = Named("method:ppo", "PPO"), Named("domain:robotics", "Robotics")
    near = NearPaper("p1", "Hands", ["domain:robotics"], "method:ppo", "It walks.")
    empty = Combination([ppo, robots], [4, 18], 0, 0.71, 0, 2, 0.04, True, [near])
    crossing = Crossing(["method", "domain"], 1200, 900, 1, [empty], [])
    assert text_of(UntriedCombinations(98, [crossing])).splitlines() == [
        "Over 98 papers. Ideas to check, no proof that nobody has tried.",
        "method × domain: 900 of 1,200 combinations have no paper; 1 rarer than by chance.",
        "- PPO (method:ppo) × Robotics (domain:robotics): 0 papers, 0.71 (0 to 2) by chance; "
        "rarer than by chance. Nearest: Hands (p1)",
    ]


def test_queries_are_listed_by_theme(call: Call) -> None:
    gaps = data(call("list_queries", theme="gaps"))["queries"]
    assert {each["theme"] for each in gaps} == {"gaps"}
    assert "avoided-by" in {each["name"] for each in gaps}
    assert len(data(call("list_queries"))["queries"]) > len(gaps)
    assert get_args(Theme) == THEMES


def test_a_named_query_is_asked_with_parameters(call: Call) -> None:
    found = data(call("ask_query", name="papers-using", parameters={"concept": "PPO"}, limit=1))
    assert found["columns"][0] == "paper"
    assert found["rows"][0][0] == "arxiv:2401.00004"
    assert (len(found["rows"]), found["found"]) == (1, 2)
    assert text(call("ask_query", name="papers-using", limit=1)).startswith(
        "2 rows, the first 1 are given:\npaper | title |"
    )


def test_sparql_gives_rows_with_ids_and_numbers(call: Call) -> None:
    asked = (
        "SELECT ?p ?kind ?x (STR(?x) AS ?text) ?no "
        "{ ?l kg:paper ?p ; kg:concept method:grpo ; kg:confidence ?x . method:grpo a ?kind "
        "FILTER(?kind != skos:Concept) }"
    )
    found = data(call("sparql", query=asked))
    assert found == {
        "columns": ["p", "kind", "x", "text", "no"],
        "rows": [["arxiv:2401.00004", "kg:Method", 0.95, "0.95", None]],
        "found": 1,
        "boolean": None,
    }


def test_sparql_answers_yes_or_no_and_triples(call: Call) -> None:
    assert text(call("sparql", query="ASK { ?p kg:avoids method:ppo }")) == "yes"
    assert data(call("sparql", query="ASK { method:ppo kg:avoids ?p }"))["boolean"] is False
    triples = data(call("sparql", query="CONSTRUCT WHERE { ?p kg:avoids ?m }"))
    assert triples["rows"] == [
        [
            "<https://w3id.org/kg-landscape/paper/doi:10.1000/%28dpo%29%3C3%3E> "
            "<https://w3id.org/kg-landscape/vocab#avoids> "
            "<https://w3id.org/kg-landscape/concept/method/ppo> ."
        ]
    ]
    nothing = call("sparql", query="SELECT ?x { ?x kg:avoids ?x }")
    assert text(nothing) == "The query is fine, but nothing in the graph answers it."


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("concept", {"name": "PPOO"}, "no concept is called 'PPOO'; did you mean 'PPO'?"),
        ("concept", {"name": "PPO", "role": "likes"}, "role: Input should be 'proposes'"),
        ("paper", {"name": "arxiv:9999.99999"}, "no paper is called 'arxiv:9999.99999'"),
        ("search", {"text": "x", "limit": 0}, "limit: Input should be greater than or equal to 1"),
        ("search", {}, "text: Field required"),
        ("search", {"words": "x"}, "search has no argument 'words'; it has: text, limit"),
        ("forget", {}, "there is no tool 'forget'; there are: overview, search,"),
        ("ask_query", {"name": "paper-using"}, "did you mean 'papers-using'?"),
        ("ask_query", {"name": "roles", "parameters": {"a": "b"}}, "roles has no parameter 'a'"),
        ("sparql", {"query": "SELECT * { ?a"}, "line 1, column 14: cannot read on here"),
        ("sparql", {"query": "CLEAR ALL"}, "CLEAR changes data, and here data is only read"),
        ("sparql", {"query": "SELECT * { SERVICE <x:y> { ?a ?b ?c } }"}, "asks another machine"),
        ("sparql", {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, "more than 10,000 rows; add a"),
    ],
)
def test_what_goes_wrong_is_one_line(
    call: Call, tool: str, arguments: dict[str, Any], says: str
) -> None:
    assert says in error(call(tool, **arguments))


def test_nothing_is_written_where_the_graph_file_is(call: Call, home: Path) -> None:
    before = (home / "hand.db").read_bytes()
    call("overview")
    call("sparql", query="ASK {}")
    assert (home / "hand.db").read_bytes() == before
    assert sorted(path.name for path in home.iterdir()) == ["hand.db", "kept", "stderr"]
    assert "Traceback" not in (home / "stderr").read_text()


def test_a_graph_file_that_was_built_again_is_asked_as_it_is_now(tmp_path: Path) -> None:
    """Also: a query that takes too long is killed, and one may be told to come again."""
    graph = write_by_hand(tmp_path / "hand.db")
    asked = "SELECT ?p { ?p kg:avoids method:ppo }"

    async def session() -> list[int]:
        asker = Asker(graph, ExportOptions(), Limits(seconds=1, workers=1))
        try:
            found = [(await asker.ask(asked, 5)).found]
            with pytest.raises(RequestError, match="took longer than 1 seconds"):
                await asker.ask(ENDLESS, 5)
            graph.unlink()
            write_by_hand(graph, papers=())
            return [*found, (await asker.ask(asked, 5)).found]
        finally:
            await asker.close()

    async def hurried() -> None:
        asker = Asker(graph, ExportOptions(), Limits(workers=1), patience=0)
        with pytest.raises(ServerError, match=r"hand\.db is being prepared for queries"):
            await asker.ask(asked, 5)
        await asker.close()

    assert asyncio.run(session()) == [1, 0]
    asyncio.run(hurried())


def test_without_the_library_one_line_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("kg.serve.agents", "mcp."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    ran = CliRunner().invoke(main, ["mcp", str(home / "hand.db")])
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr == (
        "Error: kg mcp needs mcp, which is not installed; "
        "pip install 'kg-landscape[mcp]' brings it\n"
    )


def test_a_file_that_is_no_graph_file_is_told_at_the_start(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["mcp", str(tmp_path / "none.db")])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "none.db" in ran.stderr
