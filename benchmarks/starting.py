"""How long a person waits for the small commands, the start of Python included."""

import sys
from pathlib import Path

from measure import KG, measure, middle, print_table

#: What the project has set itself, in seconds.
TARGET = 0.5
QUERY = "top-methods"


def run(example: Path, graph: Path, folder: Path, *, rounds: int) -> None:
    """Time each command on the graph of the example papers and on a large one."""
    small = folder / "example.db"
    measure([KG, "build", example, "--out", small, "--quiet"])
    commands: list[tuple[str, list[str | Path]]] = [
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("kg --help", [KG, "--help"]),
    ]
    for name, file in (("example", small), ("large", graph)):
        commands += [
            (f"kg show, {name} graph", [KG, "show", file, "GRPO"]),
            (f"kg query, {name} graph", [KG, "query", file, "--name", QUERY]),
        ]
    print(f"Starting (target: {TARGET} s)")
    for _, command in commands:
        measure(command)  # so that every file has been read once
    costs = [[measure(command) for _, command in commands] for _ in range(rounds)]
    rows = []
    for (name, _), taken in zip(commands, zip(*costs, strict=True), strict=True):
        cost = middle(taken)
        least = min(run.wall for run in taken)
        rows.append(
            [name, f"{cost.wall:.2f}", f"{least:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}"]
        )
    print_table(["command", "s", "least s", "CPU s", "peak MiB"], rows)
