from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.model import Paper
from kg.ontology import Lexicon
from tests.conftest import SMALL_SCHEME

LEXICON = Lexicon({each.id: each for each in SMALL_SCHEME})
WORDS = st.sampled_from(
    [
        "we propose",
        "PPO",
        "(PPO)",
        "MoE",
        "without",
        "İstanbul",
        "𝒜",
        "D4RL",
        ":",
        ". ",
        "RL",
        "``x''",
    ]
)


def test_longest_label_wins(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Offline reinforcement learning for boats")
    assert [m.evidence.exact for m in extract(paper, lexicon).mentions] == [
        "Offline reinforcement learning"
    ]


def test_hyphen_plural_and_spelling_are_one_label(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="Behaviour-cloning and multiagent RL.")
    exact = [m.evidence.exact for m in extract(paper, lexicon).mentions]
    assert exact == ["Behaviour-cloning", "multiagent RL"]


def test_acronym_needs_its_capitals(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="The moe bird is not a MoE or MOE.")
    assert [m.evidence.exact for m in extract(paper, lexicon).mentions] == ["MoE", "MOE"]


def test_marked_word_needs_its_capital(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="We met adam and used Adam.")
    assert [m.evidence.exact for m in extract(paper, lexicon).mentions] == ["Adam"]


def test_unknown_name_is_kept_as_unknown(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="Some people like SailX2 a lot.")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.name, mention.rule, mention.kind) == ("SailX2", "unknown", None)


def test_name_with_the_noun_benchmark_is_a_benchmark(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="We reach 61.2 on SailBench.")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.name, mention.kind, mention.role) == ("SailBench", "benchmark", "evaluates_on")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=25).map(" ".join))
def test_evidence_is_always_the_text_itself(text: str) -> None:
    paper = Paper(id="paper:1", title="A title: " + text, abstract=text)
    for mention in extract(paper, LEXICON).mentions:
        mention.evidence.verify(paper)


def test_task_of_a_title_alone_is_no_compound(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Tide-Aware Robotic Manipulation under Water")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.name, mention.rule) == ("Robotic Manipulation", "gazetteer")


def test_compound_of_a_title_is_narrower_than_its_head(lexicon: Lexicon) -> None:
    paper = Paper(
        id="paper:1",
        title="Tide-Aware Robotic Manipulation under Water",
        abstract="Boats need tide-aware robotic manipulation.",
    )
    mention, *_ = extract(paper, lexicon).mentions
    assert (mention.name, mention.kind, mention.rule) == (
        "Tide-Aware Robotic Manipulation",
        "domain",
        "compound",
    )


def test_praise_makes_no_compound(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Efficient Robotic Manipulation")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.name, mention.rule) == ("Robotic Manipulation", "gazetteer")


def test_paper_in_another_language_is_not_read(lexicon: Lexicon) -> None:
    paper = Paper(
        id="paper:1",
        title="Apprentissage par renforcement",
        abstract="Nous proposons PPO.",
        flags=("other_language",),
    )
    assert extract(paper, lexicon).mentions == ()
