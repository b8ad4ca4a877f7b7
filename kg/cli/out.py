"""The file of ``--out``: where it cannot stand is said before the work, which may take minutes."""

from pathlib import Path
from typing import Any

import click

from kg.errors import ExportError


class OutFile(click.Path):
    """A file to write; "-" is standard output where a command allows it."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, dir_okay=False, allow_dash=allow_dash)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Give the path.

        Raises
        ------
        ExportError
            It can never be written: there is no such folder, or a graph file stands there.
        """
        path = Path(str(super().convert(value, param, ctx)))
        if str(path) != "-":
            from kg.rdf.write.output import check_place

            check_place(path)
        return path


class OutFolder(click.Path):
    """A folder to write, which is made where there is none yet."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Give the path.

        Raises
        ------
        ExportError
            It is named like a page, or something that is no folder stands where it, or one above
            it, should be.
        """
        path = Path(str(super().convert(value, param, ctx)))
        if path.suffix.lower() in (".html", ".htm"):
            folder = path.with_suffix("")
            raise ExportError(
                f"{path} is the name of a page, and this makes a folder; "
                f"--out {folder} gives {folder / 'index.html'}"
            )
        known = next(each for each in (path, *path.absolute().parents) if each.exists())
        if not known.is_dir():
            raise ExportError(f"{known} is a file; name a folder with --out")
        return path
