"""Reading in tests: papers and the lines of what was refused."""

from pathlib import Path

from kg.model import Paper
from kg.read import Refusal, read_papers


def read(*sources: str | Path) -> tuple[list[Paper], list[str]]:
    refusals: list[Refusal] = []
    papers = list(read_papers(sources, on_refusal=refusals.append))
    return papers, [f"{r.place}: {r.reason}" if r.place else r.reason for r in refusals]


def read_text(folder: Path, text: str | bytes) -> tuple[list[Paper], list[str]]:
    file = folder / "input"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return read(file)
