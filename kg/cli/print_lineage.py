"""A lineage as ``kg lineage`` prints it: trees with years, papers and sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kg.cli.printing import console
from kg.cli.words import counted, span_of
from kg.graph.corpus import Corpus
from kg.graph.forest import Ancestor, Branch
from kg.graph.lineage import Lineage
from kg.graph.sayings import Step
from kg.model import Concept, Paper
from kg.store import Store
from kg.survey.excerpts import excerpt

#: Letters of a sentence, however narrow the terminal is.
_LEAST_ROOM = 50
#: Rows of one tree in the short form.
_MOST_ROWS = 12

Papers = dict[str, Paper]


def print_forest(store: Store, corpus: Corpus, lineage: Lineage, limit: int) -> None:
    """Print the largest trees, and what was compared with most often."""
    screen = console()
    screen.print(Text(_head(corpus, lineage), style="bold"), soft_wrap=True)
    if not lineage.steps:
        return
    papers = _papers_of(store, lineage.steps)
    for line in _measures(lineage):
        screen.print(line, soft_wrap=True)
    _print_trees(screen, lineage, papers, limit)
    _print_comparisons(screen, lineage, papers, limit)
    for note in _notes(lineage):
        screen.print(Text(note, style="dim"), soft_wrap=True)


def print_line(store: Store, lineage: Lineage, named: Sequence[Concept], limit: int) -> None:
    """Print what is told of the first of the methods of one name, and which others there are."""
    screen = console()
    _print_method(screen, store, lineage, named[0], limit)
    for other in named[1:]:
        said = f"Also called so: {other.pref_label}  {other.id}"
        screen.print(Text(said, style="dim"), soft_wrap=True)


def _print_method(
    screen: Console, store: Store, lineage: Lineage, method: Concept, limit: int
) -> None:
    papers = _papers_of(store, lineage.steps)
    own = lineage.concepts.get(method.id)
    if own is None:
        screen.print(
            f"No paper of {lineage.papers:,} says what {method.pref_label} extends, what extends "
            "it, or with which method it was compared.",
            soft_wrap=True,
        )
        return
    screen.print(Text(f"{own.label}, {_birth(own)}", style="bold"), soft_wrap=True)
    if lineage.trees:
        _print_trees(screen, lineage, papers, limit, most_rows=None)
    mine = [step for step in lineage.steps if step.relation == "compares_with"]
    for title, steps, is_mine in (
        ("It was compared with", [s for s in mine if s.method == method.id], True),
        ("What was compared with it", [s for s in mine if s.other == method.id], False),
    ):
        if steps:
            screen.print(Text(f"\n{title}", style="bold"))
        for step in steps:
            other = lineage.concepts[step.other if is_mine else step.method]
            screen.print(Text.assemble(f"  {_year(other):>6}  ", (other.label, "bold")))
            _print_said(screen, step, papers, " " * 10)
    for note in _notes(lineage):
        screen.print(Text(note, style="dim"), soft_wrap=True)


def _head(corpus: Corpus, lineage: Lineage) -> str:
    papers = f"{counted(lineage.papers, 'paper')}{span_of(corpus.years.tolist())}"
    if not lineage.steps:
        return f"{papers}: none says what a method that it proposes extends, or compares it with."
    extending = lineage.telling("extends")
    comparing = lineage.telling("compares_with")
    return (
        f"{papers}; methods are proposed by {lineage.proposing:,}. What theirs extend is said by "
        f"{extending:,}, which methods they compare them with by {comparing:,}."
    )


def _measures(lineage: Lineage) -> Iterator[Text]:
    counts = lineage.papers_of("extends")
    several = [
        f"{lineage.concepts[id_].label} ({number:,})" for id_, number in counts if number > 1
    ]
    if several:
        yield Text(f"Most extended, by papers: {', '.join(several[:6])}.")
    elif counts:
        yield Text("Nothing is extended by more than one paper.")
    chain = lineage.longest_chain
    if len(chain) > 2:
        yield Text(f"Longest chain: {' > '.join(lineage.concepts[id_].label for id_ in chain)}.")


def _print_trees(
    screen: Console,
    lineage: Lineage,
    papers: Papers,
    limit: int,
    *,
    most_rows: int | None = _MOST_ROWS,
) -> None:
    shown = lineage.trees[:limit]
    if shown:
        screen.print(Text("\nWhat extends what", style="bold"))
    for tree in shown:
        for branch, guide, more in _guided(tree[:most_rows]):
            concept = lineage.concepts[branch.id]
            line = Text.assemble(f"  {_year(concept):>6}  {guide}", (concept.label, "bold"))
            line.append(_aside(lineage, branch), style="dim")
            screen.print(line, soft_wrap=True)
            for step in _branch_steps(lineage, branch):
                _print_said(screen, step, papers, " " * 10 + more)
        if most_rows and len(tree) > most_rows:
            screen.print(f"          … and {len(tree) - most_rows:,} more", style="dim")
    if len(lineage.trees) > len(shown):
        screen.print(f"  … and {len(lineage.trees) - len(shown):,} more trees", style="dim")


def _branch_steps(lineage: Lineage, branch: Branch) -> list[Step]:
    """Give the step by which a method hangs where it hangs: the first of several."""
    return [
        step
        for step in lineage.steps
        if (step.method, step.other, step.relation) == (branch.id, branch.parent, "extends")
    ][:1]


def _aside(lineage: Lineage, branch: Branch) -> str:
    """Name what a method extends besides what it hangs under."""
    others = {
        lineage.concepts[step.other].label
        for step in lineage.of_methods("extends")
        if step.method == branch.id and step.other != branch.parent
    }
    return f"  extends {', '.join(sorted(others))}, too" if others else ""


def _guided(tree: Sequence[Branch]) -> Iterator[tuple[Branch, str, str]]:
    """Yield branches with the lines before their names, and before what stands below these."""
    for place, branch in enumerate(tree):
        rest = tree[place + 1 :]
        bars = ["│  " if _goes_on(rest, depth) else "   " for depth in range(1, branch.depth)]
        if not branch.depth:
            yield branch, "", ""
        else:
            before = "".join(bars)
            fork, below = ("├─ ", "│  ") if _goes_on(rest, branch.depth) else ("└─ ", "   ")
            yield branch, before + fork, before + below


def _goes_on(rest: Iterable[Branch], depth: int) -> bool:
    """Say whether another branch of this depth comes before the tree goes back up."""
    for branch in rest:
        if branch.depth <= depth:
            return branch.depth == depth
    return False


def _print_comparisons(screen: Console, lineage: Lineage, papers: Papers, limit: int) -> None:
    counts = lineage.papers_of("compares_with")
    if not counts:
        return
    several = [pair for pair in counts if pair[1] > 1]
    title = "Compared with most often" if several else "Compared with, each by one paper"
    screen.print(Text(f"\n{title}", style="bold"))
    by_other: dict[str, list[Step]] = defaultdict(list)
    for step in lineage.of_methods("compares_with"):
        by_other[step.other].append(step)
    for id_, number in (several or counts)[:limit]:
        concept, steps = lineage.concepts[id_], by_other[id_]
        line = Text.assemble(f"  {_year(concept):>6}  ", (concept.label, "bold"))
        methods = dict.fromkeys(_named(lineage.concepts[step.method]) for step in steps)
        line.append(f", by {counted(number, 'paper')}: {_some(list(methods))}")
        screen.print(line, soft_wrap=True)
        _print_said(screen, steps[0], papers, " " * 10)
    left = len(counts) - len((several or counts)[:limit])
    if left:
        screen.print(f"  … and {left:,} more", style="dim")


def _print_said(screen: Console, step: Step, papers: Papers, before: str) -> None:
    paper, said = papers[step.paper], step.evidence
    sentence = paper.sentence_of(said)
    before = f"{before}{paper.id}  "
    room = max(_LEAST_ROOM, screen.width - len(before) - 2)
    quoted = excerpt(sentence, said.start - said.sentence_start, room)
    screen.print(Text(f"{before}“{quoted}”", style="dim"), soft_wrap=True)


def _notes(lineage: Lineage) -> Iterator[str]:
    yield ""
    dated = [concept.dated_by for concept in lineage.concepts.values()]
    if not any(dated):
        yield "No paper has a date, so nothing here says what came first."
    if "seen" in dated:
        yield "≤: the first paper about it here; no paper here proposes it, or not before that."
    if lineage.nameless:
        yield (
            "1 more paper extends something and names no method of its own; it is not here."
            if lineage.nameless == 1
            else f"{lineage.nameless:,} more papers extend something and name no method of their "
            "own; they are not here."
        )


def _papers_of(store: Store, steps: Iterable[Step]) -> Papers:
    return {paper.id: paper for paper in store.papers(step.paper for step in steps)}


def _year(concept: Ancestor) -> str:
    return ("≤" if concept.dated_by == "seen" else "") + concept.date[:4]


def _named(concept: Ancestor) -> str:
    return f"{concept.label} ({concept.date[:4]})" if concept.date else concept.label


def _birth(concept: Ancestor) -> str:
    if concept.dated_by == "proposed":
        return f"first proposed {concept.date} by {concept.proposed_by[0]}"
    if concept.dated_by == "seen":
        return f"in use by {concept.date} (first paper about it)"
    return f"proposed by {concept.proposed_by[0]}" if concept.proposed_by else "not proposed here"


def _some(names: list[str], most: int = 5) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
