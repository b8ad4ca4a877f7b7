"""A survey of a graph file: which parts it has, and in which order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import GraphError
from kg.graph.corpus import Selection, load_corpus
from kg.model import DEFAULT_THRESHOLD, Kind
from kg.store import Store
from kg.survey.document import Cite, Document, Reference, Section, Term, Text, Witness, find_all
from kg.survey.ground import Ground
from kg.survey.parts.benchmarks import benchmarks_section
from kg.survey.parts.blindspots import blindspots_section
from kg.survey.parts.matrix import matrix_section
from kg.survey.parts.overview import overview_section
from kg.survey.parts.scope import scope_section, selection_text
from kg.survey.parts.topics import topics_section
from kg.survey.telling import Teller
from kg.views.bibtex import citation_key, distinct


@dataclass(frozen=True, slots=True)
class SurveyOptions:
    """What a survey is to be about."""

    title: str | None = None  #: ``None``: made from the name of the graph file
    selection: Selection = field(default_factory=Selection)
    compare: Path | None = None  #: another graph file, for what is different there


#: The parts in the order of the text.
_PARTS: tuple[Callable[[Ground], Section], ...] = (
    scope_section,
    overview_section,
    topics_section,
    matrix_section,
    benchmarks_section,
    blindspots_section,
)


def make_survey(store: Store, options: SurveyOptions | None = None) -> Document:
    """Give the survey of what is selected in a graph file; the same file gives the same survey.

    Raises
    ------
    GraphError
        Something was selected, and no paper is in it.
    """
    options = options or SurveyOptions()
    ground = Ground(store, load_corpus(store, options.selection))
    sections = tuple(filter(_is_full, (part(ground) for part in _PARTS)))
    return Document(
        title=options.title or f"Survey: {store.path.stem}",
        subtitle=_subtitle(ground),
        sections=sections,
        references=_references(store, sections),
        settings=tuple(_settings(store, options)),
        kinds=_kinds(ground, sections),
    )


def options_of(settings: tuple[tuple[str, str], ...]) -> SurveyOptions:
    """Give back the options that the settings of a document say.

    Raises
    ------
    GraphError
        A setting is not one that a survey has, or its value is none of its values.
    """
    found: dict[str, list[str]] = {}
    for name, value in settings:
        found.setdefault(name, []).append(value)
    for name in ("build", "version"):
        found.pop(name, None)
    try:
        selection = Selection(
            focus=tuple(found.pop("focus", ())),
            since=_year(found, "since"),
            until=_year(found, "until"),
            min_confidence=float(found.pop("min_confidence", [str(DEFAULT_THRESHOLD)])[0]),
        )
    except ValueError as error:
        raise GraphError(f"a setting of the survey is no number: {error}") from error
    title, compare = found.pop("title", [None])[0], found.pop("compare", [None])[0]
    if found:
        raise GraphError(f"a survey has no setting {min(found)!r}; was it made by a newer program?")
    return SurveyOptions(title, selection, None if compare is None else Path(compare))


def _year(found: dict[str, list[str]], name: str) -> int | None:
    return int(found.pop(name)[0]) if name in found else None


def _settings(store: Store, options: SurveyOptions) -> Iterator[tuple[str, str]]:
    """Yield what makes the survey again, and of which build it is."""
    selection = options.selection
    yield "build", store.build.id
    yield "version", store.build.version
    if options.title is not None:
        yield "title", options.title
    for concept in selection.focus:
        yield "focus", concept
    if selection.since is not None:
        yield "since", str(selection.since)
    if selection.until is not None:
        yield "until", str(selection.until)
    if selection.min_confidence != DEFAULT_THRESHOLD:
        yield "min_confidence", repr(selection.min_confidence)
    if options.compare is not None:
        yield "compare", str(options.compare)


def _is_full(section: Section) -> bool:
    return not section.is_empty


def _subtitle(ground: Ground) -> Text:
    teller = Teller(ground, ground.source)
    papers = teller.counted(len(ground.corpus.papers), "paper", "papers")
    years = ground.whole.years
    when: Text = (", ", *teller.years(years)) if years.dated else ()
    return (*papers, *selection_text(ground, teller), *when)


def _references(store: Store, sections: tuple[Section, ...]) -> tuple[Reference, ...]:
    """Give every paper that the text cites or quotes, each with a key of its own."""
    cited = {each.paper for each in find_all(Cite, sections)}
    cited.update(each.paper for each in find_all(Witness, sections))
    papers = list(store.papers(cited))
    keys = distinct(
        citation_key(each.identifier("key"), each.authors, each.published, each.title)
        for each in papers
    )
    found = (Reference(each.id, key) for each, key in zip(papers, keys, strict=True))
    return tuple(sorted(found, key=lambda each: each.key))


def _kinds(ground: Ground, sections: tuple[Section, ...]) -> tuple[tuple[str, Kind], ...]:
    named = {each.concept for each in find_all(Term, sections)}
    scheme = ground.corpus.scheme
    return tuple((id_, scheme[id_].kind) for id_ in sorted(named) if id_ in scheme)
