"""An evaluation as ``kg evaluate`` prints it: figures, tables by kind and role, confidences."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from kg.cli.printing import console
from kg.evaluate import Evaluation
from kg.evaluate.figures import Figure

_NAMES = {
    "precision": "precision",
    "precision_lenient": "listed at all",
    "recall": "recall",
    "f1": "F1",
    "role_accuracy": "role accuracy",
    "role_macro_f1": "macro F1 of roles",
    "avoids": "avoids found",
    "proposed_recall": "proposed found",
    "spans_verified": "spans verified",
    "evidence_on_target": "evidence on target",
}


def print_evaluation(measured: Evaluation, misses: int, *, asked_results: bool) -> None:
    """Print for people."""
    screen = console()
    screen.print(Text(_head(measured), style="bold"))
    for each in measured.figures:
        if not each.part:
            screen.print(_line(_NAMES[each.name], each))
    screen.print(f"  {'without evidence':19}{measured.without_evidence:>5}")
    if asked_results:
        _print_results(screen, measured)
    _print_parts(screen, measured, "kind", ("precision", "recall"))
    _print_parts(screen, measured, "role", ("precision", "recall", "f1"))
    _print_reliability(screen, measured)
    for line in _errors(measured, misses):
        screen.print(line, soft_wrap=True)


def _head(measured: Evaluation) -> str:
    return (
        f"{measured.gold}: {measured.papers} papers, {measured.links:,} links of confidence "
        f"{measured.threshold:g} or more, {measured.must:,} required"
    )


def _print_results(screen: Console, measured: Evaluation) -> None:
    if measured.results is None:
        screen.print("  Numeric results: the graph file holds none.")
        return
    for each in measured.results:
        screen.print(_line(f"results: {each.name}", each))


def _line(name: str, figure: Figure) -> Text:
    start = f"  {name:19}{_number(figure.value)}  {_interval(figure):14}"
    return Text.assemble(start, (f"of {figure.size:,}", "dim"))


def _print_parts(screen: Console, measured: Evaluation, sort: str, names: Sequence[str]) -> None:
    """Print a table of the figures by kind or by role; parts with no case are left out."""
    parts = dict.fromkeys(f.part for f in measured.figures if f.part.startswith(f"{sort} "))
    header = "".join(f"{_NAMES[name]:>24}" for name in names)
    screen.print(Text.assemble(f"\n  {'by ' + sort:15}", (header, "dim")))
    for part in parts:
        figures = [measured.figure(name, part) for name in names]
        if any(each.size for each in figures):
            cells = "".join(f"{_cell(each):>24}" for each in figures)
            screen.print(f"  {part.partition(' ')[2]:15}{cells}")


def _cell(figure: Figure) -> str:
    return f"{_number(figure.value)} {_interval(figure)} of {figure.size:>3}"


def _print_reliability(screen: Console, measured: Evaluation) -> None:
    table = measured.reliability
    head = f"\n  {'confidence':12}{'links':>7}{'said':>7}{'right':>7}"
    screen.print(Text(head, style="dim"))
    for each in table.bins:
        screen.print(
            f"  {each.low:.1f} to {each.high:.1f}  {each.links:>7}"
            f"{each.said:>7.2f}{each.right:>7.2f}"
        )
    if table.expected_error is not None:
        screen.print(f"  They are {table.expected_error:.3f} apart (expected calibration error).")
    screen.print(Text(f"\n  {'rule':12}{'links':>7}{'said':>7}{'right':>7}", style="dim"))
    for rule in table.rules:
        screen.print(f"  {rule.rule:12}{rule.links:>7}{rule.said:>7.2f}{rule.right:>7.2f}")
    columns = "".join(f"{name:>11}" for name in ("links", "precision", "recall", "F1"))
    screen.print(Text(f"\n  {'threshold':12}{columns}", style="dim"))
    for step in table.steps:
        cells = "".join(f"{_number(x):>11}" for x in (step.precision, step.recall, step.f1))
        screen.print(f"  {step.threshold:<12g}{step.links:>11}{cells}")


def _errors(measured: Evaluation, most: int) -> Iterator[Text]:
    """Yield the errors of each sort, paper by paper."""
    if not most:
        return
    yield Text(f"\nmissed: {len(measured.misses)}", style="bold")
    for miss in measured.misses[:most]:
        yield _error(miss.paper, f"{miss.concept} ({miss.kind}, {miss.role})", miss.quote)
    yield Text(f"\nfalse alarms: {len(measured.alarms)}", style="bold")
    for alarm in measured.alarms[:most]:
        what = f"{alarm.concept} ({alarm.kind}, {alarm.role}, {alarm.confidence:.2f})"
        yield _error(alarm.paper, what, alarm.exact)
    yield Text(f"\nwrong roles: {len(measured.wrong_roles)}", style="bold")
    for wrong in measured.wrong_roles[:most]:
        what = f"{wrong.concept} is {wrong.role}, not {' or '.join(wrong.right)}"
        yield _error(wrong.paper, what, wrong.exact)


def _error(paper: str, what: str, words: str) -> Text:
    return Text.assemble(f"  {paper}  {what}  ", (f"“{words}”", "dim"))


def _number(value: float | None) -> str:
    return "    –" if value is None else f"{value:>5.2f}"


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"[{figure.low:.2f}, {figure.high:.2f}]"
