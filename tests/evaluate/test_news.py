import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import UnknownNameError
from kg.evaluate.arrivals import Arrivals, find_arrivals
from kg.evaluate.news import News, find_news
from kg.model import Concept, Paper
from kg.rdf.options import ExportOptions
from kg.rdf.write.export import FORMATS
from kg.store import open_store, open_writer
from kg.survey.document import Items, Number, Paragraph, Quotation, find_all
from kg.survey.parts.news import news_section
from kg.survey.plain import plain_line
from tests.evaluate.landscapes import CONCEPTS, paper, write
from tests.handmade import finish_by_hand, link_by_hand

OLD = {1: {"PPO": "uses"}, 2: {"Adam": "uses"}}
NEW = {3: {"GRPO": "proposes"}, 4: {"Games": "addresses", "Adam": "uses"}}


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(f"arxiv:2501.{n:05}" for n in numbers)


def change(path: Path, *statements: str) -> Path:
    """Change a graph file by SQL, as no program does."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def arrivals(path: Path, since: str | None = None) -> Arrivals:
    with open_store(path) as store:
        return find_arrivals(store, since)


def news(path: Path, since: str | None = None) -> News:
    with open_store(path) as store:
        return find_news(store, since)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Three runs of a build, a week apart; the last one brings nothing."""
    path = write(tmp_path / "landscape.db", OLD, NEW, {})
    return change(
        path,
        *(
            f"UPDATE build SET finished = '2025-03-{7 * n:02}T10:00:00' WHERE nr = {n}"
            for n in (1, 2, 3)
        ),
    )


def test_the_last_build_that_brought_papers_is_the_news(graph: Path) -> None:
    found = arrivals(graph)
    assert found.since is not None
    assert (found.since.number, found.runs, found.known) == (2, 2, "noted")
    assert (found.new, found.older, found.is_first) == (ids(3, 4), 2, False)


def test_since_is_a_build_or_the_beginning_of_its_id(graph: Path) -> None:
    with open_store(graph) as store:
        first = store.runs()[0].build
    for name in (first, first.removeprefix("build:")[:6]):
        found = arrivals(graph, name)
        assert (found.new, found.older, found.is_first) == (ids(1, 2, 3, 4), 0, True)


@pytest.mark.parametrize(
    ("day", "new"),
    [
        ("2025-03-07", (1, 2, 3, 4)),
        ("2025-03-08", (3, 4)),
        ("2025-03-14", (3, 4)),
        ("2025-03-15", ()),
        ("2025-03", (1, 2, 3, 4)),
        ("2025", (1, 2, 3, 4)),
        ("2026", ()),
    ],
)
def test_since_is_a_day_on_which_a_build_ended_or_any_day_before(
    graph: Path, day: str, new: tuple[int, ...]
) -> None:
    assert arrivals(graph, day).new == ids(*new)


def test_a_build_that_is_none_is_answered_with_the_last_ones(graph: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"'ffff' is neither a day .* \(2025-03-21\)$"):
        arrivals(graph, "ffff")


def records(path: Path, *runs: Iterable[Paper]) -> Path:
    with open_writer(path) as writer:
        for run in runs:
            writer.add_papers(run)
            link_by_hand(writer, [], CONCEPTS)
            finish_by_hand(writer)
    return path


def test_a_paper_that_is_merged_into_an_older_one_is_read_again_and_not_new(
    tmp_path: Path,
) -> None:
    path = records(
        tmp_path / "a.db",
        [paper(1, ["PPO"]), paper(2, ["Adam"])],
        [paper(1, ["PPO"], more="It walks far"), paper(3, ["GRPO"])],
    )
    found = arrivals(path)
    assert (found.new, found.again, found.older) == (ids(3), ids(1), 2)


def test_a_new_paper_of_two_records_is_new_and_not_read_again(tmp_path: Path) -> None:
    path = records(
        tmp_path / "a.db",
        [paper(1, ["PPO"])],
        [paper(2, ["Adam"]), paper(2, ["Adam"], more="It walks far")],
    )
    found = arrivals(path)
    assert (found.new, found.again) == (ids(2), ())


def test_a_paper_out_of_scope_is_no_news(graph: Path) -> None:
    change(graph, "INSERT INTO excluded VALUES (3, 'a poster')")
    assert arrivals(graph).new == ids(4)


def test_a_file_that_did_not_note_it_goes_by_the_files_that_were_read(graph: Path) -> None:
    change(
        graph,
        "DELETE FROM arrival",
        "UPDATE input SET file = 'week2.jsonl' WHERE build = 2",
        "UPDATE paper SET file = 'papers.jsonl' WHERE nr <= 2",
        "UPDATE paper SET file = 'week2.jsonl' WHERE nr > 2",
    )
    found = arrivals(graph, "2025-03-10")
    assert (found.known, found.new, found.older) == ("by input", ids(3, 4), 2)


def test_a_file_that_did_not_note_it_goes_by_dates_or_does_not_know(tmp_path: Path) -> None:
    path = write(tmp_path / "a.db", OLD, NEW, published={2: "2024-05", 4: "2025-01-01"})
    change(path, "DELETE FROM arrival")
    # both builds ended on one day and read one file: only the first run is before nothing
    assert arrivals(path).known == "unknown"
    change(path, "UPDATE build SET finished = '2024-01-01' WHERE nr = 1")
    found = arrivals(path, "2024-06-01")
    assert (found.known, found.new) == ("by date", ids(4))


def test_one_run_or_several_give_the_same_exports(tmp_path: Path) -> None:
    one = write(tmp_path / "one.db", OLD | NEW)
    two = write(tmp_path / "two.db", OLD, NEW, {})
    for format_ in ("links", "ntriples"):
        texts = []
        for path in (one, two):
            with open_store(path) as store:
                texts.append("".join(FORMATS[format_](store, ExportOptions())))
        assert texts[0] == texts[1]


def test_new_papers_tell_what_they_propose_and_those_that_do_stand_first(graph: Path) -> None:
    found = news(graph)
    assert [(each.paper.id, each.links) for each in found.papers] == [
        (ids(3)[0], 1),
        (ids(4)[0], 2),
    ]
    assert [link.concept for link in found.papers[0].proposes] == ["method:grpo"]


def test_concepts_are_seen_first_where_no_older_paper_was_about_them_or_narrower_ones(
    tmp_path: Path,
) -> None:
    path = write(
        tmp_path / "a.db",
        {1: {"GRPO": "uses", "Games": "mentions"}},
        {2: {"Policy Gradient": "uses", "PPO": "uses", "Games": "addresses", "D4RL": "mentions"}},
    )
    assert [each.concept for each in news(path).first] == ["method:ppo"]


def test_a_name_is_new_when_a_new_paper_introduces_it_whoever_named_it_before(
    tmp_path: Path,
) -> None:
    concepts = [
        *(each for each in CONCEPTS if each.id not in ("method:grpo", "method:adam")),
        Concept("method:grpo", "method", "GRPO", status="curated"),
        Concept("method:adam", "method", "Adam", status="curated"),
    ]
    path = write(
        tmp_path / "a.db",
        {1: {"GRPO": "compares_with", "Adam": "uses"}},
        {2: {"GRPO": "proposes", "Adam": "uses", "PPO": "uses"}},
        concepts=concepts,
    )
    change(
        path,
        "UPDATE concept SET status = 'discovered' WHERE id IN ('method:grpo', 'method:adam')",
        f"UPDATE concept SET introduced_by = '{ids(2)[0]}' WHERE id = 'method:grpo'",
    )
    found = news(path)
    assert [(each.concept, each.by) for each in found.names] == [("method:grpo", ids(2)[0])]


def test_what_rose_is_more_common_in_new_papers_by_more_than_chance(tmp_path: Path) -> None:
    older = {n: {"Adam": "uses"} for n in range(1, 13)}
    newer = {n: {"GRPO": "uses", "Adam": "uses"} for n in range(20, 26)}
    found = news(write(tmp_path / "a.db", older, newer))
    assert [(each.concept, each.left, each.right) for each in found.rose] == [("method:grpo", 6, 0)]


def test_the_first_build_has_news_and_nothing_to_compare_with(tmp_path: Path) -> None:
    found = news(write(tmp_path / "a.db", OLD))
    assert found.arrivals.is_first
    assert len(found.papers) == 2
    assert found.rose == found.first == ()


def test_the_section_quotes_what_new_papers_propose(graph: Path) -> None:
    with open_store(graph) as store:
        section = news_section(store, find_news(store))
    assert [part.title for part in section.parts] == [
        "Seen for the first time",
        "What the new papers propose and report",
        "Other new papers",
    ]
    assert [quote.witness.exact for quote in find_all(Quotation, section)] == ["GRPO"]
    numbers = {number.path: number.text for number in find_all(Number, section)}
    assert (numbers["new"], numbers["older"], numbers["proposing"]) == ("2", "2", "1")
    assert len(next(find_all(Items, section)).items) == 2


@pytest.mark.parametrize(
    ("run", "told"),
    [
        ({}, ["The build 496cff2bb3c9 of 2025-01-02 has brought no paper, beside no older one."]),
        (
            {1: {"PPO": "uses"}},
            [
                "The build 0c8d078b8c51 of 2025-01-02 has brought 1 paper, beside no older one.",
                "None of them proposes something; they bring no new name and no result.",
            ],
        ),
    ],
)
def test_little_or_nothing_is_said_in_whole_sentences(
    tmp_path: Path, run: dict[int, dict[str, str]], told: list[str]
) -> None:
    with open_store(write(tmp_path / "a.db", run)) as store:
        section = news_section(store, find_news(store))
    assert [plain_line(each.text) for each in find_all(Paragraph, section)] == told
