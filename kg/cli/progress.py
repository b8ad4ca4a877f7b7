"""The progress bar of a build, with rate and time left."""

from collections.abc import Mapping

from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from kg.cli.printing import console


class _Rate(ProgressColumn):
    """Papers done, of how many, and how many a second."""

    def render(self, task: Task) -> Text:
        total = f"/{task.total:,.0f}" if task.total else ""
        rate = f" ({task.speed:,.0f}/s)" if task.speed else ""
        return Text(f"{task.completed:,.0f}{total} papers{rate}" if task.completed else "")


class Bar:
    """One line a stage, on standard error; a context manager."""

    def __init__(self, stages: Mapping[str, str]) -> None:
        self._stages = stages
        self._tasks: dict[str, TaskID] = {}
        self._progress = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description:<9}"),
            BarColumn(bar_width=24),
            _Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console(stderr=True),
        )

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()
        self._progress.stop()

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say how many papers a stage has done; a new stage ends the ones before."""
        if stage not in self._tasks:
            self._finish()
            self._tasks[stage] = self._progress.add_task(self._stages[stage], total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)

    def print(self, line: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(line, soft_wrap=True)

    def _finish(self) -> None:
        for task in self._progress.tasks:
            done = task.completed or 1
            self._progress.update(task.id, total=done, completed=done)
