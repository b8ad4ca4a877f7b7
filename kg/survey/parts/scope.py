"""Scope and method: what was read, by what, how well, and how records became linked papers."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import PurePath

from kg.evaluate.flow import Flow, trace_papers
from kg.graph.corpus import Selection
from kg.model import DEFAULT_THRESHOLD
from kg.store import Store
from kg.store.facts import Measurement
from kg.survey.document import Aside, Block, Code, Inline, Paragraph, Section, Table, Text
from kg.survey.ground import Ground
from kg.survey.parts.flow import flow_blocks
from kg.survey.sources import analysis
from kg.survey.telling import Teller
from kg.survey.wording import figure, listed

#: Input files that are named; of more, how many there are.
_FILES = 5

#: Figures of ``kg evaluate`` that are told, by what they say.
_TOLD = {
    "precision": "of the links are right",
    "recall": "of the links that people found are there",
    "role_accuracy": "of these have the right role",
}

_ROLES = (
    "A paper proposes a concept, uses it, addresses it (a setting or a domain), evaluates on it, "
    "analyses it, compares with it, avoids it or merely mentions it; each link has the strongest "
    "of these that its sentences support. What a paper avoids or merely mentions does not count "
    "as what it is about."
)


def scope_section(ground: Ground) -> Section:
    """Say what the survey covers and how it was made."""
    flow = trace_papers(ground.store, ground.corpus, ground.statements)
    blocks: list[Block] = [Paragraph(text) for text in _sentences(ground, flow)]
    blocks += flow_blocks(Teller(ground, analysis(trace_papers, ground.corpus.selection)), flow)
    blocks += [Paragraph((_ROLES,)), *_quality(ground), _made_by(ground)]
    return Section("Scope and method", tuple(blocks), name="scope")


def selection_text(ground: Ground, teller: Teller) -> Text:
    """Give what is selected in words: " about Offline RL, since 2022"; nothing for all."""
    selection = ground.corpus.selection
    text: Text = ()
    if selection.focus:
        text += (" about ", *teller.terms(selection.focus))
    if selection.since is not None and selection.until is not None:
        since, until = _year(ground, "since"), _year(ground, "until")
        return (*text, ", published ", since, " to ", until)
    if selection.since is not None:
        text += (", published since ", _year(ground, "since"))
    if selection.until is not None:
        text += (", published until ", _year(ground, "until"))
    return text


def _year(ground: Ground, which: str) -> Inline:
    source = analysis(Selection, ground.corpus.selection)
    return Teller(ground, source).year(getattr(ground.corpus.selection, which), which)


def _sentences(ground: Ground, flow: Flow) -> Iterator[Text]:
    about = Teller(ground, ground.source)
    counts = ground.store.counts()
    held = Teller(ground, analysis(Store.counts, Selection(), command="info"))
    papers = about.counted(flow.selected, "paper", "papers")
    yield (
        "This survey is of ",
        *papers,
        *selection_text(ground, about),
        *_inputs(ground),
        " Titles and abstracts were read, not full texts. Whatever in them names a method, a "
        "setting, a domain or a benchmark was looked up in a vocabulary of ",
        held.number(counts.curated + counts.accepted, "vocabulary"),
        " concepts",
        *_new_names(held, counts.discovered),
        ". What was found became a link of the paper to the concept: ",
        *held.counted(counts.asserted, "link", "asserted"),
        " in the graph file, each resting on a sentence of the paper that was checked letter by "
        "letter.",
    )


def _new_names(held: Teller, discovered: int) -> Text:
    if not discovered:
        return ()
    names = held.counted(discovered, "name", "discovered")
    return ("; ", *names, " that papers bring up themselves became concepts, too")


def _inputs(ground: Ground) -> Text:
    last = {each.file: each for each in ground.store.inputs()}
    names: list[Inline | Text] = [_file(name) for name in sorted(last)]
    if not names:
        return (".",)
    if len(names) <= _FILES:
        return (", read from ", *listed(names), ".")
    held = Teller(ground, analysis(Store.inputs, Selection(), command="info"))
    return (", read from ", *held.counted(len(names), "file", "files"), ".")


def _file(name: str) -> Code:
    """Give the name of an input file, without the folders of the machine that read it."""
    return Code("standard input" if name == "-" else PurePath(name).name)


def _quality(ground: Ground) -> Iterator[Block]:
    """Say how good the links are, as far as it was measured on this build."""
    store, least = ground.store, ground.corpus.selection.min_confidence
    measured = store.measurements(of_build=store.build.id)
    if least != DEFAULT_THRESHOLD:
        measured = ()
    for gold, group in groupby(measured, key=attrgetter("gold")):
        found = {each.figure: each for each in group if not each.part}
        if said := list(_figures(ground, found)):
            yield Paragraph(
                ("Measured on ", Code(gold), ", papers that people have read: ", *listed(said), ".")
            )
    if not measured:
        yield Aside(
            (
                "How good these links are was not measured: the graph file holds no figures of "
                "this build. A count is the number of papers in which a link was found; papers "
                "that say the same in words that no vocabulary holds are missing from it.",
            )
        )


def _figures(ground: Ground, found: dict[str, Measurement]) -> Iterator[Text]:
    source = analysis(Store.measurements, Selection(), command="info")
    for name, said in _TOLD.items():
        each = found.get(name)
        if each is None or each.value is None:
            continue
        path = f"{each.gold}.{name}"
        text: Text = (figure(each.value, source, path), f" {said}")
        if each.low is not None and each.high is not None:
            low = figure(each.low, source, f"{path}.low")
            text = (*text, " (", low, " to ", figure(each.high, source, f"{path}.high"), ")")
        yield text


def _made_by(ground: Ground) -> Table:
    store, build = ground.store, ground.store.build
    rows: list[tuple[str, Text]] = [
        ("Graph file", (Code(store.path.name),)),
        ("Build", (Code(build.id),)),
        ("Program", ("kg-landscape ", Code(build.version))),
        ("Vocabulary", (Code(build.ontology_hash[:12]),)),
        ("Rules of reading", (Code(build.extractor_hash[:12]),)),
        ("Papers", (Code(build.papers_hash[:12]),)),
    ]
    if build.decisions_hash:
        rows.append(("Decisions of people", (Code(build.decisions_hash[:12]),)))
    rows += [(name, (Code(value),)) for name, value in build.settings]
    least = ground.corpus.selection.min_confidence
    rows.append(("Least confidence of a link", (Code(f"{least:g}"),)))
    last = {each.file: each for each in store.inputs()}
    for name in sorted(last)[:_FILES]:
        each = last[name]
        said = each.finished[:10] + (f", sha256 {each.sha256[:12]}" if each.sha256 else "")
        rows.append((_file(name).text, ("read ", Code(said))))
    return Table(
        ("What made the graph: the same inputs, vocabulary and rules give the same numbers.",),
        ("What", "Which"),
        tuple(((name,), value) for name, value in rows),
    )
