"""What a landscape can be asked beyond queries: one method an analysis, each as its command does.

All take the same words for the papers that they look at: ``focus`` (names of concepts), ``since``
and ``until`` (years), ``min_confidence``; by default they look at all.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Unpack

from kg.graph.combination import Untried
from kg.graph.lineage import Lineage, around, find_lineage
from kg.graph.matrix import cross
from kg.graph.namesakes import methods_called
from kg.graph.structure import Structure, find_structure
from kg.graph.trends import Trends, find_trends
from kg.graph.untried import DEFAULT_KINDS, DEFAULT_LIMIT, find_untried, known_kinds
from kg.landscape.answers import Answer
from kg.landscape.pictures import Picture, map_of
from kg.landscape.surveys import Survey, survey_of, verify_survey
from kg.landscape.told import Among, Analysis, corpus_of, told
from kg.store import Store
from kg.survey.parts.lineage import lineage_section
from kg.survey.parts.topic_list import structure_section
from kg.survey.parts.trends import trends_section
from kg.survey.parts.untried import untried_section
from kg.survey.verify import Verification


class Analyses:
    """The analyses of a graph file.

    Each raises an :class:`~kg.errors.UnknownNameError` for a name that no concept goes by, and a
    :class:`~kg.errors.GraphError` where something was selected and no paper is in it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def untried(
        self,
        *,
        kinds: Sequence[str] = DEFAULT_KINDS,
        limit: int = DEFAULT_LIMIT,
        **among: Unpack[Among],
    ) -> Analysis[Untried]:
        """Rank combinations that no paper has tried, although their neighbours are full.

        Parameters
        ----------
        kinds
            What to combine: two or three of method, setting, domain, benchmark.
        limit
            At most so many combinations of a sort.
        """
        corpus = corpus_of(self.store, among)
        found = find_untried(corpus, kinds=known_kinds(kinds), limit=limit)
        return told(self.store, found, untried_section(self.store, corpus, found))

    def trends(self, **among: Unpack[Among]) -> Analysis[Trends]:
        """Tell what papers turn to and from.

        Examples
        --------
        >>> landscape.trends(focus="offline RL", since=2019)    # doctest: +SKIP
        """
        corpus = corpus_of(self.store, among)
        found = find_trends(corpus)
        return told(self.store, found, trends_section(self.store, corpus, found))

    def topics(self, **among: Unpack[Among]) -> Analysis[Structure]:
        """Tell the topics of the papers, how stable they are, and what joins them."""
        corpus = corpus_of(self.store, among)
        found = find_structure(self.store, corpus)
        return told(self.store, found, structure_section(self.store, corpus, found))

    def lineage(self, method: str | None = None, **among: Unpack[Among]) -> Analysis[Lineage]:
        """Tell which method extends which, with the sentences: all, or around one method.

        Parameters
        ----------
        method
            Its id or any of its labels; of several that go by one label the curated one, unless no
            paper is about it.
        """
        corpus = corpus_of(self.store, among)
        found = find_lineage(self.store, corpus)
        if method is None:
            return told(self.store, found, lineage_section(self.store, corpus, found))
        itself = methods_called(self.store, corpus, method)[0]
        found = around(found, itself.id)
        return told(self.store, found, lineage_section(self.store, corpus, found, method=itself))

    def matrix(self, rows: Iterable[str], columns: Iterable[str], **among: Unpack[Among]) -> Answer:
        """Count the papers about each of some concepts and each of others, narrower ones included.

        A plus stands with what is commoner, a minus with what is rarer than chance allows, after
        correction for the number of cells.

        Examples
        --------
        >>> landscape.matrix(["PPO", "DPO"], ["RLHF", "robotics"])    # doctest: +SKIP
        """
        corpus = corpus_of(self.store, among)
        ids = [
            [self.store.find_concepts(name)[0].id for name in names] for names in (rows, columns)
        ]
        found = cross(corpus, *ids)
        label = {id_: corpus.label(id_) for each in ids for id_ in each}
        marks = {"over": " +", "under": " -", "chance": ""}
        return Answer(
            ("", *(label[id_] for id_ in found.columns)),
            (
                (label[row], *(f"{cell.papers}{marks[cell.verdict]}" for cell in cells))
                for row, cells in zip(found.rows, found.cells, strict=True)
            ),
        )

    def _id(self, name: str) -> str:
        return self.store.find_concepts(name)[0].id

    def map(self, **among: Unpack[Among]) -> Picture:
        """Draw the topics of the papers as islands of dots, a dot a paper."""
        return map_of(self.store, corpus_of(self.store, among))

    def survey(self, *, title: str | None = None, **among: Unpack[Among]) -> Survey:
        """Give a survey of the papers, of which every number and every claim can be checked.

        Examples
        --------
        >>> landscape.survey(focus="offline RL").save("survey.html")    # doctest: +SKIP
        """
        return survey_of(self.store, corpus_of(self.store, among).selection, title)

    def verify(self, survey: str | Path) -> Verification:
        """Compare a survey in a file with the graph; gives what no longer holds, by line.

        Raises
        ------
        ReadError
            The file cannot be read, is no survey, or no longer says what made it.
        """
        return verify_survey(self.store, Path(survey))
