"""Untried combinations as a part of a survey: what is empty, what lies around it, who is near."""

from collections.abc import Iterator

from kg.graph.combination import Combination, Crossing, Near, Untried
from kg.graph.corpus import Corpus
from kg.graph.example import example_in
from kg.graph.untried import DEFAULT_KINDS, DEFAULT_LIMIT, find_untried
from kg.store import Store
from kg.survey.document import (
    Aside,
    Block,
    Cite,
    Inline,
    Items,
    Number,
    Paragraph,
    Section,
    Source,
    Strong,
    Term,
    Text,
)
from kg.survey.sources import analysis
from kg.survey.wording import count, counted, figure, listed, witness
from kg.text import plural


def untried_section(store: Store, corpus: Corpus, found: Untried) -> Section:
    """Give the section; empty where no combination is told of."""
    title = "Untried combinations"
    if found.is_empty:
        return Section(title, name="untried")
    source = _source(corpus, found)
    teller = _Teller(store, corpus, source)
    parts = [teller.part(crossing) for crossing in found.crossings]
    return Section(
        title,
        (Paragraph(_lead(found, source)), Aside(_limits(found, source))),
        tuple(part for part in parts if not part.is_empty),
        name="untried",
    )


def _source(corpus: Corpus, found: Untried) -> Source:
    chosen: dict[str, object] = {}
    if found.kinds != DEFAULT_KINDS:
        chosen["kinds"] = ",".join(found.kinds)
    if found.limit != DEFAULT_LIMIT:
        chosen["limit"] = found.limit
    return analysis(find_untried, corpus.selection, command="untried", **chosen)


def _lead(found: Untried, source: Source) -> Text:
    kinds = listed([plural(kind) for kind in found.kinds])
    return (
        "In ",
        *counted(found.papers, "paper", source, "papers"),
        ", ",
        *kinds,
        " were combined that have ",
        count(found.bounds.least, source, "bounds.least"),
        " to ",
        *counted(found.bounds.most, "paper", source, "bounds.most"),
        ". Ranked first is what no paper combines although both sides come with the same third "
        "concepts, and although each is common among the neighbours of the other, that is, the "
        "concepts that share a broader one with it.",
    )


def _limits(found: Untried, source: Source) -> Text:
    tested = sum(crossing.tested for crossing in found.crossings)
    surprising = sum(crossing.surprising for crossing in found.crossings)
    text: list[Inline] = [
        "Empty means that no title or abstract here names both: papers elsewhere, or further down "
        "in these, may. Some combinations are empty because they make no sense. "
    ]
    if not tested:
        text.append(
            "There are too few papers to tell any gap from chance: read the list as what lies near."
        )
    else:
        text += [
            "Of ",
            *counted(tested, "combination", source, "tested"),
            " that chance would rarely leave empty, ",
            count(surprising, source, "surprising"),
            " is" if surprising == 1 else " are",
            " rarer than chance allows, at a false discovery rate of 5%.",
        ]
    if not found.dated:
        text.append(" No paper has a date, so old and new ones count alike.")
    return tuple(text)


class _Teller:
    """Tells of crossings and combinations."""

    def __init__(self, store: Store, corpus: Corpus, source: Source) -> None:
        self.store, self.corpus, self.source = store, corpus, source

    def part(self, crossing: Crossing) -> Section:
        """Give the part of one crossing."""
        blocks: list[Block] = []
        if crossing.untried:
            blocks.append(Paragraph(self._counts(crossing)))
            items = tuple(self._untried(crossing, each) for each in crossing.untried)
            blocks.append(Items(items, is_numbered=True))
        if crossing.scarce:
            blocks.append(Paragraph(("Tried, but far less than expected:",)))
            blocks.append(Items(tuple(self._scarce(crossing, each) for each in crossing.scarce)))
        title = listed([plural(kind) for kind in crossing.kinds])
        name = "-".join(crossing.kinds)
        return Section("".join(map(str, title)).capitalize(), tuple(blocks), name=f"untried-{name}")

    def _counts(self, crossing: Crossing) -> Text:
        threes = len(crossing.kinds) == 3
        return (
            "No paper is in ",
            count(crossing.empty, self.source, f"{crossing.name}.empty"),
            " of ",
            count(crossing.cells, self.source, f"{crossing.name}.cells"),
            " combinations that their pairs make most likely" if threes else " pairs",
            "; these come first:",
        )

    def _untried(self, crossing: Crossing, each: Combination) -> Text:
        path = f"{crossing.name}.{each.name}"
        text: list[Inline] = [*self._names(each), ": ", *self._papers(each, path)]
        text += [", and none has all of them. " if each.pairs else ", and none has both. "]
        text += ["By chance, ", *self._expected(each, path), " would. "]
        text += self._pairs(each, path) if each.pairs else self._bridges(each, path)
        return (*text, *self._nearest(each))

    def _scarce(self, crossing: Crossing, each: Combination) -> Text:
        path = f"{crossing.name}.{each.name}"
        all_of_them = " with all of them" if each.pairs else " with both"
        return (
            *self._names(each),
            ": ",
            *counted(each.observed, "paper", self.source, f"{path}.observed"),
            all_of_them,
            ", where chance leads to expect ",
            *self._expected(each, path),
            ".",
        )

    def _names(self, each: Combination) -> Iterator[Inline]:
        for place, id_ in enumerate(each.concepts):
            if place:
                yield " × "
            yield Strong(self._label(id_))

    def _papers(self, each: Combination, path: str) -> Text:
        numbers: list[Inline | Text] = [
            count(side.papers, self.source, f"{path}.{side.concept}") for side in each.sides
        ]
        return (*listed(numbers), " papers are about them")

    def _expected(self, each: Combination, path: str) -> Iterator[Inline]:
        estimate = each.expected
        digits = 1 if estimate.value < 9.95 else 0
        yield figure(estimate.value, self.source, f"{path}.expected", digits=digits)
        yield " ("
        yield self._bound(estimate.low, f"{path}.low")
        yield " to "
        yield self._bound(estimate.high, f"{path}.high")
        yield ")"

    def _bound(self, value: float, path: str) -> Number:
        return count(int(value), self.source, path)

    def _bridges(self, each: Combination, path: str) -> Text:
        if not each.bridges:
            return ()
        items: list[Inline | Text] = [
            (
                Term(bridge.concept, self._label(bridge.concept)),
                " (",
                count(bridge.left, self.source, f"{path}.{bridge.concept}.left"),
                " and ",
                count(bridge.right, self.source, f"{path}.{bridge.concept}.right"),
                " papers)",
            )
            for bridge in each.bridges
        ]
        return ("Both come with ", *listed(items), ". ")

    def _pairs(self, each: Combination, path: str) -> Text:
        places = ((0, 1), (0, 2), (1, 2))
        items: list[Inline | Text] = [
            (
                *counted(number, "paper", self.source, f"{path}.pairs.{place}"),
                " with the ",
                f"{_ORDER[one]} and {_ORDER[other]}",
            )
            for place, (number, (one, other)) in enumerate(zip(each.pairs, places, strict=True))
        ]
        return ("By twos they meet: ", *listed(items), ". ")

    def _nearest(self, each: Combination) -> Text:
        """Name a near paper of each end, with the words that it has one side by."""
        told = [text for near in each.nearest_of_each if (text := self._near(near))]
        return ("Nearest: ", *listed(told), ".") if told else ()

    def _near(self, near: Near) -> Text:
        example = example_in(self.store, self.corpus, near.paper, near.has[0])
        if example is None:
            return ()
        has = " + ".join(self._label(id_) for id_ in near.has)
        mark = witness(example.paper, example.evidence)
        by: Text = (" with ", Term(near.by, self._label(near.by))) if near.by else ()
        return (has, *by, " in ", Cite(near.paper), mark)

    def _label(self, id_: str) -> str:
        return self.corpus.label(id_)


_ORDER = ("first", "second", "third")
