"""Blind spots: what the graph cannot know, so that nobody reads silence as absence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.evaluate.blindspots import Blindspots, blindspots
from kg.graph.corpus import Selection
from kg.survey.document import Aside, Cite, Items, Section, Text
from kg.survey.ground import Ground
from kg.survey.sources import analysis
from kg.survey.telling import Teller, lead
from kg.survey.wording import listed
from kg.text import fold_label

Found = TypeVar("Found")

#: Phrases, names and labels that are named; papers without a link that are cited.
_NAMED, _CITED = 6, 4

#: How often a phrase, a name or a label occurs before it is worth telling.
_OFTEN = 2

#: Links of less confidence are doubtful.
_DOUBTFUL = 0.7

_FLAGS = {
    "no_abstract": "have no abstract",
    "truncated": "have an abstract that was cut",
    "repaired": "hold characters that had to be replaced",
}


def blindspots_section(ground: Ground) -> Section:
    """Tell what was not seen, and what is doubtful."""
    if not ground.corpus.papers:
        return Section("Blind spots")
    selection = ground.corpus.selection
    found = blindspots(ground.store, limit=_NAMED)
    seen = Teller(ground, analysis(blindspots, Selection(), command="blindspots", limit=_NAMED))
    items = [*_unlinked(ground), *_undated(ground), *_flags(seen, found), *_doubtful(ground)]
    items += [*_phrases(seen, found), *_labels(seen, found), *_unseen(seen, found)]
    blocks = [Items(tuple(items))] if items else []
    scope: Text = (
        "Only titles and abstracts were read: what a paper does in its body alone is not here, "
        "nor is a method that no vocabulary names and no paper introduces by name.",
    )
    if not selection.is_whole:
        scope += (" Phrases, labels and concepts below are those of the whole graph file.",)
    return Section("Blind spots", (Aside(scope), *blocks), name="blindspots")


def _unlinked(ground: Ground) -> Iterator[Text]:
    silent = [id_ for id_ in ground.corpus.papers if id_ not in ground.statements.of_paper]
    if not silent:
        return
    teller = Teller(ground, ground.source)
    verb = "has" if len(silent) == 1 else "have"
    some = "" if len(silent) <= _CITED else "among them "
    yield (
        *lead("Papers without a link"),
        *teller.counted(len(silent), "paper", "silent"),
        " (",
        teller.share(len(silent), len(ground.corpus.papers), "silent.share"),
        f") {verb} no link and {verb} no part in any count; {some}",
        *listed([(Cite(id_),) for id_ in silent[:_CITED]]),
        ".",
    )


def _undated(ground: Ground) -> Iterator[Text]:
    years, papers = ground.whole.years, len(ground.corpus.papers)
    missing = papers - years.dated
    if not missing:
        return
    teller = Teller(ground, ground.source)
    if not years.dated:
        yield (*lead("No dates"), "no year is known, so there are no trends and no order in time.")
        return
    yield (
        *lead("Dates"),
        *teller.counted(missing, "paper", "undated"),
        " without a known year ",
        "is" if missing == 1 else "are",
        " missing from all that is said of years.",
    )


def _flags(seen: Teller, found: Blindspots) -> Iterator[Text]:
    for flag, words in _FLAGS.items():
        if number := found.flags.get(flag, 0):
            said = words.replace("have", "has", 1) if number == 1 else words
            said = said.replace("hold ", "holds ", 1) if number == 1 else said
            yield *lead("Texts"), *seen.counted(number, "paper", f"flags.{flag}"), f" {said}."


def _doubtful(ground: Ground) -> Iterator[Text]:
    """Tell how many links are doubtful, and of which concepts most of them are."""
    weak = [each for each in ground.statements.all if each.confidence < _DOUBTFUL]
    if not weak:
        return
    teller = Teller(ground, ground.source)
    counts = Counter(each.concept for each in weak)
    worst = sorted(counts, key=lambda id_: (-counts[id_], id_))[:3]
    text: Text = (
        *lead("Doubtful links"),
        *teller.counted(len(weak), "link", "doubtful"),
        " (",
        teller.share(len(weak), len(ground.statements.all), "doubtful.share"),
        ") rest" if len(weak) > 1 else ") rests",
        " on a sign that is often wrong, such as an ambiguous acronym",
    )
    if counts[worst[0]] >= _OFTEN:
        often = [id_ for id_ in worst if counts[id_] >= _OFTEN]
        named: list[Text] = [
            (teller.term(id_), " (", teller.number(counts[id_], f"doubtful.{id_}"), ")")
            for id_ in often
        ]
        text += ("; most often to ", *listed(named))
    yield (*text, ".")


def _phrases(seen: Teller, found: Blindspots) -> Iterator[Text]:
    for name, head, some in (
        ("phrases", "Phrases that nothing is linked to", found.phrases),
        ("names", "Names that mean nothing known", found.names),
    ):
        often = _once((each.text, each) for each in some if each.papers >= _OFTEN)
        if often:
            items: list[Text] = [
                (f"“{each.text}” (", seen.number(each.papers, f"{name}.{each.text}"), ")")
                for each in often
            ]
            yield (
                *lead(head),
                *listed(items),
                "; the numbers are papers. Some may be concepts that the vocabulary lacks.",
            )


def _labels(seen: Teller, found: Blindspots) -> Iterator[Text]:
    often = _once((each.text, each) for each in found.labels if each.ambiguous >= _OFTEN)
    if often:
        items: list[Text] = [
            (f"“{each.text}” (", seen.number(each.ambiguous, f"labels.{each.text}"), ")")
            for each in often
        ]
        yield (
            *lead("Words that were not counted"),
            *listed(items),
            "; they may name a concept, but nothing else in those papers says that they do.",
        )


def _once(found: Iterable[tuple[str, Found]]) -> list[Found]:
    """Give what is found by its words, each once: "game" and "games" are one."""
    kept: dict[str, Found] = {}
    for words, each in found:
        kept.setdefault(fold_label(words), each)
    return list(kept.values())


def _unseen(seen: Teller, found: Blindspots) -> Iterator[Text]:
    total = sum(found.concepts.values())
    if not total:
        return
    yield (
        *lead("What nobody mentions"),
        seen.number(len(found.unseen), "unseen"),
        " of the ",
        seen.number(total, "concepts"),
        " concepts of the vocabulary are linked to no paper of the graph file: the vocabulary is "
        "wider than these papers, and says nothing of why.",
    )
