"""Overview: what the papers are about in a few sentences, and the map."""

from collections.abc import Iterator

from kg.graph.corpus import load_corpus
from kg.graph.profile import Proposal
from kg.model import Kind
from kg.survey.document import Block, Cite, Paragraph, Section, Strong, Text
from kg.survey.ground import Ground
from kg.survey.parts.map import map_figure
from kg.survey.sources import analysis
from kg.survey.telling import FEW, Teller, commonest
from kg.survey.wording import listed

#: Concepts of a kind, and proposals, that a sentence names.
_NAMED = 4

#: A setting or domain of at least this part of the papers is one that the survey is about.
_MANY = 0.15

#: Part of the papers about a concept, or narrower ones, that name it itself.
_NAMED_ITSELF = 0.08

#: How the commonest concepts of a kind are told, and how of few papers.
_KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("setting", "The settings that they name most often are ", "Settings: "),
    ("domain", "Among domains and tasks come first ", "Domains and tasks: "),
    ("method", "Of methods, most build on, use or study ", "Methods: "),
    ("benchmark", "Of benchmarks and data sets, the commonest are ", "Benchmarks and data sets: "),
)

#: Papers that take up a proposal, before it is called an influence.
_TAKEN_UP = 2


def overview_section(ground: Ground) -> Section:
    """Say in a few sentences what the papers are about."""
    if not ground.statements.all:
        return Section("Overview")
    teller = Teller(ground, ground.source)
    first = [*_when(teller), *_subjects(teller)]
    second = [*_proposals(teller), *_rivals(teller), *_topics(ground)]
    blocks: list[Block] = [Paragraph(_joined(text)) for text in (first, second) if text]
    figure = map_figure(ground)
    return Section("Overview", (*blocks, figure) if figure else tuple(blocks))


def _joined(sentences: list[Text]) -> Text:
    """Give sentences with a space between them."""
    text: Text = ()
    for each in sentences:
        text += (" ", *each) if text else each
    return text


def _when(teller: Teller) -> Iterator[Text]:
    profile = teller.ground.whole
    years, papers = profile.years, len(profile.papers)
    if not years.dated:
        yield (
            "None of the papers has a known year of publication, so nothing is said here of when."
            if papers > 1
            else "The year of the paper is not known.",
        )
        return
    if papers == 1:
        yield ("The paper is of ", *teller.years(years), ".")
        return
    who: Text = ("The papers",)
    if years.dated < papers:
        dated = teller.number(years.dated, "years.dated")
        who = ("The ", dated, " papers whose year is known")
    if years.first == years.last:
        yield (*who, " appeared in ", *teller.years(years), ".")
        return
    middle = teller.year(years.middle, "years.middle")
    yield (
        *who,
        " appeared from ",
        *teller.years(years),
        ", half of them by ",
        middle,
        ".",
    )


def _subjects(teller: Teller) -> Iterator[Text]:
    ground = teller.ground
    about, few = ground.whole.about, len(ground.whole.papers) < _NAMED
    yield from _roots(ground)
    for kind, words, words_of_few in _KINDS:
        if found := commonest(about[kind], _NAMED, least=1 if few else 2):
            yield (words_of_few if few else words, *teller.tops(found, kind), ".")


def _roots(ground: Ground) -> Iterator[Text]:
    """Say of which setting and domain the papers are, where many are of one and its narrower ones.

    What is narrower counts here: a paper on deep Q-learning need not say "reinforcement learning".
    """
    corpus = ground.corpus
    teller = Teller(ground, analysis(load_corpus, corpus.selection))
    papers = len(corpus.papers)
    for kind in ("setting", "domain"):
        places = corpus.of_kind(kind)
        named = {each.concept: each.papers for each in ground.whole.about[kind]}
        # "machine learning setting" has much below it, and is itself hardly ever named
        common = [
            place
            for place in places.tolist()
            if named.get(corpus.concepts[place], 0) >= corpus.having[place] * _NAMED_ITSELF
        ]
        if not common:
            continue
        most = min(common, key=lambda place: (-corpus.having[place], place))
        having, concept = int(corpus.having[most]), corpus.concepts[most]
        is_selected = having == papers and corpus.selection.focus
        if papers < _NAMED or having < papers * _MANY or is_selected:
            continue
        yield (
            *teller.counted(having, "paper", f"having.{concept}"),
            " (",
            teller.share(having, papers, f"having.{concept}.share"),
            ") are about " if having > 1 else ") is about ",
            teller.term(concept),
            f" or a narrower {kind}.",
        )


def _proposals(teller: Teller) -> Iterator[Text]:
    profile = teller.ground.whole
    if not profile.proposing or len(profile.papers) < _NAMED:
        return
    number = teller.counted(profile.proposing, "paper", "proposing")
    share = teller.share(profile.proposing, len(profile.papers), "proposing.share")
    what = (
        ") names something that it proposes."
        if profile.proposing == 1
        else (") name something that they propose.")
    )
    yield (*number, " (", share, what)
    if taken := influences(teller.ground, _NAMED):
        items = [_taken(teller, each) for each in taken]
        yield ("Other papers of this collection have most often taken up ", *listed(items), ".")


def influences(ground: Ground, most: int) -> list[Proposal]:
    """Give what papers propose that most others take up, each paper and each concept once."""
    found: dict[str, Proposal] = {}
    papers: set[str] = set()
    for each in ground.whole.proposals:
        is_thing = each.concept.startswith(("method:", "benchmark:"))
        if not (is_thing and each.is_titled) or each.taken_up < _TAKEN_UP:
            continue
        if each.concept not in found and each.paper not in papers:
            found[each.concept] = each
            papers.add(each.paper)
    return list(found.values())[:most]


def _taken(teller: Teller, each: Proposal) -> Text:
    return (
        teller.term(each.concept),
        " ",
        Cite(each.paper),
        teller.ground.witness(each.paper, each.concept),
        " (",
        *teller.counted(each.taken_up, "paper", f"taken_up.{each.paper}.{each.concept}"),
        ")",
    )


def _rivals(teller: Teller) -> Iterator[Text]:
    compared = commonest(teller.ground.whole.compared, 3)
    if compared:
        yield (
            "The commonest point of comparison is ",
            *teller.tops(compared, "compared"),
            ".",
        )
    known = [each for each in teller.ground.whole.avoided if teller.ground.is_known(each.concept)]
    avoided = commonest(known, 3)
    if avoided:
        yield (
            "What papers most often say they do without is ",
            *teller.tops(avoided, "avoided"),
            ".",
        )


def _topics(ground: Ground) -> Iterator[Text]:
    topics = ground.topics
    if len(topics) < 2 or len(ground.corpus.papers) < FEW:
        return
    teller = Teller(ground, ground.topic_source)
    named = topics[:3]
    items: list[Text] = [
        (
            Strong(topic.title),
            " (",
            *teller.counted(len(topic.profile.papers), "paper", f"topics.{topic.number}.papers"),
            ")",
        )
        for topic in named
    ]
    verb = "they are" if len(named) == len(topics) else "the largest are"
    yield (
        "By the concepts that they share the papers fall into ",
        *teller.counted(len(topics), "topic", "topics"),
        f": {verb} ",
        *listed(items),
        ".",
    )
