"""One sentence of our own for each way in which papers claim numbers."""

import pytest

from kg.extract import extract
from kg.model import Paper, Result
from kg.ontology import Lexicon


def read(text: str, lexicon: Lexicon, title: str = "A title") -> tuple[Result, ...]:
    paper = Paper("paper:1", title, text)
    found = extract(paper, lexicon).results
    for result in found:
        result.evidence.verify(paper)
    return found


def one(text: str, lexicon: Lexicon) -> Result:
    (result,) = read(text, lexicon)
    return result


@pytest.mark.parametrize(
    ("text", "value", "unit", "relation", "metric"),
    [
        ("Our agent improves return by 4.5%.", 4.5, "%", "improvement", "return"),
        ("We cut the error by 2% to 6%.", (2, 6), "%", "reduction", "error"),
        ("Our agent beats PPO in recall by 3 points.", 3, "points", "improvement", "recall"),
        ("The grip force was increased by 20%, we find.", 20, "%", "improvement", "grip force"),
        ("Our agent gains 3% accuracy.", 3, "%", "improvement", "accuracy"),
        ("We see a 7% gain in recall.", 7, "%", "improvement", "recall"),
        ("We see a recall improvement of 7%.", 7, "%", "improvement", "recall"),
        ("We reach a 40% cost reduction.", 40, "%", "reduction", "cost"),
        (r"Ours is $3\times$ faster than PPO.", 3, "x", "speedup", "speed"),
        ("Ours runs twice as fast as PPO.", 2, "x", "speedup", "speed"),
        ("Ours has 8% higher recall.", 8, "%", "improvement", "recall"),
        ("Ours is 8% less accurate than PPO.", 8, "%", "reduction", "accuracy"),
        ("We report a recall five times higher than PPO.", 5, "x", "improvement", "recall"),
        ("We gain in recall (+1.5%).", 1.5, "%", "improvement", "recall"),
        ("Our agent achieves 81% recall.", 81, "%", "absolute", "recall"),
        ("Our agent has an average recall of 0.81.", 0.81, "", "absolute", "recall"),
        ("Our recall drops to 31.5%.", 31.5, "%", "absolute", "recall"),
        ("We reduce the error from 9% to 4%.", 4, "%", "absolute", "error"),
        ("Our recall was improved to 80.5%.", 80.5, "%", "absolute", "recall"),
        ("We reach an F1 score 0.75 here.", 0.75, "", "absolute", "F1 score"),
        ("Our agent achieves a PDXM of 88.5.", 88.5, "", "absolute", "PDXM"),
        ("We see gains ranging from 5% to 9%.", (5, 9), "%", "improvement", None),
        ("We cut costs by factors ranging from 5x to 9x.", (5, 9), "x", "reduction", "costs"),
        ("We compute routes in 3 ms.", 3, "ms", "absolute", "compute routes"),
        ("We converge within 2 hours of training.", 2, "hours", "absolute", "training"),
        ("Our planner runs at 30 FPS.", 30, "FPS", "absolute", "frame rate"),
        ("Our planner reaches 82%, we find.", 82, "%", "absolute", None),
        ("We achieve 100% docking while others fail.", 100, "%", "absolute", "docking"),
        ("We reach up to 97% of the buoys.", 97, "%", "absolute", "buoys"),
        ("Our boat docks in 74% of trials.", 74, "%", "absolute", "share of trials"),
        ("Our boat solves 85% of the puzzles.", 85, "%", "absolute", "share of puzzles"),
        ("It rows well 91% of the time.", 91, "%", "absolute", "share of time"),
        ("We match it at 8% of the cost.", 8, "%", "absolute", "cost"),
        ("We see correlations up to 0.95.", 0.95, "", "absolute", "correlations"),
        ("Our docking rates range from 5% to 95%.", (5, 95), "%", "absolute", "docking rates"),
        ("All boats have a docking rate exceeding 55%.", 55, "%", "absolute", "docking rate"),
        ("We find R^2 values of 0.65.", 0.65, "", "absolute", "R^2"),
        ("We raise the share of dry boats to 65%.", 65, "%", "absolute", "share of dry boats"),
        ("We cut leaks from 35% (PPO) to 5%.", 5, "%", "absolute", "leaks"),
        ("We lift docking from 35.5% to 65.5%.", 65.5, "%", "absolute", "docking"),
        ("Ours is worse than PPO by 7%.", 7, "%", "reduction", None),
        ("Ours provides 2x average docking rate.", 2, "x", "improvement", "docking rate"),
        ("Ours beats PPO (+1.5 points).", 1.5, "points", "improvement", None),
        ("Ours against PPO is +15 pp.", 15, "points", "improvement", None),
    ],
)
def test_claim_is_read(
    lexicon: Lexicon, text: str, value: float, unit: str, relation: str, metric: str
) -> None:
    result = one(text, lexicon)
    assert (result.value, result.unit, result.relation, result.metric) == (
        value,
        unit,
        relation,
        metric,
    )


@pytest.mark.parametrize(
    "text",
    [
        "We study 12.5 hours of video with 7B parameters.",
        "In 2023 we built 40 tasks in 3 environments, with k=3 and GPT-4.",
        "We train on 10% of the labels.",
        "We give the interval (95% CI: 0.6-0.8).",
        "Ours beats a baseline recall of 31.5%.",
        "We reach it at a precision of 95%.",
        "Ours needs 3x more samples.",
        "We increase latency by 5%.",
        "We lag behind people by 14% accuracy.",
        "We compare with models 8x larger.",
        "Each increase in speed by 2x costs us.",
        "We report it on DROP (of 3.5%).",
        "We add a 20% safety margin.",
        "We train on 20% of the tasks.",
        "We find an effect (p < 0.05).",
    ],
)
def test_other_numbers_are_no_results(lexicon: Lexicon, text: str) -> None:
    assert read(text, lexicon) == ()


def test_what_others_report_before_the_paper_speaks_is_no_result(lexicon: Lexicon) -> None:
    assert read("Robots improve yield by 30%. We ask why.", lexicon) == ()


def test_list_of_scores_is_one_result_each(lexicon: Lexicon) -> None:
    text = "We obtain 66.5 on TalkBench, 49.5 on MathSet 2025, and 12.5 on ChessBench (En)."
    assert [(r.value, r.benchmark) for r in read(text, lexicon)] == [
        (66.5, "TalkBench"),
        (49.5, "MathSet 2025"),
        (12.5, "ChessBench (En)"),
    ]


def test_respectively_pairs_numbers_with_metrics(lexicon: Lexicon) -> None:
    text = "We beat PPO by 2%, 3% and 4% in terms of return, recall and cost, respectively."
    assert [(r.value, r.metric, r.comparator) for r in read(text, lexicon)] == [
        (2, "return", "PPO"),
        (3, "recall", "PPO"),
        (4, "cost", "PPO"),
    ]


def test_respectively_pairs_numbers_with_benchmarks(lexicon: Lexicon) -> None:
    text = "We reach 5.5% and 8.5% recall on TalkBench and ChessBench, respectively."
    assert [(r.value, r.benchmark) for r in read(text, lexicon)] == [
        (5.5, "TalkBench"),
        (8.5, "ChessBench"),
    ]


def test_metric_goes_on_to_the_next_item(lexicon: Lexicon) -> None:
    text = "We improve recall by 3% on TalkBench and 4% on ChessBench."
    assert [(r.metric, r.benchmark) for r in read(text, lexicon)] == [
        ("recall", "TalkBench"),
        ("recall", "ChessBench"),
    ]


@pytest.mark.parametrize(
    ("text", "benchmark"),
    [
        ("On TalkBench, our agent reaches 81% recall.", "TalkBench"),
        ("Across five datasets, our agent reaches 81% recall.", "five datasets"),
        ("Experiments on MuJoCo and D4RL show that we reach 81% recall.", "MuJoCo and D4RL"),
        ("We turn to MuJoCo. Results show that we reach 81% recall.", "MuJoCo"),
        ("We test on MuJoCo. We reach 81% recall on held-out tasks.", "MuJoCo"),
        ("We reach 81% recall on benchmarks such as RowBench.", "RowBench"),
        ("We see improvements on RowBench (+1.5%).", "RowBench"),
        ("We do best on RowBench (81%).", "RowBench"),
        ("We reach 81% recall on a single A100 GPU.", None),
        ("We reach 81% recall on average.", None),
        ("Trained on D4RL, our agent reaches 81% recall.", None),
    ],
)
def test_benchmark_is_what_the_text_says(
    lexicon: Lexicon, text: str, benchmark: str | None
) -> None:
    assert one(text, lexicon).benchmark == benchmark


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Ours is 2x faster than tabular planners.", "tabular planners"),
        ("We outperform strong baselines by 5%.", "strong baselines"),
        ("We improve recall by 5% compared to the last release.", "last release"),
        ("We improve over PPO by 5%.", "PPO"),
    ],
)
def test_comparator_is_what_was_outdone(lexicon: Lexicon, text: str, comparator: str) -> None:
    assert one(text, lexicon).comparator == comparator


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("We dock at 95% vs. 85% for PPO.", [(95, None), (85, "PPO")]),
        ("We reach 95% recall compared to a baseline of 5% with PPO.", [(95, "We"), (5, "PPO")]),
        ("We reach 95% recall, beating PPO (85%).", [(95, "We"), (85, "PPO")]),
        ("We reach 9.5, beating A2C (8.5) and SAC (7.5).",
         [(9.5, "We"), (8.5, "A2C"), (7.5, "SAC")]),
        ("We dock more often (95% vs. 85%).", [(95, None)]),
    ],
)  # fmt: skip
def test_value_of_what_was_outdone_is_that_of_its_name(
    lexicon: Lexicon, text: str, values: list[tuple[float, str | None]]
) -> None:
    assert [(r.value, r.subject) for r in read(text, lexicon)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("We reach 85% recall in fog and 75% in rain.", [(85, "recall"), (75, "recall")]),
        ("We are +1.5 over PPO, +0.5 over SAC.", [(1.5, None), (0.5, None)]),
    ],
)
def test_next_item_says_the_same(
    lexicon: Lexicon, text: str, values: list[tuple[float, str | None]]
) -> None:
    assert [(r.value, r.metric) for r in read(text, lexicon)] == values


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("We show that Oarsman reaches 81% recall.", "Oarsman"),
        ("We find that our agent is small and reaches 81% recall.", "our agent"),
        ("We see that it reaches 81% recall.", None),
    ],
)
def test_subject_stands_before_the_verb(lexicon: Lexicon, text: str, subject: str | None) -> None:
    assert one(text, lexicon).subject == subject


def test_evidence_is_the_whole_claim_as_stored(lexicon: Lexicon) -> None:
    result = one(r"We row. Oarsman improves speed by $2\times$ on TalkBench, we find.", lexicon)
    assert result.evidence.exact == r"improves speed by $2\times$ on TalkBench"
    assert result.evidence.sentence_start == 8


def test_titles_claim_results_too(lexicon: Lexicon) -> None:
    (result,) = read("We row.", lexicon, title="Oarsman: 10x Faster Rowing")
    assert (result.value, result.relation, result.evidence.field) == (10, "speedup", "title")
