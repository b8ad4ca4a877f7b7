import json

from kg.rdf.options import ExportOptions
from kg.rdf.write.links import has_results, write_links, write_results
from kg.store import open_store
from tests.handmade import write_graph_file


def test_a_line_has_the_fields_that_scoring_reads(store):
    lines = [json.loads(line) for line in write_links(store, ExportOptions())]
    assert lines[-2] == {
        "paper": "paper:hands",
        "title": "Hands that learn",
        "label": "Proximal Policy Optimization",
        "alt_labels": ["PPO"],
        "kind": "method",
        "role": "mentions",
        "detail": None,
        "confidence": 0.7,
        "evidence": [
            {
                "field": "abstract",
                "start": 43,
                "end": 46,
                "exact": "PPO",
                "sentence": "PPO is older.",
            }
        ],
    }


def test_papers_go_by_the_name_that_the_input_gave_and_are_sorted_by_it(store):
    papers = [json.loads(line)["paper"] for line in write_links(store, ExportOptions())]
    assert list(dict.fromkeys(papers)) == [
        "arxiv:2203.00002",
        "doi:10.1000/(dpo)<3>",
        "p1",
        "p4",
        "paper:hands",
    ]


def test_weak_links_need_a_lower_threshold(store):
    def count(least: float) -> int:
        return len(list(write_links(store, ExportOptions(min_confidence=least))))

    assert (count(0.2), count(0.5), count(0.92)) == (18, 17, 4)


def test_a_file_without_results_says_so_by_having_none(store):
    assert not has_results(store)
    assert list(write_results(store, ExportOptions())) == []


def test_a_result_has_the_fields_that_scoring_reads(tmp_path):
    path = tmp_path / "results.db"
    write_graph_file(path)
    with open_store(path) as store:
        assert has_results(store)
        (line,) = write_results(store, ExportOptions())
    assert json.loads(line) == {
        "paper": "w1",
        "title": "Walking with PPO",
        "subject": "walker",
        "benchmark": "Stairs",
        "metric": "speed",
        "value": [2.0, 2.5],
        "unit": "x",
        "relation": "speedup",
        "comparator": "crawling",
        "evidence": [
            {
                "field": "abstract",
                "start": 11,
                "end": 26,
                "exact": "walker with PPO",
                "sentence": "We train a walker with PPO. Offline RL is not used.",
            }
        ],
    }
