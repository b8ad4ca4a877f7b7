import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.model import Concept, Link, Paper, Reading
from kg.resolve import resolve
from kg.store import open_store, open_writer
from kg.store.check import problems
from tests.handmade import evidence, link_by_hand, new_name, unknown


def paper(number: int, abstract: str) -> Paper:
    return Paper(f"paper:{number}", f"Number {number}", abstract, ("Ada Moor",))


def resolved(
    path: Path, *said: tuple[Paper, Reading], concepts: Iterable[Concept] = ()
) -> tuple[list[Concept], list[Link]]:
    """Concepts and links of a graph file with these papers and readings."""
    with open_writer(path) as writer:
        writer.add_papers(paper for paper, _ in said)
        link_by_hand(writer, [reading for _, reading in said], concepts)
        resolve(writer, "digest")
    with open_store(path) as store:
        assert [line for line in problems(store) if "no build was finished" not in line] == []
        return list(store.concepts()), list(store.links(min_confidence=0.0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "landscape.db"


BOATS = paper(1, "We introduce CalmBoat, short for careful machine boat.")
INTRODUCED = Reading(BOATS.id, new_names=(new_name(BOATS, "CalmBoat", "careful machine boat"),))


def test_new_name_becomes_a_discovered_concept_with_a_link(path: Path) -> None:
    concepts, links = resolved(path, (BOATS, INTRODUCED))
    assert concepts == [
        Concept(
            "method:calmboat",
            "method",
            "CalmBoat",
            ("careful machine boat",),
            status="discovered",
            introduced_by="paper:1",
        )
    ]
    assert links == [
        Link(BOATS.id, "method:calmboat", "proposes", 0.9, (evidence(BOATS, "CalmBoat"),))
    ]


@pytest.mark.parametrize("name", ["CalmBoat", "careful machine boat"])
def test_paper_that_names_what_another_introduces_is_linked_with_less_confidence(
    path: Path, name: str
) -> None:
    user = paper(2, f"Our ship uses {name}.")
    _, links = resolved(
        path, (BOATS, INTRODUCED), (user, Reading(user.id, unknown=(unknown(user, name, "uses"),)))
    )
    assert links[1] == Link(
        user.id,
        "method:calmboat",
        "uses",
        0.6,
        (evidence(user, name),),
        reasons=("named by another paper",),
    )


def test_strongest_role_wins_and_all_evidence_stays_in_one_link(path: Path) -> None:
    user = paper(2, "CalmBoats are old. Our ship uses CalmBoat.")
    mentions = (unknown(user, "CalmBoats"), unknown(user, "CalmBoat.", "uses"))
    _, links = resolved(path, (BOATS, INTRODUCED), (user, Reading(user.id, unknown=mentions)))
    assert (links[1].role, [e.exact for e in links[1].evidence]) == (
        "uses",
        ["CalmBoat.", "CalmBoats"],
    )


def test_mention_of_a_word_with_two_meanings_stays_nil(path: Path) -> None:
    other = paper(2, "We introduce CalmBoat too.")
    user = paper(3, "Our ship uses CalmBoat.")
    concepts, links = resolved(
        path,
        (BOATS, Reading(BOATS.id, new_names=(new_name(BOATS, "CalmBoat"),))),
        (other, Reading(other.id, new_names=(new_name(other, "CalmBoat"),))),
        (user, Reading(user.id, unknown=(unknown(user, "CalmBoat"),))),
    )
    assert [concept.id for concept in concepts] == [
        "method:calmboat-22c0ee",
        "method:calmboat-967156",
    ]
    assert [(link.paper, link.concept) for link in links] == [
        ("paper:1", "method:calmboat-22c0ee"),
        ("paper:2", "method:calmboat-967156"),
    ]


def test_phrase_that_is_the_long_form_of_an_introduced_name_is_that_name(path: Path) -> None:
    user = paper(2, "We study a careful machine boat at sea.")
    phrase = new_name(user, "careful machine boat", introduced=False, role="addresses")
    concepts, links = resolved(
        path, (BOATS, INTRODUCED), (user, Reading(user.id, new_names=(phrase,)))
    )
    assert [concept.id for concept in concepts] == ["method:calmboat"]
    assert [(link.paper, link.role) for link in links] == [
        ("paper:1", "proposes"),
        ("paper:2", "addresses"),
    ]


def test_long_form_of_two_names_stands_for_neither(path: Path) -> None:
    other = paper(2, "We introduce CMB, a careful machine boat.")
    user = paper(3, "We study a careful machine boat at sea.")
    phrase = new_name(user, "careful machine boat", introduced=False)
    concepts, _ = resolved(
        path,
        (BOATS, INTRODUCED),
        (other, Reading(other.id, new_names=(new_name(other, "CMB", "careful machine boat"),))),
        (user, Reading(user.id, new_names=(phrase,))),
    )
    assert [c.id for c in concepts] == [
        "method:calmboat",
        "method:careful-machine-boat",
        "method:cmb",
    ]


def test_ids_that_would_fall_together_all_get_a_suffix(path: Path) -> None:
    greek = paper(2, "We introduce α-boat and β-boat.")
    curated = Concept("method:calmboat", "method", "Something else")
    concepts, _ = resolved(
        path,
        (BOATS, INTRODUCED),
        (
            greek,
            Reading(greek.id, new_names=(new_name(greek, "α-boat"), new_name(greek, "β-boat"))),
        ),
        concepts=[curated],
    )
    # sha256 of the folded names "α boat", "β boat" and "calmboat"
    assert [(c.id, c.pref_label) for c in concepts] == [
        ("method:boat-26c841", "α-boat"),
        ("method:boat-6c9398", "β-boat"),
        ("method:calmboat", "Something else"),
        ("method:calmboat-8d65a9", "CalmBoat"),
    ]


def test_mention_that_a_curated_label_could_be_stays_nil(path: Path) -> None:
    curated = Concept("method:cb", "method", "Catch Boats", ("CB",), ambiguous_labels=("CB",))
    user = paper(2, "Our ship uses CB.")
    introduced = Reading(BOATS.id, new_names=(new_name(BOATS, "CalmBoat", "CB"),))
    _, links = resolved(
        path,
        (BOATS, introduced),
        (user, Reading(user.id, unknown=(unknown(user, "CB"),))),
        concepts=[curated],
    )
    assert [(link.paper, link.concept) for link in links] == [("paper:1", "method:calmboat")]


def test_broader_concept_is_kept_only_if_it_exists(path: Path) -> None:
    other = paper(2, "We introduce StormBoat.")
    concepts, _ = resolved(
        path,
        (BOATS, Reading(BOATS.id, new_names=(new_name(BOATS, "CalmBoat", broader="method:boat"),))),
        (other, Reading(other.id, new_names=(new_name(other, "StormBoat", broader="method:no"),))),
        concepts=[Concept("method:boat", "method", "Boat")],
    )
    assert [(c.id, c.broader) for c in concepts] == [
        ("method:boat", ()),
        ("method:calmboat", ("method:boat",)),
        ("method:stormboat", ()),
    ]


def test_doing_it_again_changes_nothing(path: Path) -> None:
    first = resolved(path, (BOATS, INTRODUCED))
    assert resolved(path, (BOATS, INTRODUCED)) == first


def test_order_in_which_papers_are_stored_does_not_matter(tmp_path: Path) -> None:
    said = []
    for number in range(12):
        text = (
            f"We introduce CalmBoat, StormBoat{number % 3} and a careful boat {number % 2}. Boats!"
        )
        each = paper(number, text)
        names = (
            new_name(each, "CalmBoat", *(["careful boat 1"] if number % 2 else [])),
            new_name(each, f"StormBoat{number % 3}", introduced=number < 2),
            new_name(each, f"careful boat {number % 2}", introduced=False),
        )
        mentions = (unknown(each, "Boats"), unknown(each, f"StormBoat{number % 3}", "uses"))
        said.append((each, Reading(each.id, new_names=names, unknown=mentions)))
    shuffled = random.Random(7).sample(said, len(said))
    assert resolved(tmp_path / "a.db", *said) == resolved(tmp_path / "b.db", *shuffled)
