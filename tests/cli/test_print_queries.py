"""The list of named queries: for people by theme and within 80 columns, for programs as JSON."""

import json

from click.testing import CliRunner

from kg.cli.query import command
from kg.rdf.ask.queries import THEMES, named_queries


def listed(*options: str) -> str:
    result = CliRunner().invoke(command, ["--list", *options])
    assert result.exit_code == 0
    return result.stdout


def test_a_query_stands_below_its_theme_with_its_question_and_what_can_be_set():
    assert listed().startswith(
        "METHODS\n"
        "  adopted               Methods that a single paper proposes and others use,\n"
        "                        most used first.\n"
        "                        --set limit=20\n"
    )


def test_a_setting_is_never_cut_in_two():
    lines = listed().splitlines()
    assert '                        --set author="Ada Moor" --set limit=50' in lines
    assert "                        --set paper=arxiv:1707.06347 --set concept=method:ppo" in lines


def test_all_themes_and_queries_are_listed_within_80_columns():
    lines = listed().splitlines()
    assert [line.lower() for line in lines if line.isupper()] == list(THEMES)
    assert [name for name in named_queries() if not any(f"  {name}  " in x for x in lines)] == []
    assert max(map(len, lines)) <= 80


def test_the_list_says_how_things_are_named():
    end = " ".join(listed().split())
    assert "A kind is one of method, setting, domain, benchmark; a role one of proposes" in end
    assert end.endswith("--show prints a query with all that it takes.")


def test_programs_read_the_list_as_json():
    queries = {query["name"]: query for query in json.loads(listed("--format", "json"))}
    assert set(queries) == set(named_queries())
    query = queries["papers-by-role"]
    assert {name: query[name] for name in ("theme", "columns", "example")} == {
        "theme": "papers and evidence",
        "columns": ["paper", "title", "confidence", "sentence"],
        "example": [
            "arxiv:2110.00002",
            "Expectiles",
            "0.95",
            "We propose IQL, which extends CQL.",
        ],
    }
    assert query["parameters"][1] == {
        "name": "role",
        "form": "role",
        "default": "proposes",
        "note": "what the paper does with it",
        "choices": [
            "proposes",
            "uses",
            "evaluates_on",
            "addresses",
            "analyses",
            "compares_with",
            "avoids",
            "mentions",
        ],
    }
