"""What changed between two graph files, as a report: a part for each sort of thing."""

from kg.evaluate.diff import Diff, diff
from kg.store import Store
from kg.survey.document import Paragraph, Section, Source, Text
from kg.survey.parts.difference_concepts import tell_answers, tell_concepts, tell_topics
from kg.survey.parts.difference_papers import tell_links, tell_papers, tell_results
from kg.survey.parts.difference_teller import DifferenceTeller
from kg.survey.wording import listed

#: Of each sort, so many are named; the JSON holds all.
_MOST = 20


def diff_section(old: Store, new: Store, found: Diff, *, most: int = _MOST) -> Section:
    """Say what changed from one graph file to another one, and why.

    Parameters
    ----------
    most
        How many changes of a sort are named.
    """
    source = Source(f"{diff.__module__}.{diff.__qualname__}", (), "kg diff old.db landscape.db")
    tell = DifferenceTeller(old.labels() | new.labels(), _citable(new), source, most)
    title = f"What changed from {old.path.name} to {new.path.name}"
    parts = [
        Section("Papers", tuple(tell_papers(tell, found))),
        Section("Links", tuple(tell_links(tell, found))),
        Section("Concepts", tuple(tell_concepts(tell, found))),
        Section("Results", tuple(tell_results(tell, found))),
        Section("Topics", tuple(tell_topics(tell, found))),
        Section("Answers", tuple(tell_answers(tell, found))),
    ]
    return Section(
        title,
        (Paragraph(_head(tell, found)),),
        tuple(part for part in parts if not part.is_empty),
        name="differences",
    )


def _citable(new: Store) -> frozenset[str]:
    """Give the papers of the new file: those of the old one alone are in no bibliography of it."""
    return frozenset(id_ for (id_,) in new.rows("SELECT id FROM paper"))


def _head(tell: DifferenceTeller, found: Diff) -> Text:
    """Say in short what changed, and why."""
    papers = found.papers
    sizes: Text = (
        "The old file has ",
        *tell.counted(papers.old, "paper", "papers.old"),
        ", the new one ",
        tell.count(papers.new, "papers.new"),
        "; ",
        *((tell.count(papers.same, "papers.same"),) if papers.same else ("none",)),
        f" {'is' if papers.same <= 1 else 'are'} the same to the letter. ",
    )
    if found.is_empty:
        sizes = (*sizes, "Papers, links, concepts, results and topics are the same. ")
    if not found.causes:
        return (*sizes, f"Both are {found.new}.")
    causes = listed([cause.told for cause in found.causes])
    return (*sizes, "What is behind it: ", *causes, ".")
