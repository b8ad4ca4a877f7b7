from kg.resolve.groups import NameRow, group_names, suffix_of


def row(
    name: str, paper: str, *alts: str, folded: str = "", introduced: bool = True,
    kind: str = "method", broader: str | None = None,
) -> NameRow:  # fmt: skip
    alt_names = "[" + ",".join(f'"{alt}"' for alt in alts) + "]"
    return NameRow(
        folded or name.lower(), introduced, paper, int(paper[-1]), 0, name, alt_names, kind, broader
    )


def groups(*rows: NameRow) -> list[tuple[str, str, tuple[str, ...], tuple[tuple[int, int], ...]]]:
    return [(g.base, g.pref_label, g.alt_labels, g.members) for g in group_names(rows)]


def test_a_name_of_several_words_means_the_same_in_all_papers() -> None:
    found = groups(row("Calm Boats", "paper:1"), row("Calm Boats", "paper:2"))
    assert found == [("method:calm-boats", "Calm Boats", (), ((1, 0), (2, 0)))]


def test_a_word_that_two_papers_introduce_means_two_things() -> None:
    (one, two) = group_names([row("CALM", "paper:1"), row("CALM", "paper:2")])
    assert (one.base, two.base) == ("method:calm", "method:calm")
    assert one.is_split
    assert two.is_split
    # the first six digits of sha256("paper:1") and of sha256("paper:2")
    assert (suffix_of(one.key)[:6], suffix_of(two.key)[:6]) == ("22c0ee", "967156")


def test_a_word_with_the_same_long_form_means_the_same() -> None:
    found = groups(
        row("CALM", "paper:1", "Careful Learning Machine"),
        row("CALM", "paper:2", "careful learning machines"),
        row("CALM", "paper:3", "Cats And Little Mice"),
    )
    assert [members for *_, members in found] == [((1, 0), (2, 0)), ((3, 0),)]


def test_who_merely_uses_a_word_of_two_meanings_is_left_out() -> None:
    found = groups(
        row("CALM", "paper:1"),
        row("CALM", "paper:2"),
        row("CALM", "paper:3", introduced=False),
    )
    assert [members for *_, members in found] == [((1, 0),), ((2, 0),)]


def test_who_uses_a_word_of_one_meaning_is_let_in() -> None:
    found = groups(row("CALM", "paper:1"), row("CALM", "paper:3", introduced=False))
    assert [members for *_, members in found] == [((1, 0), (3, 0))]


def test_label_kind_and_broader_are_what_most_rows_say() -> None:
    (group,) = group_names(
        [
            row("Calm Boats", "paper:1", "CB", folded="calm boat", broader="method:b"),
            row("calm boat", "paper:2", folded="calm boat", kind="domain", broader="domain:x"),
            row("Calm Boats", "paper:3", "C.B.", folded="calm boat", broader="method:a"),
        ]
    )
    assert (group.pref_label, group.kind, group.broader) == ("Calm Boats", "method", "method:a")
    assert group.alt_labels == ("C.B.", "CB")
    assert group.introduced_by == "paper:1"


def test_on_a_tie_the_kind_that_comes_first_and_the_smaller_text_win() -> None:
    (group,) = group_names(
        [
            row("Calm boats", "paper:1", folded="calm boat", kind="setting"),
            row("Calm Boats", "paper:2", folded="calm boat", kind="method"),
        ]
    )
    assert (group.pref_label, group.kind) == ("Calm Boats", "method")


def test_a_phrase_that_nobody_introduces_has_no_paper_of_its_own() -> None:
    (group,) = group_names([row("calm boat", "paper:1", introduced=False)])
    assert group.introduced_by is None
