import pytest

from kg.extract.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We use PPO. It works.", ["We use PPO.", "It works."]),
        ("As Fig. 3 shows, it works. Good.", ["As Fig. 3 shows, it works.", "Good."]),
        ("Gains, e.g. in Atari, are large. Yes.", ["Gains, e.g. in Atari, are large.", "Yes."]),
        ("It gains 24.8\\% there. More.", ["It gains 24.8\\% there.", "More."]),
        (
            "We release the data.Through it we learn.",
            ["We release the data.", "Through it we learn."],
        ),
        ("No full stop at the end", ["No full stop at the end"]),
        ("", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_spans_hold_no_space_at_their_ends() -> None:
    text = "  First one.   Second one.  "
    assert split(text) == ["First one.", "Second one."]


def test_offsets_count_code_points() -> None:
    text = "Schrödinger 𝒜 agents plan. They act."
    start, end = sentences(text)[1]
    assert text[start:end] == "They act."
