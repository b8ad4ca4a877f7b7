"""Run a command to its end and read what it cost, and lay figures out in columns."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

#: The command line program of the environment that runs the benchmark.
KG = str(Path(sys.executable).with_name("kg"))

# Linux counts the peak in KiB, macOS in bytes.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took, by the operating system's own account."""

    wall: float  #: seconds
    cpu: float  #: seconds, user and system
    peak: float  #: MiB resident at most


def measure(command: Sequence[str | Path]) -> Cost:
    """Run a command; on Linux the peak is at least that of this process, so keep this one small.

    Raises
    ------
    SystemExit
        The command failed: a benchmark of what does not work says nothing.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    complaint = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    # 1: done, but something in the input was refused.
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))}: {child.returncode}\n{complaint}")
    peak = usage.ru_maxrss * _PEAK_UNIT / 2**20
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of each figure on its own."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        median(cost.peak for cost in costs),
    )


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, ["-" * width for width in widths], *rows):
        first, *others = [
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join([first, *others]))
    print()
