"""Kill builds in the middle, again and again: ``make soak``, or ``python benchmarks/soak.py FILE``.

1. Build the graph once undisturbed, and export it: this is what every other build must give.
2. Trials: start a build, ``kill -9`` it at a moment of its own (spread over the time that the
   undisturbed build took), check that the file can be read at once, build again, compare.
3. A chain: one graph file, killed at every trial's moment in turn, then built to the end, compared.

Ends with 1 when a graph differs, or when hardly a kill came before the build was done.
"""

import argparse
import hashlib
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

KG = str(Path(sys.executable).with_name("kg"))
#: Equal exports mean equal content.
FORMATS = ("links", "ntriples")
#: Shares of kills that must have met a running build for the soak to mean anything.
LEAST_HITS = 0.5


def run(*arguments: str | Path, codes: tuple[int, ...] = (0,)) -> None:
    """Run a command that reads; any other end than ``codes``, or a traceback, ends the soak."""
    ran = subprocess.run([KG, *arguments], capture_output=True, text=True, check=False)
    if ran.returncode not in codes or "Traceback" in ran.stderr:
        raise SystemExit(f"kg {' '.join(map(str, arguments))}: {ran.returncode}\n{ran.stderr}")


@dataclass(frozen=True, slots=True)
class Soak:
    """What every trial needs: the input, the options of the build, and what must come out."""

    file: Path
    folder: Path
    options: tuple[str, ...]

    def start(self, graph: Path) -> subprocess.Popen[bytes]:
        """Start a build; the caller waits for it."""
        command = [KG, "build", self.file, "--out", graph, "--quiet", *self.options]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def finish(self, graph: Path) -> dict[str, str]:
        """Build to the end, check the file, and give the digests of its exports."""
        code = self.start(graph).wait()
        if code not in (0, 1):  # 1: done, but something in the input was refused
            raise SystemExit(f"{graph.name}: kg build ended with {code}")
        left = [path.name for path in graph.parent.glob(f"{graph.name}-*")]
        if left:
            raise SystemExit(f"{graph.name}: a finished build left {left}")
        run("check", graph)
        return {name: self._digest(graph, name) for name in FORMATS}

    def kill(self, graph: Path, moment: float) -> bool:
        """Build for ``moment`` seconds, then kill; give whether the build was still running."""
        build = self.start(graph)
        try:
            build.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            build.wait()
        was_killed = build.returncode == -signal.SIGKILL
        if graph.exists():
            # 2: it says in one line that its build was not finished.
            run("info", graph, codes=(0, 2))
        return was_killed

    def _digest(self, graph: Path, name: str) -> str:
        out = graph.with_suffix(f".{name}")
        run("export", graph, "--format", name, "--out", out)
        with out.open("rb") as exported:
            digest = hashlib.file_digest(exported, "sha256").hexdigest()
        out.unlink()
        return digest


def main() -> None:
    """Run the trials and the chain, say how each went."""
    options = _options()
    extra = ["--workers", str(options.workers), "--batch", str(options.batch)]
    if options.decisions:
        extra += ["--decisions", str(options.decisions)]
    with tempfile.TemporaryDirectory() as name:
        soak = Soak(options.file, Path(name), tuple(extra))
        start = time.perf_counter()
        build = soak.start(soak.folder / "timed.db")
        if build.wait() not in (0, 1):
            raise SystemExit(f"{options.file}: kg build ended with {build.returncode}")
        seconds = time.perf_counter() - start
        wanted = soak.finish(soak.folder / "timed.db")
        print(f"undisturbed: {seconds:.1f} s, {wanted['links'][:12]} {wanted['ntriples'][:12]}")
        moments = [seconds * (n + 0.5) / options.kills for n in range(options.kills)]
        hits, faults = _trials(soak, moments, wanted)
        faults += _chain(soak, moments, wanted)
    print(f"{hits} of {len(moments)} kills met a running build; {faults} graphs differ")
    if faults or hits < LEAST_HITS * len(moments):
        raise SystemExit(1)


def _trials(soak: Soak, moments: list[float], wanted: dict[str, str]) -> tuple[int, int]:
    hits = faults = 0
    for number, moment in enumerate(moments, 1):
        graph = soak.folder / f"trial{number}.db"
        was_killed = soak.kill(graph, moment)
        same = soak.finish(graph) == wanted
        hits += was_killed
        faults += not same
        met = "killed" if was_killed else "done before"
        print(
            f"trial {number}: {met} at {moment:.1f} s; {'same' if same else 'DIFFERS'}", flush=True
        )
        graph.unlink()
    return hits, faults


def _chain(soak: Soak, moments: list[float], wanted: dict[str, str]) -> int:
    graph = soak.folder / "chain.db"
    hits = sum(soak.kill(graph, moment) for moment in moments)
    same = soak.finish(graph) == wanted
    print(f"chain: killed {hits} times in turn; {'same' if same else 'DIFFERS'}", flush=True)
    return int(not same)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, help="papers in any format that kg build reads")
    parser.add_argument("--kills", type=int, default=10, help="trials (default: 10)")
    parser.add_argument("--workers", type=int, default=1, help="kg build --workers (default: 1)")
    parser.add_argument("--batch", type=int, default=500, help="kg build --batch (default: 500)")
    parser.add_argument("--decisions", type=Path, help="kg build --decisions (default: none)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
