"""A folder that a site is written into: all of it or nothing, and nothing that is not the site's.

1. New files are written into a folder of their own inside it; what fails until then leaves the
   old site as it was.
2. A file that stands where one is to be written, and that no site of ours wrote, is an error.
3. The new files take their places, the first page last.
4. What the old site has and the new one has not is removed, where its first bytes show whose it is.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

from kg.errors import ExportError
from kg.rdf.write.output import explain

#: The page to open, written last.
ENTRY = "index.html"

#: Where its pieces stand.
DATA = "data"

#: Names that a site gives to its files.
_OURS = re.compile(
    r"index\.html|papers-[1-9]\d*\.html|data/(?:atlas|answers|(?:papers|concepts)-\d+)\.js"
)

#: How files of a site begin, pages within so many bytes.
_MARKS = {".html": b'<meta name="generator" content="kg ', ".js": b"landscapePiece("}
_HEAD = 4096


def replace_site(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write a site, and give its size in bytes.

    Parameters
    ----------
    files
        Names relative to the folder, with the text of each; made while they are written.

    Raises
    ------
    ExportError
        The folder cannot be written, or holds a file of that name which is none of ours.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is a file; name a folder with --out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = Path(mkdtemp(prefix=".kg-site-", dir=folder))
        try:
            names, size = _write(part, files)
            _refuse_strangers(folder, names)
            _take_places(part, folder, names)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        _remove_stale(folder, frozenset(names))
    except OSError as error:
        raise ExportError(explain(error.filename or folder, error)) from error
    return size


def is_ours(file: Path) -> bool:
    """Whether a file is one that a site wrote."""
    mark = _MARKS.get(file.suffix)
    if mark is None or not file.is_file():
        return False
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return head.startswith(mark) if file.suffix == ".js" else mark in head


def _write(part: Path, files: Iterable[tuple[str, str]]) -> tuple[list[str], int]:
    names, size = [], 0
    for name, text in files:
        target = part / name
        target.parent.mkdir(exist_ok=True)
        size += target.write_bytes(text.encode())
        names.append(name)
    return names, size


def _refuse_strangers(folder: Path, names: Sequence[str]) -> None:
    if _is_elsewhere(folder / DATA) and any(name.startswith(DATA) for name in names):
        raise ExportError(_stranger(folder / DATA))
    for name in names:
        file = folder / name
        if (file.exists() or file.is_symlink()) and not is_ours(file):
            raise ExportError(_stranger(file))


def _stranger(path: Path) -> str:
    return f"{path} is none of kg's own; move it away, or name another folder"


def _take_places(part: Path, folder: Path, names: Iterable[str]) -> None:
    for name in sorted(names, key=lambda name: (name == ENTRY, name)):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        (part / name).replace(target)


def _remove_stale(folder: Path, names: frozenset[str]) -> None:
    for name in _written(folder):
        if name not in names and is_ours(folder / name):
            (folder / name).unlink()
    data = folder / DATA
    if data.is_dir() and not _is_elsewhere(data) and not any(data.iterdir()):
        data.rmdir()


def _is_elsewhere(data: Path) -> bool:
    """Whether there is something that is no folder, or leads to one in another place."""
    return data.is_symlink() or (data.exists() and not data.is_dir())


def _written(folder: Path) -> Iterator[str]:
    found = list(folder.glob("*.html"))
    if not _is_elsewhere(folder / DATA):
        found += folder.glob(f"{DATA}/*.js")
    names = (file.relative_to(folder).as_posix() for file in sorted(found))
    return (name for name in names if _OURS.fullmatch(name))
