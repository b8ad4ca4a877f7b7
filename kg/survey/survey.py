"""A survey of a graph file: which parts it has, and in which order."""

from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.corpus import Corpus, Selection, load_corpus
from kg.store import Store
from kg.survey.document import Document, Paragraph, Section
from kg.survey.sources import analysis
from kg.survey.wording import counted


@dataclass(frozen=True, slots=True)
class SurveyOptions:
    """What a survey is to be about."""

    title: str | None = None  #: ``None``: made from the name of the graph file
    selection: Selection = field(default_factory=Selection)
    compare: Path | None = None  #: another graph file, for what is different there


def make_survey(store: Store, options: SurveyOptions | None = None) -> Document:
    """Give the survey of what is selected in a graph file; the same file gives the same survey."""
    options = options or SurveyOptions()
    corpus = load_corpus(store, options.selection)
    return Document(
        title=options.title or store.path.stem,
        subtitle=(),
        sections=(_overview(corpus),),
        references=(),
        settings=(("build", store.build.id),),
    )


def _overview(corpus: Corpus) -> Section:
    source = analysis(load_corpus, corpus.selection)
    papers = counted(len(corpus.papers), "paper", source, "papers")
    return Section("Overview", (Paragraph(("This survey is of ", *papers, ".")),))
