"""A survey of a landscape: a page in a notebook, files on disk, and a check of what was written."""

from dataclasses import dataclass
from pathlib import Path

from kg.graph.corpus import Selection
from kg.landscape.pages import View
from kg.store import Store
from kg.survey.document import Document
from kg.survey.page import document_page
from kg.survey.survey import SurveyOptions, make_survey, options_of
from kg.survey.verify import Verification, compare, read_survey
from kg.survey.writing import write_survey


@dataclass(frozen=True, slots=True, repr=False)
class Survey:
    """A survey, every number of which leads to the analysis or query that gave it."""

    document: Document
    store: Store

    @property
    def title(self) -> str:
        """What it is called."""
        return self.document.title

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write it as ``.html``, ``.md``, ``.tex`` or ``.pdf``; gives all files, the text first.

        Raises
        ------
        ExportError
            The ending is of no known format, or a file cannot be written.
        """
        return write_survey(self.document, self.store, Path(path))

    def __repr__(self) -> str:
        return f"<Survey {self}>"

    def __str__(self) -> str:
        sections = (section.title for section in self.document.sections)
        papers = len(self.document.references)
        cited = "1 paper" if papers == 1 else f"{papers:,} papers"
        return f"{self.title}: {', '.join(sections)}; {cited} cited"

    def _repr_html_(self) -> str:
        return View(self.title, document_page(self.document, self.store))._repr_html_()


def survey_of(store: Store, selection: Selection, title: str | None) -> Survey:
    """Give the survey of the selected papers."""
    return Survey(make_survey(store, SurveyOptions(title, selection)), store)


def verify_survey(store: Store, path: Path) -> Verification:
    """Compare a survey, as it stands in a file, with what the graph says."""
    found = read_survey(path)
    document = make_survey(store, options_of(found.settings or ()))
    return compare(found, document, store, path)
