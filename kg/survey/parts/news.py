"""What is new in a graph file, as the weekly reading: a part for each sort of news."""

from collections.abc import Iterator, Mapping
from itertools import chain

from kg.evaluate.arrivals import Arrivals
from kg.evaluate.news import FirstSeen, NewPaper, News, find_news
from kg.model import Evidence, Paper
from kg.store import Store
from kg.survey.document import (
    Aside,
    Block,
    Cite,
    Items,
    Paragraph,
    Quotation,
    Section,
    Source,
    Term,
    Text,
)
from kg.survey.wording import count, counted, listed, share, witness

#: Of each sort, so many are named; the JSON holds all.
_MOST = 20

#: Results of a paper that are quoted.
_CLAIMS = 5

_ASIDES = {
    "by input": "This file was made before builds noted which papers they bring: what comes from "
    "files that no earlier build has read is taken to be new.",
    "by date": "This file was made before builds noted which papers they bring: papers published "
    "since then are taken to be new.",
    "unknown": "Which papers are new, this file does not know: it was made before builds noted it. "
    "After the next build it will; until then, kg diff compares it with an older file.",
}


def news_section(store: Store, found: News, *, most: int = _MOST) -> Section:
    """Say what is new in a graph file, with the sentences that say so.

    Parameters
    ----------
    most
        How many of a sort are named.
    """
    since = found.arrivals.since.build if found.arrivals.since else ""
    source = Source(
        f"{find_news.__module__}.{find_news.__qualname__}",
        (("since", since),) if since else (),
        f"kg news landscape.db --since {since}" if since else "kg news landscape.db",
    )
    labels = store.labels()
    telling = [each for each in found.papers if each.proposes or each.results]
    parts = [
        Section("Concepts that rose", tuple(_rose(found, source, most))),
        Section("New names", tuple(_seen(store, found.names, source, most, "names"))),
        Section("Seen for the first time", tuple(_seen(store, found.first, source, most, "first"))),
        Section(
            "What the new papers propose and report",
            _shown(len(telling), most, source),
            tuple(_paper(each, labels) for each in telling[:most]),
        ),
        Section("Other new papers", tuple(_others(found, telling[:most], most, source))),
        Section("Older papers that were read again", tuple(_again(found, most))),
    ]
    return Section(
        f"New in {store.path.name}",
        tuple(_head(found, source)),
        tuple(part for part in parts if not part.is_empty),
        name="news",
    )


def _head(found: News, source: Source) -> Iterator[Block]:
    arrivals = found.arrivals
    if arrivals.since is None:
        yield Paragraph(("No build has ended since then, so nothing is new.",))
        return
    if arrivals.known in _ASIDES:
        yield Aside((_ASIDES[arrivals.known],))
    if arrivals.known != "unknown":
        yield Paragraph(_arrived(arrivals, source))
    if found.papers:
        results = sum(len(each.results) for each in found.papers)
        none: Text = ("no new name",)
        proposing = sum(bool(each.proposes) for each in found.papers)
        yield Paragraph(
            (
                *((count(proposing, source, "proposing"),) if proposing else ("None",)),
                f" of them {'proposes' if proposing <= 1 else 'propose'} something; they bring ",
                *(counted(len(found.names), "new name", source, "names") if found.names else none),
                " and ",
                *(counted(results, "result", source, "results") if results else ("no result",)),
                ".",
            )
        )
    if arrivals.is_first and found.papers:
        yield Aside(
            ("The first build has brought all of them: there is nothing older to compare with.",)
        )
    elif found.papers and arrivals.older and not found.rose:
        yield Paragraph(
            ("No concept is surely more common in the new papers than in the older ones.",)
        )


def _arrived(arrivals: Arrivals, source: Source) -> Text:
    run = arrivals.since
    told = f"{run.build} of {run.finished[:10]}" if run else ""
    builds = f"builds from {told} on have" if arrivals.runs > 1 else f"build {told} has"
    return (
        f"The {builds.replace('build build:', 'build ').replace('from build:', 'from ')} brought ",
        *(counted(len(arrivals.new), "paper", source, "new") if arrivals.new else ("no paper",)),
        ", beside ",
        *(
            counted(arrivals.older, "older paper", source, "older")
            if arrivals.older
            else ("no older one",)
        ),
        ".",
    )


def _rose(found: News, source: Source, most: int) -> Iterator[Block]:
    if found.rose:
        yield Items(
            tuple(
                (
                    Term(each.concept, each.label),
                    f" ({each.kind}): ",
                    *counted(each.left, "new paper", source, f"rose.{each.concept}.left"),
                    " (",
                    share(each.left_share, source, f"rose.{each.concept}.left_share"),
                    "), ",
                    *counted(each.right, "older one", source, f"rose.{each.concept}.right"),
                    " (",
                    share(each.right_share, source, f"rose.{each.concept}.right_share"),
                    ")",
                )
                for each in found.rose[:most]
            )
        )


def _seen(
    store: Store, seen: tuple[FirstSeen, ...], source: Source, most: int, path: str
) -> Iterator[Block]:
    yield from _shown(len(seen), most, source)
    papers = {paper.id: paper for paper in store.papers(each.by for each in seen[:most])}
    items = []
    for each in seen[:most]:
        kind = each.concept.partition(":")[0]
        many: Text = ()
        if each.papers > 1:
            many = (", ", *counted(each.papers, "paper", source, f"{path}.{each.concept}"))
        items.append(
            (
                Term(each.concept, each.label),
                f" ({kind}",
                *many,
                ") ",
                Cite(each.by),
                " ",
                witness(papers[each.by], each.link.evidence[0]),
            )
        )
    if items:
        yield Items(tuple(items))


def _paper(each: NewPaper, labels: Mapping[str, str]) -> Section:
    paper = each.paper
    head: Text = (Cite(paper.id), f", {paper.published}" if paper.published else "")
    if each.proposes:
        names = [Term(link.concept, labels[link.concept]) for link in each.proposes]
        head = (*head, ", proposes ", *listed(names))
    blocks: list[Block] = [Paragraph((*head, "."))]
    quoted: dict[tuple[str, int], Evidence] = {}
    for link in each.proposes:
        said = link.evidence[0]
        quoted.setdefault((said.field, said.sentence_start), said)
    claims = (result.evidence for result in each.results[:_CLAIMS])
    for said in chain(list(quoted.values()), claims):
        key = said.field, said.sentence_start
        if said.field != "title" and quoted.get(key, said) is said:
            quoted[key] = said
            blocks.append(Quotation(witness(paper, said)))
    return Section(" ".join(paper.title.split()), tuple(blocks))


def _shown(total: int, most: int, source: Source) -> tuple[Block, ...]:
    if total <= most:
        return ()
    return (Paragraph(("The first ", count(most, source, "most"), f" of {total:,}.")),)


def _others(found: News, shown: list[NewPaper], most: int, source: Source) -> Iterator[Block]:
    done = {each.paper.id for each in shown}
    rest = [each.paper for each in found.papers if each.paper.id not in done]
    yield from _shown(len(rest), most, source)
    if rest:
        yield Items(tuple(map(_named, rest[:most])))


def _again(found: News, most: int) -> Iterator[Block]:
    if found.again:
        yield Items(tuple(map(_named, found.again[:most])))


def _named(paper: Paper) -> Text:
    return (Cite(paper.id), f" {' '.join(paper.title.split())}")
