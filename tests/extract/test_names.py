import pytest

from kg.extract import extract
from kg.extract.naming import is_name_like
from kg.model import Paper
from kg.ontology import Lexicon


def introduced(lexicon: Lexicon, abstract: str, title: str = "A study") -> dict[str, str]:
    mentions = extract(Paper(id="paper:1", title=title, abstract=abstract), lexicon).mentions
    return {m.name: m.kind or "" for m in mentions if m.rule == "introduced"}


@pytest.mark.parametrize(
    "word", ["COMPASS", "GenCLS++", "f-DVL", "D4RL", "MuonClip", "iw-SFT", "GPT-4"]
)
def test_shape_makes_a_name(word: str) -> None:
    assert is_name_like(word)


@pytest.mark.parametrize("word", ["Actor-Critic", "Pre-Training", "top-5", "We", "policy", "SOTA"])
def test_capitals_alone_make_no_name(word: str) -> None:
    assert not is_name_like(word)


@pytest.mark.parametrize(
    ("abstract", "name", "kind"),
    [
        ("We introduce RiverNet, a model for floods.", "RiverNet", "method"),
        ("We propose the TideClip optimizer, which is stable.", "TideClip", "method"),
        ("This paper presents FloodBench, a benchmark for dams.", "FloodBench", "benchmark"),
        ("We present a framework called DryRun for tests.", "DryRun", "method"),
        ("We propose calm wave policy optimization (CWPO) for boats.", "CWPO", "method"),
        ("We then release a dataset, HarborQA, of questions.", "HarborQA", "benchmark"),
        ("Motivated by classical plans, we propose SubPO, a simple method.", "SubPO", "method"),
        ("In addition, a gated TideX module is used by us. We call it TideX.", "TideX", "method"),
    ],
)
def test_introduced_name_is_found(lexicon: Lexicon, abstract: str, name: str, kind: str) -> None:
    assert introduced(lexicon, abstract).get(name) == kind


def test_title_before_the_colon_is_a_name(lexicon: Lexicon) -> None:
    names = introduced(lexicon, "Anchor keeps the ship. We test Anchor.", "Anchor: Holding Still")
    assert names == {"Anchor": "method"}


def test_two_names_of_one_sentence_are_both_found(lexicon: Lexicon) -> None:
    text = "We give two regularisers, namely Clip-Tide and KL-Tide, for boats."
    assert set(introduced(lexicon, text)) == {"Clip-Tide", "KL-Tide"}


def test_second_name_ends_with_its_sentence(lexicon: Lexicon) -> None:
    text = "We propose two variants, called ClipTide and WaveMixer. For boats, both help."
    assert set(introduced(lexicon, text)) == {"ClipTide", "WaveMixer"}


def test_describing_phrase_is_named_by_its_head(lexicon: Lexicon) -> None:
    text = "We propose a novel tide-based reward sharing scheme for boats."
    assert introduced(lexicon, text) == {"tide-based reward sharing scheme": "method"}


def test_name_at_the_end_of_a_describing_phrase_is_the_name(lexicon: Lexicon) -> None:
    text = "A tide-driven WaveMixer algorithm is also proposed."
    assert introduced(lexicon, text) == {"WaveMixer": "method"}


def test_generic_phrase_is_no_name(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "We propose a novel framework that is simple.") == {}
    assert introduced(lexicon, "We propose a statistical model for boats.") == {}


def test_name_of_the_whole_field_is_not_introduced(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "We propose a machine learning approach for boats.") == {}
    text = "We propose a tidal machine learning approach for boats."
    assert introduced(lexicon, text) == {"tidal machine learning": "method"}


def test_what_others_propose_is_not_introduced(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "Previous work introduces SlowNet. It is slow.") == {}


@pytest.mark.parametrize("adverb", ["previously", "recently"])
def test_what_was_proposed_before_is_not_introduced(lexicon: Lexicon, adverb: str) -> None:
    text = f"Our device runs a {adverb} proposed tide-based reward sharing scheme."
    assert introduced(lexicon, text) == {}


def test_name_that_ends_in_rl_is_whole(lexicon: Lexicon) -> None:
    text = "We study a setup for boats, dubbed Tidal Graph RL in calm waters."
    assert introduced(lexicon, text) == {"Tidal Graph RL": "method"}


def test_version_of_a_method_is_a_method(lexicon: Lexicon) -> None:
    text = "A version of TideNet with two training environments, called Twin-TideNet, is shown."
    assert introduced(lexicon, text)["Twin-TideNet"] == "method"


def test_noun_phrase_before_called_tells_the_kind(lexicon: Lexicon) -> None:
    text = "We present a benchmark for boat agents called HarborTest."
    assert introduced(lexicon, text) == {"HarborTest": "benchmark"}


def test_modifiers_that_are_joined_stay_together(lexicon: Lexicon) -> None:
    text = "We introduce a tide-aware and wind-aware evaluation framework for boats."
    assert introduced(lexicon, text) == {"tide-aware and wind-aware evaluation framework": "method"}


def test_participle_behind_a_framework_ends_its_phrase(lexicon: Lexicon) -> None:
    text = "We propose a novel wave-fed reward sharing framework covering three boats."
    assert introduced(lexicon, text) == {"wave-fed reward sharing": "method"}


@pytest.mark.parametrize(
    "text",
    [
        "We construct a wave-fed reward sharing dataset annotated by sailors.",
        "We construct a wave-fed reward sharing dataset spanning two seas.",
    ],
)
def test_participle_behind_a_dataset_ends_its_phrase(lexicon: Lexicon, text: str) -> None:
    assert introduced(lexicon, text) == {"wave-fed reward sharing": "benchmark"}


def test_name_that_would_end_in_an_adjective_keeps_its_noun(lexicon: Lexicon) -> None:
    text = "We propose a wave-fed hierarchical framework for boats."
    assert introduced(lexicon, text) == {"wave-fed hierarchical framework": "method"}


def test_noun_of_who_does_it_is_a_head(lexicon: Lexicon) -> None:
    text = "There are two parts in WaveNet: we introduce a learned harbor selector for boats."
    assert introduced(lexicon, text) == {"learned harbor selector": "method"}


@pytest.mark.parametrize(
    "text",
    [
        "Here the wave block (TideXL) proposed in this paper is best.",
        "Here the proposed TideXL is best.",
    ],
)
def test_what_is_said_to_be_proposed_is_introduced(lexicon: Lexicon, text: str) -> None:
    assert introduced(lexicon, text) == {"TideXL": "method"}


def test_theorem_that_is_proved_is_introduced(lexicon: Lexicon) -> None:
    text = "We prove a no-lost-boat theorem. We prove a useful theorem."
    assert introduced(lexicon, text) == {"no-lost-boat theorem": "method"}


def test_use_of_a_tool_is_a_noun(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "", "Emergent Tool Use From Sailing in Turns") == {}


def test_talk_about_the_paper_is_no_name(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "We build up our proposed algorithm for boats.") == {}


def test_word_in_signs_behind_the_verb_is_a_name(lexicon: Lexicon) -> None:
    text = r"Second, we introduce \emph{cross-sailing} -- swapping crews between boats."
    assert introduced(lexicon, text) == {"cross-sailing": "method"}


def test_question_in_signs_is_no_name(lexicon: Lexicon) -> None:
    text = r"We ask (a) \textit{where to sail} and (b) \textit{how much to load}."
    assert introduced(lexicon, text) == {}


def test_short_form_of_before_is_what_a_framework_works_on(lexicon: Lexicon) -> None:
    text = "Sea harbor communication (SeaCom) is slow. We propose a wind-driven SeaCom framework."
    assert introduced(lexicon, text) == {"wind-driven SeaCom": "method"}


def test_title_that_is_a_sentence_is_no_name(lexicon: Lexicon) -> None:
    assert introduced(lexicon, "", "Tidal Waves Encourage Iterative Inference") == {}
    assert introduced(lexicon, "", "Tidal Iterative Inference") == {
        "Tidal Iterative Inference": "method"
    }


def test_method_for_a_task_is_proposed_where_nothing_else_has_a_name(lexicon: Lexicon) -> None:
    text = "We propose a wave-fed shared robotic manipulation method"
    assert introduced(lexicon, f"{text}.") == {"wave-fed shared robotic manipulation": "method"}
    assert introduced(lexicon, f"{text}, called WaveQ.") == {"WaveQ": "method"}


def test_known_concept_in_a_proposed_phrase_is_not_introduced(lexicon: Lexicon) -> None:
    text = "We propose a mixture of experts (MoE) model for boats."
    assert introduced(lexicon, text) == {}


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("We sail. Our storm memory (SM) helps the boat.", "SM"),
        ("We sail. We refer to this variant as storm weighted sailing (SWS).", "SWS"),
        ("We sail, introducing AB-aware reefing optimization (ABRO).", "ABRO"),
    ],
)
def test_short_form_that_the_paper_calls_its_own_is_proposed(
    lexicon: Lexicon, abstract: str, name: str
) -> None:
    found = extract(Paper(id="paper:1", title="On boats", abstract=abstract), lexicon).mentions
    assert {(m.name, m.role) for m in found if m.rule == "introduced"} == {(name, "proposes")}


@pytest.mark.parametrize(
    ("title", "abstract", "name"),
    [
        ("KEEL-RL: Steering by Rewards", "We propose the steady tool KEEL. KEEL wins.", "KEEL"),
        ("REEF: Risk in Waves", "We propose REEF-K, an algorithm. REEF-K wins.", "REEF-K"),
    ],
)
def test_title_and_abstract_say_two_forms_of_one_name(
    lexicon: Lexicon, title: str, abstract: str, name: str
) -> None:
    assert list(introduced(lexicon, abstract, title)) == [name]


def test_phrase_with_the_own_name_is_no_second_thing(lexicon: Lexicon) -> None:
    abstract = "We propose KeelPO, an algorithm. Then we propose a KeelPO wave steering pipeline."
    assert list(introduced(lexicon, abstract)) == ["KeelPO"]
