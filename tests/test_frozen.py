import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from kg.frozen import made_fast


@made_fast
@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    start: int
    end: int = 9

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.start} > {self.end}")


def test_value_has_its_fields_and_defaults() -> None:
    assert (Stretch(2).start, Stretch(2).end) == (2, 9)
    assert Stretch(end=4, start=3) == Stretch(3, 4)


def test_value_is_frozen_once_made() -> None:
    with pytest.raises(FrozenInstanceError):
        Stretch(2).start = 3  # type: ignore[misc]


def test_value_is_checked_at_birth() -> None:
    with pytest.raises(ValueError, match="5 > 4"):
        Stretch(5, 4)


def test_value_is_of_its_class_and_compares_and_hashes_as_a_dataclass() -> None:
    assert type(Stretch(1)) is Stretch
    assert len({Stretch(1), Stretch(1)}) == 1
    assert Stretch(1) < Stretch(2)


def test_value_is_replaced_and_pickled() -> None:
    assert replace(Stretch(1), end=5) == Stretch(1, 5)
    assert pickle.loads(pickle.dumps(Stretch(1, 5))) == Stretch(1, 5)
