"""Papers divided into about so many topics."""

import numpy as np

from kg.graph.divide import Aim, Links, divide


def test_papers_that_are_alike_are_not_splintered_to_reach_a_number() -> None:
    six, five = np.arange(6), np.arange(6, 11)  # concepts that all papers of a group share
    papers = np.concatenate([np.repeat(np.arange(12), 6), np.repeat(np.arange(12, 24), 5)])
    concepts = np.concatenate([np.tile(six, 12), np.tile(five, 12)])
    links = Links(papers, concepts, np.ones(len(papers)))
    topics = divide(links, 24, Aim(topics=4, least=2, resolution=1.0, effort=2_000), seed=0)
    assert topics.tolist() == [0] * 12 + [1] * 12
