"""How many processes a build starts unless it is told."""

import os

import pytest

from kg.workers import MOST_USEFUL, useful_workers


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (3, 3), (64, MOST_USEFUL)])
def test_every_core_that_one_may_use_gets_a_worker_up_to_a_few(
    monkeypatch: pytest.MonkeyPatch, cores: int, workers: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert useful_workers() == workers


def test_where_the_system_tells_no_shares_all_cores_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert useful_workers() == 2
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert useful_workers() == 1
