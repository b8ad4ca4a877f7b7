"""Writes into pages what their commands print now (``make docs-refresh``).

Outputs with a line ``…``, or a ``…`` within a line, were shortened by a person; they are left as
they are, and told where they no longer fit.
"""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

import kg
from tests.docs.blocks import Block, blocks_of, fits
from tests.docs.fixture import MADE, ROOT, graph_of, lay_out
from tests.docs.trying import Trial


class Refresher(Trial):
    """Changes a page where its blocks print something else."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self._page = page

    def compare(self, printed: str, block: Block) -> None:
        """Write what was printed, unless the page tells it already."""
        if block.output is None or fits(printed, block.output):
            return
        if "…" in block.output and block.output.strip() != "…":
            sys.stderr.write(f"{block.place}: shortened by hand, and fits no longer\n")
            return
        text = self._page.read_text(encoding="utf-8")
        old = "".join(f"{block.indent}{line}\n" for line in block.output.splitlines())
        lines = (f"{block.indent}{line.rstrip()}".rstrip() for line in printed.splitlines())
        new = "".join(f"{line}\n" for line in lines)
        self._page.write_text(text.replace(f"```text\n{old}", f"```text\n{new}", 1), "utf-8")


def main(pages: list[str]) -> None:
    """Refresh pages, each in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["KG_CACHE_DIR"] = str(home / "kept")
        graph = home / "landscape.db"
        with contextlib.chdir(ROOT):
            kg.build(["examples/landmark-papers.jsonl"], graph).close()
        for number, page in enumerate(Path(each).absolute() for each in pages):
            folder = home / str(number)
            folder.mkdir()
            with contextlib.chdir(folder):
                lay_out(folder, graph_of(page, graph))
                refresh(page)


def refresh(page: Path) -> None:
    """Refresh a page in the current folder."""
    trial = Refresher(page)
    for block in blocks_of(page):
        if page.name != MADE or block.language != "sh":
            trial.run(block)


if __name__ == "__main__":
    main(sys.argv[1:])
