from kg.model import Concept, Kind
from kg.ontology.heads import head_kinds


def concepts(kind: Kind, *labels: str) -> list[Concept]:
    return [Concept(f"{kind}:{n}", kind, label) for n, label in enumerate(labels)]


SORTING = ("Boat", "Net", "Sail", "Rope", "Wave", "Oar", "Mast")


def test_word_that_many_names_of_one_kind_end_in_tells_it() -> None:
    tasks = concepts("domain", *(f"{what} sorting" for what in SORTING), "sail sortings")
    assert head_kinds(tasks) == {"sorting": "domain"}


def test_word_of_few_names_tells_nothing() -> None:
    assert head_kinds(concepts("domain", *(f"{what} sorting" for what in SORTING))) == {}


def test_word_of_names_of_several_kinds_tells_nothing() -> None:
    both = concepts("domain", *(f"{what} sorting" for what in SORTING[:4]))
    both += concepts("method", *(f"{what} sorting" for what in SORTING[4:]), "tide sorting")
    assert head_kinds(both) == {}


def test_a_concept_counts_once_and_names_of_one_word_do_not() -> None:
    labels = tuple(f"{what} sorting" for what in SORTING)
    one = Concept("domain:all", "domain", "Sorting", labels)
    assert head_kinds([one]) == {}
    assert head_kinds(concepts("benchmark", *(f"on D4RL{n}" for n in range(9)))) == {}
