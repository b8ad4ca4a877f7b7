"""One small case, in words of our own, for each thing that papers do with words."""

import pytest

from kg.extract import extract
from kg.extract.gazetteer import is_whole
from kg.link import link
from kg.model import Mention, Paper
from kg.ontology import Lexicon


def mentions(lexicon: Lexicon, abstract: str, title: str = "Boats") -> list[Mention]:
    return list(extract(Paper(id="paper:1", title=title, abstract=abstract), lexicon).mentions)


def told(lexicon: Lexicon, abstract: str, title: str = "Boats") -> set[tuple[str, str, str]]:
    found = mentions(lexicon, abstract, title)
    return {(m.evidence.exact, m.kind or "", m.role) for m in found}


def roles_of(lexicon: Lexicon, abstract: str, exact: str) -> set[str]:
    """Give the roles in which words are mentioned."""
    return {role for text, _, role in told(lexicon, abstract) if text == exact}


@pytest.mark.parametrize(
    ("abstract", "exact", "kind"),
    [
        # what is done by a means is a method, whatever its head
        (
            "We study tide-based reinforcement learning.",
            "tide-based reinforcement learning",
            "method",
        ),
        ("We use current-regularized RL.", "current-regularized RL", "setting"),
        # capitals mark a name
        ("We steer boats in Quiet RL.", "Quiet RL", "setting"),
    ],
)
def test_modifier_makes_a_narrower_concept(
    lexicon: Lexicon, abstract: str, exact: str, kind: str
) -> None:
    (mention,) = mentions(lexicon, abstract)
    assert (mention.evidence.exact, mention.kind, mention.rule) == (exact, kind, "compound")


@pytest.mark.parametrize(
    "abstract",
    [
        "We use a novel reinforcement learning.",  # praise
        "We improve near-optimal RL.",
        "We train a PPO boat.",  # PPO is not the head here
        "We steer boats in Long Quiet RL.",  # the name would be cut
        "We tune PIE-tuned RL.",  # a participle
    ],
)
def test_chance_neighbour_makes_no_compound(lexicon: Lexicon, abstract: str) -> None:
    assert all(mention.rule != "compound" for mention in mentions(lexicon, abstract))


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("We steer through a novel tide cost reward for boats.", "tide cost reward"),
        (
            "We steer boats. A deep wave detection algorithm is designed to help.",
            "deep wave detection",
        ),
        ("We steer boats. UDN (unlit docking nets) is devised for the night.", "UDN"),
        ("Our proposed method, tide-centered steering, keeps boats dry.", "tide-centered steering"),
        ('We propose a "tidal recall" mechanism for boats.', "tidal recall"),
        (
            "Our model integrates two parts: (1) a tide-aware attention mechanism for waves.",
            "tide-aware attention",
        ),
        ("We add it to PPO, and the Global Wave Encoder sees the sea.", "Global Wave Encoder"),
        ("We call our algorithm Harbour Flow Matching (HFM).", "HFM"),
        ("We introduce TIDE: tidal inverse dock estimation, for boats.", "TIDE"),
        ("We propose the Snapshot Sail (SnapshotSail) framework.", "SnapshotSail"),
    ],
)
def test_what_the_paper_marks_as_its_own_is_introduced(
    lexicon: Lexicon, abstract: str, name: str
) -> None:
    found = {m.name for m in mentions(lexicon, abstract) if m.rule == "introduced"}
    assert any(each.startswith(name) for each in found), found


@pytest.mark.parametrize(
    ("title", "abstract", "kind"),
    [
        ("Wave9: Benchmarking Boats", "We release Wave9.", "benchmark"),
        ("Wave9: Calm Steering", "We introduce Wave9, a benchmark of 18 bays.", "benchmark"),
        ("Wave9: A Dataset of Bays", "Wave9 is large.", "benchmark"),
        ("Wave9: Calm Steering", "Wave9 steers.", "method"),
    ],
)
def test_kind_of_a_name_is_what_the_paper_calls_it(
    lexicon: Lexicon, title: str, abstract: str, kind: str
) -> None:
    kinds = {m.kind for m in mentions(lexicon, abstract, title) if m.name == "Wave9"}
    assert kinds == {kind}


def test_term_that_comes_back_is_found(lexicon: Lexicon) -> None:
    abstract = "Storms ask for wave memory. The wave memory of a boat is short. We like boats."
    found = {(m.evidence.exact, m.kind, m.rule) for m in mentions(lexicon, abstract, "Wave Memory")}
    assert ("wave memory", "method", "recurring") in found


def test_term_that_comes_once_is_not_found(lexicon: Lexicon) -> None:
    assert mentions(lexicon, "Storms ask for wave memory. We like boats.") == []


def test_name_of_the_whole_field_is_no_term(lexicon: Lexicon) -> None:
    assert mentions(lexicon, "Machine learning helps sailors. So machine learning it is.") == []


def test_labels_that_share_their_end_are_both_found(lexicon: Lexicon) -> None:
    abstract = "We compare offline and multi-agent reinforcement learning."
    assert {mention.name for mention in mentions(lexicon, abstract)} == {
        "offline reinforcement learning",
        "multi-agent reinforcement learning",
    }


def test_short_form_in_brackets_does_not_part_a_label(lexicon: Lexicon) -> None:
    abstract = "We build on a reward (RW) model for boats."
    assert "reward model" not in {mention.name for mention in mentions(lexicon, abstract)}
    abstract = "We study offline reinforcement learning (RL), and robotic (RO) manipulation."
    assert "offline reinforcement learning" in {m.name for m in mentions(lexicon, abstract)}


@pytest.mark.parametrize(
    "abstract",
    [
        "We sail on Bay17, Bay20 and CoveSet datasets.",
        "We reach 46.5% on CoveSet.",
        "Results on Bay17 and CoveSet are good.",
    ],
)
def test_what_results_are_on_is_a_benchmark(lexicon: Lexicon, abstract: str) -> None:
    kinds = {m.evidence.exact: m.kind for m in mentions(lexicon, abstract)}
    assert kinds["CoveSet"] == "benchmark"


def test_web_address_names_nothing(lexicon: Lexicon) -> None:
    assert mentions(lexicon, "Our code is at https://github.com/SailLab/WaveNet9.") == []


@pytest.mark.parametrize(
    ("name", "exact"),
    [("GRPO-7B-Instruct", "GRPO-7B-Instruct"), ("PPO-Large", "PPO-Large")],
)
def test_size_and_variant_belong_to_the_model(lexicon: Lexicon, name: str, exact: str) -> None:
    paper = Paper(id="paper:1", title="Boats", abstract=f"We fine-tune {name} on bays.")
    (linked,) = link(paper, extract(paper, lexicon), lexicon).links
    assert linked.evidence[0].exact == exact


def test_version_behind_a_dot_is_another_name() -> None:
    text = "We fine-tune Sail2.5 on bays. Sail2. The end."
    assert not is_whole(text, 13, 18)
    assert is_whole(text, 30, 35)


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        # a way of learning is used, a problem is addressed
        ("We train boats by reinforcement learning.", "reinforcement learning", "uses"),
        (
            "We steer boats by offline reinforcement learning.",
            "offline reinforcement learning",
            "addresses",
        ),
        ("We study offline RL.", "offline RL", "addresses"),
        (
            "Our loss outperforms reinforcement learning baselines.",
            "reinforcement learning",
            "compares_with",
        ),
        ("Existing work on offline RL is slow. We sail.", "offline RL", "addresses"),
        ("This survey covers boats. Many authors use PPO.", "PPO", "analyses"),
        ("We compare our boats with PPO.", "PPO", "compares_with"),
        ("We sail without training a reward model.", "reward model", "avoids"),
    ],
)
def test_role_follows_the_words(lexicon: Lexicon, abstract: str, exact: str, role: str) -> None:
    assert roles_of(lexicon, abstract, exact) == {role}


def test_list_that_ends_in_or_is_rejected_whole(lexicon: Lexicon) -> None:
    abstract = "We sail without human pilots, extra tide tables, or stored wave logs."
    assert {text for text, _, role in told(lexicon, abstract) if role == "avoids"} == {
        "human pilots",
        "extra tide tables",
        "stored wave logs",
    }


def test_rejection_in_own_words_outweighs_what_merely_stands_there(lexicon: Lexicon) -> None:
    abstract = (
        "Much was said on reward models. We sail. Our loss eliminates the need for a reward model."
    )
    paper = Paper(id="paper:1", title="Boats", abstract=abstract)
    (found,) = link(paper, extract(paper, lexicon), lexicon).links
    assert (found.concept, found.role) == ("method:reward-model", "avoids")


def test_long_and_short_form_of_a_new_name_are_one(lexicon: Lexicon) -> None:
    paper = Paper(
        id="paper:1",
        title="Harbour Flow Matching for Boats",
        abstract="We propose harbour flow matching (HFM). HFM is calm.",
    )
    (name,) = link(paper, extract(paper, lexicon), lexicon).new_names
    assert (name.name, name.alt_names) == ("HFM", ("harbour flow matching",))


def test_short_form_of_something_known_is_not_introduced(lexicon: Lexicon) -> None:
    abstract = "We introduce behavior cloning (BC) to boats. BC is calm."
    paper = Paper(id="paper:1", title="Boats", abstract=abstract)
    reading = link(paper, extract(paper, lexicon), lexicon)
    assert [each.concept for each in reading.links] == ["method:behavior-cloning"]
    assert reading.new_names == ()


def test_known_method_is_proposed_by_the_paper_that_defines_it(lexicon: Lexicon) -> None:
    abstract = "We devise group relative policy optimization (GRPO) for boats."
    paper = Paper(id="paper:1", title="Boats", abstract=abstract)
    (found,) = link(paper, extract(paper, lexicon), lexicon).links
    assert (found.concept, found.role) == ("method:grpo", "proposes")


@pytest.mark.parametrize(
    ("abstract", "exact", "role"),
    [
        ("We replace a reward model with PPO.", "PPO", "uses"),
        ("We replace a reward model with PPO.", "reward model", "avoids"),
        ("Sails are an alternative to engines in robotics.", "robotics", "addresses"),
        ("Our sail dispenses with the need for a reward model.", "reward model", "avoids"),
    ],
)
def test_rejection_ends_where_the_thing_does(
    lexicon: Lexicon, abstract: str, exact: str, role: str
) -> None:
    assert roles_of(lexicon, abstract, exact) == {role}
