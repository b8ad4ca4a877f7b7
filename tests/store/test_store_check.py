import sqlite3
from pathlib import Path

import pytest

from kg.store import Store, open_store
from kg.store.check import problems


def test_sound_file_has_no_problem(store: Store) -> None:
    assert list(problems(store)) == []


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE evidence SET start = 1, \"end\" = 4 WHERE exact = 'PPO'",
         "arxiv:2501.00001 abstract[1:4] reads 'e t', not 'PPO'"),
        ("UPDATE unknown SET exact = 'brain'",
         "arxiv:2501.00001 abstract[3:8] reads 'train', not 'brain'"),
        ("UPDATE acronym SET sentence_end = 999",
         "arxiv:2501.00001 abstract[23:26] reads 'PPO', not 'PPO'"),
        ("UPDATE result SET exact = 'runner with PPO'",
         "arxiv:2501.00001 abstract[11:26] reads 'walker with PPO', not 'runner with PPO'"),
        ("UPDATE result SET paper = 7",
         "a result belongs to paper number 7, which does not exist"),
        ("UPDATE result SET low = 9", "paper number 1 has a result whose range ends before"),
        ("UPDATE new_name SET evidence = replace(evidence, 'walker', 'talker')",
         "arxiv:2501.00001 abstract[11:17] reads 'walker', not 'talker'"),
        ("DELETE FROM evidence WHERE exact = 'PPO'", "a link of paper number 1 has no evidence"),
        ("DELETE FROM link WHERE role = 'avoids'", "evidence of paper number 1 belongs to no link"),
        ("DELETE FROM concept WHERE id = 'method:ppo'",
         "a link of paper number 1 points to no concept"),
        ("UPDATE link SET confidence = 7", "paper number 1 has a confidence outside [0, 1]"),
        ("UPDATE broader SET broader = 'method:gone'",
         "method:gone is a broader concept that does not exist"),
        ("UPDATE paper SET venue = 'elsewhere' WHERE nr = 2",
         "paper:reader is not what was stored: its hash differs"),
        ("UPDATE paper SET id = 'paper:other' WHERE nr = 2",
         "the papers are not those of the build: the hash over all of them differs"),
        ("UPDATE build SET version = '7'", "is not the hash of what it says of itself"),
        ("DELETE FROM state WHERE name = 'resolved'",
         "the last build was interrupted; run the same kg build again"),
        ("INSERT INTO paper_text (paper_text, rowid, title, abstract) "
         "SELECT 'delete', nr, title, abstract FROM paper WHERE nr = 1",
         "full-text search knows 1 of 2 papers"),
    ],
)  # fmt: skip
def test_harm_is_found(graph_file: Path, harm: str, problem: str) -> None:
    connection = sqlite3.connect(graph_file)
    connection.execute(harm)
    connection.commit()
    connection.close()
    with open_store(graph_file) as store:
        assert any(problem in line for line in problems(store)), list(problems(store))
