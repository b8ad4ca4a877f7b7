import pytest

from kg.extract.recurring import Term, recurring_terms


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Calm Boats for Harbor Juggling", "domain"),  # what a title works on
        ("Calm Boats via Harbor Juggling", "method"),  # what it does by
        ("Harbor Juggling of Boats", "method"),
    ],
)
def test_title_tells_the_kind_of_a_term_whose_noun_does_not(title: str, kind: str) -> None:
    terms, _ = recurring_terms((title, "Here harbor juggling is hard."), {})
    assert [term.kind for term in terms] == [kind]


def test_other_names_that_end_alike_tell_the_kind() -> None:
    fields = ("Harbor Juggling of Boats", "Here harbor juggling is hard.")
    terms, again = recurring_terms(fields, {"juggling": "setting"})
    assert terms == [Term(0, 15, "setting", is_firm=True)]
    assert again == [Term(5, 20, "setting", is_firm=True)]
