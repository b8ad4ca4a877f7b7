"""Roles from the words around a mention, one small case a phenomenon."""

import pytest

from kg.extract import extract
from kg.model import Paper
from kg.ontology import Lexicon


def roles(lexicon: Lexicon, abstract: str, title: str = "On boats") -> dict[str, str]:
    mentions = extract(Paper(id="paper:1", title=title, abstract=abstract), lexicon).mentions
    return {m.evidence.exact: m.role for m in mentions}


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        ("We train the agent with PPO.", "PPO", "uses"),
        ("Our method is built upon GRPO.", "GRPO", "uses"),
        ("Our method outperforms PPO by far.", "PPO", "compares_with"),
        ("We beat GRPO-like approaches on boats.", "GRPO", "compares_with"),
        ("We align models without learning a reward model.", "reward model", "avoids"),
        ("We remove noise, eliminating the need for a reward model.", "reward model", "avoids"),
        ("Ours is a reward model-free approach.", "reward model", "avoids"),
        ("We use search rather than PPO.", "PPO", "avoids"),
        ("Here PPO is not required.", "PPO", "avoids"),
        ("In ours the reward model (RM) is left out.", "reward model", "avoids"),
        ("Here the need for a reward model is eliminated.", "reward model", "avoids"),
        ("We evaluate our agent on D4RL.", "D4RL", "evaluates_on"),
        ("We obtain 66.1 points on MuJoCo.", "MuJoCo", "evaluates_on"),
        ("We analyze PPO in theory.", "PPO", "analyses"),
        ("Prior works such as PPO are slow. We differ.", "PPO", "mentions"),
        ("PPO has become popular. We study boats.", "PPO", "mentions"),
        ("We study offline RL.", "offline RL", "addresses"),
        ("In this paper, we focus on robotics.", "robotics", "addresses"),
    ],
)
def test_words_give_the_role(lexicon: Lexicon, abstract: str, exact: str, role: str) -> None:
    assert roles(lexicon, abstract)[exact] == role


def test_rejection_ends_with_its_clause(lexicon: Lexicon) -> None:
    text = "Without a reward model, we train the agent with PPO."
    assert roles(lexicon, text) == {"reward model": "avoids", "PPO": "uses"}


def test_all_of_a_list_is_left_out(lexicon: Lexicon) -> None:
    text = "We stay plain: PPO, tree search and any reward model are all left out."
    assert roles(lexicon, text) == {"PPO": "avoids", "reward model": "avoids"}


def test_what_is_not_left_out_itself_is_used(lexicon: Lexicon) -> None:
    assert roles(lexicon, "We use PPO; noise is not needed.")["PPO"] == "uses"
    assert roles(lexicon, "Our PPO agents, whose noise is left out, win.")["PPO"] == "uses"
    assert roles(lexicon, "Here flaws of PPO and noise are eliminated.")["PPO"] != "avoids"
    assert roles(lexicon, "Our agents win even when PPO is not used.")["PPO"] != "avoids"


def test_copula_is_no_rejection(lexicon: Lexicon) -> None:
    assert roles(lexicon, "We show that PPO is not invariant.")["PPO"] != "avoids"


def test_background_before_the_paper_speaks_of_itself(lexicon: Lexicon) -> None:
    text = "PPO trains many agents. Here we use GRPO."
    assert roles(lexicon, text) == {"PPO": "mentions", "GRPO": "uses"}


def test_training_is_told_as_detail(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="Our model is fine-tuned via PPO.")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.role, mention.detail) == ("uses", "trains_with")


def test_extension_is_told_as_detail(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="Our method augments GRPO with a sail.")
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.role, mention.detail) == ("uses", "extends")


@pytest.mark.parametrize(
    ("abstract", "detail"),
    [
        ("We drop the noisy critic of PPO.", "extends"),
        ("Our agent adds a clipped sail to PPO.", "extends"),
        ("We borrow the hull and the sail from PPO.", "extends"),
        ("We sail on top of PPO.", "extends"),
        ("Our updates are an adaptation of PPO.", "extends"),
        ("We give an account of the adaptation of PPO.", None),
        ("We use a harbour with wind-enhanced PPO.", None),
        ("We use the extended PPO.", None),
        ("We drop anchor mechanisms in PPO.", None),
    ],
)
def test_changing_a_part_extends_the_whole(
    lexicon: Lexicon, abstract: str, detail: str | None
) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract=abstract)
    (mention,) = extract(paper, lexicon).mentions
    assert (mention.role, mention.detail) == ("uses", detail)


def test_sentence_that_begins_with_what_the_title_coins_is_own(lexicon: Lexicon) -> None:
    text = "Boats use GRPO. CalmPO steers with PPO. We race it."
    found = roles(lexicon, text, title="CalmPO: steering")
    assert (found["GRPO"], found["PPO"]) == ("mentions", "uses")


def test_who_improves_the_ability_of_a_model_does_not_study_it(lexicon: Lexicon) -> None:
    assert roles(lexicon, "We enhance the steering performance of PPO.") == {"PPO": "addresses"}
    assert roles(lexicon, "We study the steering performance of PPO.") == {"PPO": "analyses"}


def test_title_serves_the_method_that_it_is_for(lexicon: Lexicon) -> None:
    assert roles(lexicon, "", title="A steady rudder for PPO") == {"PPO": "addresses"}
    assert roles(lexicon, "", title="A steady rudder via PPO") == {"PPO": "uses"}


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        ("We outperform strong learners such as PPO.", "PPO", "compares_with"),
        ("Our boat beats large fleets (e.g., GRPO) at sea.", "GRPO", "compares_with"),
        ("We train popular learners such as PPO.", "PPO", "uses"),
        ("Our boat outperforms PPO in offline RL.", "offline RL", "addresses"),
        ("We compare our boat with offline RL.", "offline RL", "compares_with"),
    ],
)
def test_comparison_goes_on_to_its_examples_and_not_to_its_place(
    lexicon: Lexicon, abstract: str, exact: str, role: str
) -> None:
    assert roles(lexicon, abstract)[exact] == role


@pytest.mark.parametrize(
    "abstract",
    [
        "We sail without a rudder, using PPO.",
        "We sail without any oars, tested on PPO.",
        "We take sails instead of oars to better exploit PPO.",
    ],
)
def test_rejection_ends_where_another_clause_or_a_purpose_begins(
    lexicon: Lexicon, abstract: str
) -> None:
    assert roles(lexicon, abstract)["PPO"] == "uses"


def test_need_for_something_is_rejected_with_it(lexicon: Lexicon) -> None:
    text = "We remove the need to rely on PPO, without relying on GRPO."
    assert roles(lexicon, text)["GRPO"] == "avoids"


def test_popular_benchmark_of_an_own_sentence_is_evaluated_on(lexicon: Lexicon) -> None:
    assert roles(lexicon, "We win in the widely used D4RL.") == {"D4RL": "evaluates_on"}
    assert roles(lexicon, "Prior work uses popular D4RL. We differ.") == {"D4RL": "mentions"}


def test_problem_seen_as_a_setting_makes_use_of_it(lexicon: Lexicon) -> None:
    text = "By framing the choice of a sail as a robust offline RL problem, we win."
    assert roles(lexicon, text) == {"offline RL": "uses"}
    assert roles(lexicon, "As a part of this, we study offline RL.") == {"offline RL": "addresses"}


def test_study_and_survey_study_the_way_of_learning_that_they_name(lexicon: Lexicon) -> None:
    assert roles(lexicon, "", title="Boats via reinforcement learning") == {
        "reinforcement learning": "uses"
    }
    assert roles(lexicon, "", title="Understanding reinforcement learning") == {
        "reinforcement learning": "addresses"
    }
    text = "This survey reviews boats. Reinforcement learning steers them."
    assert roles(lexicon, text) == {"Reinforcement learning": "analyses"}


@pytest.mark.parametrize(
    ("abstract", "role"),
    [
        ("We propose Behavior Cloning.", "proposes"),
        (
            "We study boats of all sorts and sizes and propose Behavior Cloning, a method.",
            "proposes",
        ),
        ("We propose Behavior Cloning with sails.", "uses"),
        ("We propose a rudder. Behavior Cloning is tested.", "uses"),
    ],
)
def test_name_that_is_the_whole_object_is_proposed(
    lexicon: Lexicon, abstract: str, role: str
) -> None:
    assert roles(lexicon, abstract)["Behavior Cloning"] == role


def test_background_compares_with_nothing_by_its_examples(lexicon: Lexicon) -> None:
    text = "Fleets lose against over-the-top learners such as PPO. We differ."
    assert roles(lexicon, text) == {"PPO": "mentions"}


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        ("We propose an offline RL framework.", "offline RL", "uses"),
        ("We propose bounds for offline RL.", "offline RL", "addresses"),
        ("We train boats in an offline RL fashion.", "offline RL", "uses"),
        ("We sail to several places such as robotics.", "robotics", "addresses"),
        ("Noise is often offline RL. We differ.", "offline RL", "addresses"),
        (
            "Our boats are compared with two others, and future work will add PPO.",
            "PPO",
            "mentions",
        ),
        ("These boats belong to PPO that we introduce.", "PPO", "proposes"),
        ("PPO and large GRPO fleets are also compared with our boats.", "PPO", "compares_with"),
        ("We race, with PPO, plain sails and GRPO as baselines.", "PPO", "compares_with"),
        ("We sink less often than PPO and GRPO baselines.", "PPO", "compares_with"),
        ("Our boats outperform state-of-the-art PPO.", "PPO", "compares_with"),
        ("We reach state-of-the-art speed with PPO.", "PPO", "uses"),
        ("We outperform all baselines under PPO.", "PPO", "uses"),
        ("We sail a new sea built on MuJoCo.", "MuJoCo", "uses"),
        ("We avoid the flaws of PPO.", "PPO", "uses"),
        ("We avoid the use of PPO.", "PPO", "avoids"),
        ("PPO-based boats are slow. We differ.", "PPO", "mentions"),
        ("The agent equals PPO at sea.", "PPO", "compares_with"),
    ],
)
def test_words_that_stand_around_tell_the_role(
    lexicon: Lexicon, abstract: str, exact: str, role: str
) -> None:
    assert roles(lexicon, abstract)[exact] == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Benchmarking the manners of PPO", "analyses"),
        ("Reaching the far shore by PPO", "uses"),
        ("How PPO sails", "analyses"),
        ("CalmBoat: knowing when PPO sails", "uses"),
        ("CalmBoat: how PPO sails", "analyses"),
        ("Sea understanding: PPO", "uses"),
        ("Towards an understanding: PPO", "analyses"),
    ],
)
def test_title_announces_a_study_or_a_thing(lexicon: Lexicon, title: str, role: str) -> None:
    assert roles(lexicon, "", title=title)["PPO"] == role


def test_survey_studies_the_settings_that_it_names(lexicon: Lexicon) -> None:
    text = "This survey reviews boats. They sail in offline RL and are trained with PPO."
    assert roles(lexicon, text) == {"offline RL": "analyses", "PPO": "analyses"}


def test_name_of_the_place_where_others_are_beaten_is_a_benchmark(lexicon: Lexicon) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract="We beat PPO on HarbourQA by far.")
    mentions = extract(paper, lexicon).mentions
    assert [(m.evidence.exact, m.kind, m.role) for m in mentions] == [
        ("PPO", "method", "compares_with"),
        ("HarbourQA", "benchmark", "evaluates_on"),
    ]


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        ("Ours is compared with two old ways, i.e., PPO and GRPO.", "PPO", "compares_with"),
        ("We compare boats, i.e. hulls, with PPO.", "PPO", "compares_with"),
        ("Sails, i.e. cloth, tear. PPO is a way out. We study boats.", "PPO", "mentions"),
        ("Our score strongly correlates with PPO.", "PPO", "compares_with"),
        ("Ours is a competitive alternative to PPO.", "PPO", "compares_with"),
        ("A ruse (PPO) and a plain one are also compared with our boats.", "PPO", "compares_with"),
        ("We outperform PPO-based boats.", "PPO", "compares_with"),
        ("Our boats drift when using PPO-like algorithms.", "PPO", "uses"),
        ("We set a new baseline for PPO sailors.", "PPO", "uses"),
        ("We plan over the whole offline RL fleet.", "offline RL", "addresses"),
        ("We prove that each of PPO and GRPO can drift.", "GRPO", "analyses"),
        ("RL wins in fields like robotics. We study boats.", "robotics", "mentions"),
        ("RL wins in fields like robotics.", "robotics", "addresses"),
    ],
)
def test_words_that_go_on_or_stand_aside_tell_the_role(
    lexicon: Lexicon, abstract: str, exact: str, role: str
) -> None:
    assert roles(lexicon, abstract)[exact] == role


def test_word_inside_a_compound_governs_nothing(lexicon: Lexicon) -> None:
    assert roles(lexicon, "Boats.", "End-to-end PPO")["PPO"] == "uses"
    assert roles(lexicon, "Boats.", "From end to PPO")["PPO"] == "addresses"


def test_title_that_begins_with_on_studies_what_it_names(lexicon: Lexicon) -> None:
    assert roles(lexicon, "Boats.", "On PPO for boats")["PPO"] == "analyses"
    assert roles(lexicon, "Boats.", "Sailing On PPO")["PPO"] == "addresses"


def test_participle_before_a_setting_is_its_attribute(lexicon: Lexicon) -> None:
    assert roles(lexicon, "We sail in coupled offline RL.")["offline RL"] == "addresses"
    assert roles(lexicon, "We sail coupled with offline RL.")["offline RL"] == "uses"


def test_study_studies_the_way_of_learning_that_stands_in_it(lexicon: Lexicon) -> None:
    title = "The swell explains why boats drift"
    text = "Reinforcement learning is thought to be fast."
    assert roles(lexicon, text, title)["Reinforcement learning"] == "addresses"
    assert roles(lexicon, text, "Fast boats")["Reinforcement learning"] == "uses"
