import pytest

from kg.extract.numbers import blank_latex, next_quantity, numbers


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("by 12.5% here", [(12.5, 12.5, "%")]),
        (r"by 12.5\% here", [(12.5, 12.5, "%")]),
        (r"a $2\times$ gain", [(2, 2, "x")]),
        (r"$3.5$-$4.0\times$ of it", [(3.5, 4.0, "x")]),
        ("from 1.5% to 4%", [(1.5, 4, "%")]),
        ("3–5x of it", [(3, 5, "x")]),
        ("between 10% and 20% of it", [(10, 20, "%")]),
        ("1 to 2.5 hours", [(1, 2.5, "hours")]),
        ("in 7 ms", [(7, 7, "ms")]),
        ("0.91 ± 0.02 F1", [(0.91, 0.91, "")]),
        ("a 5-point lead", [(5, 5, "points")]),
        ("three times, twofold and twice", [(3, 3, "x"), (2, 2, "x"), (2, 2, "x")]),
        ("a rate of 4.5: good", [(4.5, 4.5, "")]),
        ("a recall > 95%", [(95, 95, "%")]),
        ("$0.59$ degrees", [(0.59, 0.59, "degrees")]),
        ("12,500 tasks", [(12500, 12500, "")]),
    ],
)
def test_quantities_are_read(text: str, quantities: list[tuple[float, float, str]]) -> None:
    found = numbers(blank_latex(text))
    assert [(each.low, each.high, each.unit) for each in found] == quantities


@pytest.mark.parametrize(
    "text",
    ["GPT-4", "a 7B model", "3D scenes", "5x5 grids", "k^2", "p_1", "p < 0.05", "v2.1.3", "[12]",
     "8-bit", "2:1", "from 0.2 -> here", "Opus 4's way"],
)  # fmt: skip
def test_digits_of_names_and_formulas_are_none(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(("text", "sign"), [("(+3.5%)", "+"), ("at -3.5 dB", "-"), ("3.5%", "")])
def test_sign_is_kept(text: str, sign: str) -> None:
    assert [each.sign for each in numbers(text)] == [sign]


def test_latex_is_blanked_without_moving_anything() -> None:
    text = r"by \textbf{$1.5\times$} or $\sim$20\% of $a_{12}$"
    assert len(blank_latex(text)) == len(text)
    assert [text[n.start : n.end] for n in numbers(blank_latex(text))] == ["1.5\\", "20\\%"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("in 2019, 40 tasks of GPT-4", -1),
        (r"by $5$\%", 4),
        ("so twice as fast", 3),
        ("so twice as fast as 5%", 3),
        ("5% or twice as fast", 0),
        ("by $5$ dB", 4),
        ("by 5 absolute points", 3),
    ],
)
def test_next_quantity_is_where_one_may_be(text: str, at: int) -> None:
    assert next_quantity(text) == at
