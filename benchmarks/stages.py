"""Where the time of a build goes: CPU seconds by stage, ``python benchmarks/stages.py FILE``.

The functions that the stages consist of are wrapped by a clock, and a build is run in this
process. A stage that runs inside of another one stops its clock, so that every moment is counted
once; what no stage claims stands under "other". To ask the clock so often costs about a hundredth.
"""

import argparse
import functools
import importlib
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.store import open_store

START = "start of Python, imports"
OTHER = "other"

#: Stage -> the function that it consists of, by the place where the build looks it up.
STAGES = {
    "read": "kg.pipeline:read_papers",
    "store papers": "kg.store.writer:Writer.add_papers",
    "load vocabulary": "kg.cli.build:load_ontology",
    "store vocabulary": "kg.store.writer:Writer.set_curated",
    "make lexicon": "kg.workers:_make_lexicon",
    "fetch papers": "kg.store.writer:Writer.unlinked",
    "extract": "kg.workers:extract",
    "link": "kg.workers:link",
    "write links": "kg.store.writer:Writer.write_readings",
    "resolve": "kg.pipeline:resolve",
    "index for readers": "kg.resolve.corpus:make_searchable",
}


class Clock:
    """CPU seconds by stage; the stage begun last is the one that runs."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys((START, *STAGES, OTHER), 0.0)
        self._running = [START]
        self._since = 0.0

    def begin(self, stage: str) -> None:
        """Stop the stage that runs, and begin another one inside of it."""
        self._charge()
        self._running.append(stage)

    def end(self) -> None:
        """End the stage that runs; the one around it goes on."""
        self._charge()
        self._running.pop()

    def _charge(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function whose calls, and the iterator it may give, count as a stage."""

        @functools.wraps(function)
        def call(*args: Any, **options: Any) -> Any:
            self.begin(stage)
            try:
                given = function(*args, **options)
            finally:
                self.end()
            return self._steps(stage, given) if isinstance(given, Iterator) else given

        return call

    def _steps(self, stage: str, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            self.begin(stage)
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self.end()
            yield item


def run(file: Path, out: Path) -> dict[str, float]:
    """Build ``out`` from ``file`` in this process, and give the CPU seconds of each stage."""
    clock = Clock()
    command = importlib.import_module("kg.cli.build").command
    for stage, place in STAGES.items():
        module, _, path = place.partition(":")
        outer, _, name = path.rpartition(".")
        owner: Any = importlib.import_module(module)
        owner = getattr(owner, outer) if outer else owner
        setattr(owner, name, clock.timed(stage, getattr(owner, name)))
    clock.begin(OTHER)
    command.main([str(file), "--out", str(out), "--workers", "1", "--quiet"], standalone_mode=False)
    clock.end()
    return clock.seconds


def main() -> None:
    """Print the number of papers and the seconds of each stage as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="papers in any format that kg build reads")
    file = parser.parse_args().file
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "stages.db"
        seconds = run(file, out)
        with open_store(out) as store:
            print(json.dumps({"papers": store.counts().papers, "seconds": seconds}))


if __name__ == "__main__":
    main()
