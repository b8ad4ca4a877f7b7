"""What all parts of a survey stand on: asked of the graph file once, and shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.graph.corpus import Corpus
from kg.graph.profile import Profile, describe_papers
from kg.graph.statements import Statements, load_statements
from kg.graph.topic_profiles import TopicProfile, describe_topics
from kg.graph.topics import Topics, find_topics
from kg.model import Link, Paper, Result
from kg.store import Store
from kg.survey.document import Source, Witness
from kg.survey.quotes import best_witness
from kg.survey.sources import analysis


@dataclass(frozen=True, eq=False)
class Ground:
    """A selection of papers and what is said in them; each is asked for when it is first needed."""

    store: Store
    corpus: Corpus

    @cached_property
    def statements(self) -> Statements:
        """What the papers say they do with concepts."""
        return load_statements(self.store, self.corpus)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of the selected papers, by id."""
        wanted = frozenset(self.corpus.papers)
        rows = self.store.rows("SELECT id, title FROM paper ORDER BY id")
        return {id_: title for id_, title in rows if id_ in wanted}

    @cached_property
    def whole(self) -> Profile:
        """What all selected papers are about."""
        return describe_papers(self.corpus, self.statements, self.titles)

    @cached_property
    def all_topics(self) -> Topics:
        """The topics of the graph file, whatever is selected."""
        return find_topics(self.store, min_confidence=self.corpus.selection.min_confidence)

    @cached_property
    def topics(self) -> tuple[TopicProfile, ...]:
        """The coarse topics that hold selected papers."""
        return describe_topics(self.corpus, self.statements, self.titles, self.all_topics)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The numeric claims of the selected papers."""
        return tuple(each for each in self.store.results() if each.paper in self.titles)

    @cached_property
    def source(self) -> Source:
        """Where the numbers of :attr:`whole` come from."""
        return analysis(describe_papers, self.corpus.selection)

    @cached_property
    def topic_source(self) -> Source:
        """Where the numbers of :attr:`topics` come from."""
        return analysis(describe_topics, self.corpus.selection)

    @cached_property
    def result_source(self) -> Source:
        """Where the values of :attr:`results` come from."""
        return analysis(Store.results, self.corpus.selection)

    def label(self, concept: str) -> str:
        """Give the preferred label of a concept."""
        return self.corpus.label(concept)

    def is_known(self, concept: str) -> bool:
        """Whether a concept is of the vocabulary, or a person accepted it."""
        return self.corpus.scheme[concept].status != "discovered"

    def witness(self, paper: str, concept: str) -> Witness:
        """Give the mark of what a paper says of a concept."""
        return best_witness(self.paper(paper), self._links(paper)[concept])

    def paper(self, id_: str) -> Paper:
        """Give a paper; one that was given before is not read again."""
        if id_ not in self._papers:
            self._papers[id_] = next(self.store.papers([id_]))
        return self._papers[id_]

    def _links(self, paper: str) -> dict[str, Link]:
        if paper not in self._found:
            least = self.corpus.selection.min_confidence
            links = self.store.links(paper=paper, min_confidence=least)
            self._found[paper] = {link.concept: link for link in links}
        return self._found[paper]

    @cached_property
    def _papers(self) -> dict[str, Paper]:
        return {}

    @cached_property
    def _found(self) -> dict[str, dict[str, Link]]:
        return {}
