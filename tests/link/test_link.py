from kg.extract import extract
from kg.link import link
from kg.model import Concept, Paper, Reading
from kg.ontology import Lexicon
from tests.conftest import concept


def read(lexicon: Lexicon, abstract: str, title: str = "On boats") -> Reading:
    paper = Paper(id="paper:1", title=title, abstract=abstract)
    return link(paper, extract(paper, lexicon), lexicon)


def roles(reading: Reading) -> dict[str, str]:
    return {each.concept: each.role for each in reading.links}


def test_paper_gives_links_with_roles(lexicon: Lexicon, paper: Paper) -> None:
    reading = link(paper, extract(paper, lexicon), lexicon)
    assert roles(reading) == {
        "benchmark:d4rl": "evaluates_on",
        "method:behavior-cloning": "compares_with",
        "method:ppo": "uses",
        "method:reward-model": "avoids",
        "setting:offline-rl": "addresses",
    }
    assert [(n.name, n.kind, n.role) for n in reading.new_names] == [
        ("SteadyPO", "method", "proposes")
    ]


def test_strongest_role_wins_and_all_evidence_stays(lexicon: Lexicon) -> None:
    reading = read(lexicon, "PPO is old. We use PPO. We outperform PPO.")
    (only,) = reading.links
    assert only.role == "uses"
    assert [evidence.start for evidence in only.evidence] == [19, 38, 0]


def test_acronym_means_what_the_paper_says(lexicon: Lexicon) -> None:
    reading = read(lexicon, "We use a mean of errors (MoE). The MoE is small.")
    assert reading.links == ()
    assert [(a.short, a.long) for a in reading.acronyms] == [("MoE", "mean of errors")]
    assert [mention.name for mention in reading.unknown] == ["mean of errors", "mean of errors"]


def test_defined_acronym_links_by_its_long_form(lexicon: Lexicon) -> None:
    reading = read(lexicon, "We use behavior cloning (BC). BC is simple.")
    (only,) = reading.links
    assert only.concept == "method:behavior-cloning"
    assert [evidence.exact for evidence in only.evidence] == ["behavior cloning", "BC", "BC"]


def test_ambiguous_label_without_support_is_nil(lexicon: Lexicon) -> None:
    reading = read(lexicon, "We draw a MAP of the sea.")
    assert reading.links == ()
    assert [mention.name for mention in reading.unknown] == ["MAP"]


def test_ambiguous_label_with_the_concept_beside_it_counts(lexicon: Lexicon) -> None:
    reading = read(lexicon, "We use MAP estimation. The MAP point is found.")
    (only,) = reading.links
    assert [evidence.exact for evidence in only.evidence] == ["MAP estimation", "MAP"]


def test_new_name_gets_its_parent_from_its_head(lexicon: Lexicon) -> None:
    reading = read(lexicon, "We propose tidal proximal policy optimization (TPPO) for boats.")
    (name,) = reading.new_names
    assert (name.name, name.alt_names, name.broader) == (
        "TPPO",
        ("tidal proximal policy optimization",),
        "method:ppo",
    )


def test_nothing_in_the_text_gives_nothing(lexicon: Lexicon) -> None:
    assert read(lexicon, "") == Reading(paper="paper:1")


def test_same_paper_gives_the_same_reading(lexicon: Lexicon, paper: Paper) -> None:
    first = link(paper, extract(paper, lexicon), lexicon)
    assert link(paper, extract(paper, lexicon), lexicon) == first


def test_problem_of_the_title_is_addressed_whatever_is_plugged_in(lexicon: Lexicon) -> None:
    text = "We combine sails with offline RL."
    assert roles(read(lexicon, text))["setting:offline-rl"] == "uses"
    titled = read(lexicon, text, "Steady sails in offline RL")
    assert roles(titled)["setting:offline-rl"] == "addresses"


def test_bound_is_analysed_and_not_used(small_scheme: dict[str, Concept]) -> None:
    bound = concept("method:lower-bound", "Lower Bound")
    wider = Lexicon({**small_scheme, bound.id: bound})
    assert roles(read(wider, "We derive a lower bound for boats.")) == {bound.id: "analyses"}
