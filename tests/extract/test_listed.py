"""Names of data sets in lists."""

import pytest

from kg.extract import extract
from kg.extract.listed import listed_names
from kg.link import link
from kg.model import Paper
from kg.ontology import Lexicon


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We use four datasets: Tide, Ebb Flow, and Storm2.", ["Tide", "Ebb Flow", "Storm2"]),
        ("It wins on benchmarks such as Harbor and Quay for boats.", ["Harbor", "Quay"]),
        ("We report results on the Tide, Ebb and Flow datasets.", ["Tide", "Ebb", "Flow"]),
        ("We report results on the Tide datasets.", []),
        ("We use datasets including Tide pool images.", []),
        ("It wins on quantitative benchmarks (FID, IS).", []),
        ("We sail from Harbor and Quay to the sea.", []),
    ],
)
def test_nouns_beside_a_list_say_what_its_items_are(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(listed_names(text))] == names


def test_listed_data_set_is_a_benchmark_whatever_else_its_name_means(lexicon: Lexicon) -> None:
    text = "We sail. We test on the Adam and MuJoCo datasets."
    paper = Paper(id="paper:1", title="On boats", abstract=text)
    reading = link(paper, extract(paper, lexicon), lexicon)
    assert [(each.concept, each.role) for each in reading.links] == [
        ("benchmark:mujoco", "evaluates_on")
    ]
    assert [(each.name, each.kind, each.role) for each in reading.new_names] == [
        ("Adam", "benchmark", "evaluates_on")
    ]
