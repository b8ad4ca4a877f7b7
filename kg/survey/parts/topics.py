"""A section for each topic: what it is about, who proposes what, results, quotes, what is avoided.

Large topics are told in full, each on a page at most; the others stand in one list. Where there
are few papers, these are told one by one instead.
"""

from collections.abc import Iterator, Sequence

from kg.graph.profile import Counted
from kg.graph.topic_profiles import TopicProfile
from kg.survey.document import Block, Cite, Items, Number, Paragraph, Section, Strong, Text
from kg.survey.ground import Ground
from kg.survey.parts.claims import claims_table
from kg.survey.parts.each import each_section
from kg.survey.parts.proposals import proposals_table
from kg.survey.parts.quotations import avoided_text, quotations
from kg.survey.telling import FEW, Teller
from kg.survey.wording import listed
from kg.text import fold_label

#: Topics that are told in full, and papers that such a one has at least.
_IN_FULL, _LEAST = 12, 3

#: Concepts that a sentence names, words, and finer topics of a topic.
_NAMED, _WORDS, _PARTS = 4, 4, 6

#: A topic of fewer papers is not divided.
_DIVISIBLE = 12

#: Years by which the middle of a topic differs from that of all, before it is told.
_YEARS_APART = 2


def topics_section(ground: Ground) -> Section:
    """Tell of each topic."""
    if len(ground.corpus.papers) < FEW:
        return each_section(ground)
    topics = ground.topics
    full = [topic for topic in topics[:_IN_FULL] if len(topic.profile.papers) >= _LEAST]
    rest = topics[len(full) :]
    parts = [_topic_section(ground, topic, place) for place, topic in enumerate(full)]
    if rest and full:
        items = tuple(_in_short(_teller(ground, topic), topic) for topic in rest)
        parts.append(Section("Smaller topics", (Items(items),)))
    blocks: tuple[Block, ...] = ()
    if len(full) > 1:
        blocks = (Paragraph(_introduction(ground, len(full), len(rest))),)
    return Section("Topic by topic", blocks, tuple(parts), name="topics")


def _introduction(ground: Ground, full: int, rest: int) -> Text:
    text: Text = (
        "Topics are groups of papers that share more concepts with each other than with the rest; "
        "a paper is in one of them. Each is called after the concepts that are most typical of "
        "it. The numbers behind concepts say how many of its papers are about them.",
    )
    if rest:
        teller = Teller(ground, ground.topic_source)
        number = teller.number(full, "topics.full")
        text = (
            *text,
            " The ",
            number,
            " largest are told in full, the others at the end in short.",
        )
    return text


def _teller(ground: Ground, topic: TopicProfile) -> Teller:
    return Teller(ground, ground.topic_source, f"topics.{topic.number}.")


def _topic_section(ground: Ground, topic: TopicProfile, place: int) -> Section:
    teller = _teller(ground, topic)
    text: Text = ()
    for sentence in (_about(teller, topic, place), _when(teller, topic), *_words(ground, topic)):
        text += (" ", *sentence) if text and sentence else sentence
    blocks: list[Block] = [Paragraph(text)]
    blocks += quotations(ground, topic.profile)
    blocks += proposals_table(teller, topic.profile)
    wanted = frozenset(topic.profile.papers)
    blocks += claims_table(ground, [each for each in ground.results if each.paper in wanted])
    if avoided := avoided_text(ground, topic.profile):
        blocks.append(Paragraph(avoided))
    if len(topic.profile.papers) >= _DIVISIBLE and len(topic.parts) > 1:
        parts = topic.parts[:_PARTS]
        blocks.append(Paragraph((_within(len(topic.parts) > len(parts)),)))
        blocks.append(Items(tuple(_in_short(_teller(ground, part), part) for part in parts)))
    return Section(topic.title, tuple(blocks), name=f"topic-{topic.number}")


def _within(is_cut: bool) -> str:
    return "The largest groups within it:" if is_cut else "Within it stand closer together:"


def _about(teller: Teller, topic: TopicProfile, place: int) -> Text:
    """Say what a topic is about, in one of three ways, so that sections do not read alike."""
    profile = topic.profile
    papers = teller.counted(len(profile.papers), "paper", "papers")
    whole = len(teller.ground.corpus.papers)
    share = teller.share(len(profile.papers), whole, "share")
    subjects = _shared(
        _mixed(profile.about["setting"], profile.about["domain"]), len(profile.papers)
    )
    methods = _shared(profile.about["method"][:_NAMED], len(profile.papers))
    benchmarks = _shared(profile.about["benchmark"][:3], len(profile.papers))
    what = teller.tops(subjects, "about", "paper") if subjects else ()
    means = teller.tops(methods, "about", "paper") if methods else ()
    text: Text
    if not what:
        text = (
            *papers,
            " (",
            share,
            " of all) belong here",
            *_tail("; what joins them is ", means),
        )
    elif place % 3 == 0:
        text = (*papers, " (", share, " of all) belong here. Their subject is ", *what)
        text += _tail("; the means are above all ", means)
    elif place % 3 == 1:
        text = ("What joins these ", *papers, " (", share, " of all) is ", *what)
        text += _tail(". They mostly work with ", means)
    else:
        text = ("With ", *papers, " (", share, " of all), this topic turns on ", *what)
        text += _tail(". Typical methods are ", means)
    text += (".",)
    if benchmarks:
        begin = (" They are tested on ", " Results come from ", " Benchmarks and data are ")
        text += (begin[place % 3], *teller.tops(benchmarks, "about", "paper"), ".")
    return text


def _mixed(*kinds: tuple[Counted, ...]) -> list[Counted]:
    """Give the commonest of the most typical concepts of some kinds."""
    found = [each for some in kinds for each in some[:3]]
    return sorted(found, key=lambda each: (-each.papers, each.concept))[:_NAMED]


def _shared(found: Sequence[Counted], papers: int) -> list[Counted]:
    """Give what more than one paper has, the commonest first; of few papers all."""
    kept = [each for each in found if each.papers > 1 or papers < _LEAST]
    return sorted(kept, key=lambda each: (-each.papers, each.concept))


def _tail(words: str, text: Text) -> Text:
    return (words, *text) if text else ()


def _when(teller: Teller, topic: TopicProfile) -> Text:
    years, overall = topic.profile.years, teller.ground.whole.years
    if not years.dated or overall.first == overall.last:
        return ()
    text: Text = ("They are of ", *teller.years(years))
    apart = years.middle - overall.middle
    if abs(apart) >= _YEARS_APART and len(topic.profile.papers) >= _LEAST:
        which = "a younger" if apart > 0 else "an older"
        middle: Number = teller.year(years.middle, "years.middle")
        all_papers = Teller(teller.ground, teller.ground.source)
        text += (
            f", {which} topic than most: half of them had appeared by ",
            middle,
            ", of all papers by ",
            all_papers.year(overall.middle, "years.middle"),
        )
    return (*text, ".")


def _words(ground: Ground, topic: TopicProfile) -> Iterator[Text]:
    """Give the words that set a topic apart, of which concepts do not tell already."""
    about = topic.profile.about
    named = [each.concept for kind in about for each in about[kind][:_NAMED]]
    said = fold_label(" ".join([topic.title, *map(ground.label, named)]))
    words = [f"“{word}”" for word in topic.words if fold_label(word) not in said][:_WORDS]
    if len(words) > 1:
        yield "Words that they use more than others are ", *listed(words), "."


def _in_short(teller: Teller, topic: TopicProfile) -> Text:
    """Tell of a topic in an item of a list."""
    profile = topic.profile
    text: Text = (
        Strong(topic.title),
        " (",
        *teller.counted(len(profile.papers), "paper", "papers"),
        ")",
    )
    title = topic.title.casefold()
    subjects = [
        each
        for each in _mixed(*(profile.about[kind] for kind in ("setting", "domain", "method")))
        if teller.ground.label(each.concept).casefold() not in title
    ]
    if subjects:
        text += (": ", *teller.terms(each.concept for each in subjects))
    own = {each.paper: each for each in reversed(profile.proposals)}
    chosen = [each for each in profile.proposals if own[each.paper] is each][:3]
    if chosen:
        items: list[Text] = [
            (
                teller.term(each.concept),
                " ",
                Cite(each.paper),
                teller.ground.witness(each.paper, each.concept),
            )
            for each in chosen
        ]
        text += ("; proposed are " if len(items) > 1 else "; proposed is ", *listed(items))
    elif len(profile.papers) <= 3:
        text += ("; see ", *listed([(Cite(id_),) for id_ in profile.papers]))
    return (*text, ".")
