"""Datasets of large graph files, kept on disk between queries.

1. What a dataset holds depends on the build, the choices of the export and this program; the hash
   of these names its folder, in the user's folder for caches.
2. It is made in a folder of its own beside it, and renamed when it is whole: two processes at once
   both make one, and the second to finish takes that of the first.
3. ``about.json`` holds what it was made from, and size and time of each file; where these are not
   as they were, the folder is thrown away and made anew. This must be found before a query runs:
   Oxigraph goes on after a block that it cannot read, until memory is full.
4. A use touches ``about.json``; when one is made, all but the last few used are removed.

Where nothing can be kept, the dataset is loaded into memory, as that of a small file always is.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from kg import __version__
from kg.errors import ExportError
from kg.rdf.ask.engine import Dataset, load_dataset
from kg.rdf.ask.load import fill
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import dataset_name
from kg.store.reader import Store

#: Graph files with more papers are kept; up to here, memory takes less than a second.
PAPERS_IN_MEMORY = 500

#: Datasets that are kept; one of 10,000 papers takes about 200 MB.
MOST_KEPT = 4

#: Changes whenever the same build and options give other triples.
_LAYOUT = "1"

_KEPT, _UNFINISHED = "kg-dataset-", "kg-unfinished-"
_ABOUT, _TRIPLES = "about.json", "triples"

#: A folder that a person names may hold other things, which are never touched.
_ANY_KEPT, _ANY_UNFINISHED = _KEPT + "[0-9a-f]" * 16, _UNFINISHED + "*"

#: Seconds after which a folder that no one finished was left by a process that was killed.
_FORGOTTEN = 24 * 3600

#: Told of what a person should know, in one line.
Notify = Callable[[str], None]


def cached_dataset(
    store: Store, options: ExportOptions, *, on_prepare: Notify, on_failure: Notify
) -> Dataset:
    """Give the dataset of a graph file, a large one from the cache; make it where it is missing.

    Parameters
    ----------
    store, options
        What it is made from; a graph file in the middle of a build is loaded into memory.
    on_prepare
        Is told when a dataset is about to be made, which takes a while.
    on_failure
        Is told when it cannot be kept, and why.
    """
    if _papers(store) <= PAPERS_IN_MEMORY or not store.is_complete:
        return load_dataset(store, options)
    try:
        _, triples = _kept(store, options, on_prepare)
    except (OSError, RuntimeError) as error:  # RuntimeError: no one's home folder is known
        on_failure(f"no dataset can be kept ({_reason(error)}); loading it into memory")
        return load_dataset(store, options)
    return Dataset(triples, prefixes(options.base), dataset_name(store, options))


def ready_dataset(store: Store, options: ExportOptions) -> Dataset | None:
    """Give the dataset of a graph file if it is kept already, else ``None``."""
    if not store.is_complete:
        return None
    with suppress(OSError, RuntimeError):
        parts = _parts(store, options)
        triples = _opened(cache_folder() / _name(parts), parts)
        if triples is not None:
            return Dataset(triples, prefixes(options.base), dataset_name(store, options))
    return None


def kept_triples(store: Store, options: ExportOptions, *, on_prepare: Notify) -> Path:
    """Give the folder of the triples of a graph file, whole and checked, of any size.

    It is for processes that open it by :func:`open_triples`.

    Raises
    ------
    ExportError
        It cannot be kept.
    """
    try:
        kept, _ = _kept(store, options, on_prepare)
    except (OSError, RuntimeError) as error:
        raise ExportError(
            f"no dataset can be kept ({_reason(error)}); name a folder in KG_CACHE_DIR"
        ) from error
    return kept / _TRIPLES


def open_triples(folder: Path, names: dict[str, str], iri: str | None) -> Dataset:
    """Open triples on disk for reading.

    Raises
    ------
    OSError
        They are not there, or damaged.
    """
    return Dataset(ox.Store.read_only(str(folder)), names, iri)


def _kept(store: Store, options: ExportOptions, on_prepare: Notify) -> tuple[Path, ox.Store]:
    parts = _parts(store, options)
    folder = cache_folder()
    kept = folder / _name(parts)
    triples = _opened(kept, parts)
    if triples is None:
        on_prepare(f"Preparing {store.path} for queries; later queries start at once …")
        triples = _made(kept, parts, store, options)
        _prune(folder, kept)
    return kept, triples


def forget(store: Store, options: ExportOptions) -> None:
    """Remove what is kept of a graph file, e.g. because it cannot be read after all."""
    _remove(cache_folder() / _name(_parts(store, options)))


def cache_folder() -> Path:
    """Give the folder for what can be made anew: ``KG_CACHE_DIR``, else the user's own."""
    if own := os.environ.get("KG_CACHE_DIR"):
        return Path(own).absolute()
    # one that is not absolute is to be ignored (XDG Base Directory Specification)
    shared = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (shared if shared.is_absolute() else Path.home() / ".cache") / "kg-landscape"


def _papers(store: Store) -> int:
    total: int = next(store.rows("SELECT count(*) FROM paper"))[0]
    return total


def _parts(store: Store, options: ExportOptions) -> list[str]:
    engine = f"oxigraph={ox.__version__}"
    issued = f"issued={options.issued}"
    return [
        dataset_name(store, options),
        *options.parts,
        issued,
        f"kg={__version__}",
        engine,
        _LAYOUT,
    ]


def _name(parts: list[str]) -> str:
    return _KEPT + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _opened(kept: Path, parts: list[str]) -> ox.Store | None:
    """Open a dataset that is there and as it was made, and mark it as used."""
    about = kept / _ABOUT
    try:
        if json.loads(about.read_bytes()) != _about(kept, parts):
            return None
        triples = ox.Store.read_only(str(kept / _TRIPLES))
    except (OSError, ValueError):
        return None
    with suppress(OSError):  # a folder that is read-only serves as well
        os.utime(about)
    return triples


def _made(kept: Path, parts: list[str], store: Store, options: ExportOptions) -> ox.Store:
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = Path(mkdtemp(prefix=_UNFINISHED, dir=kept.parent))
    try:
        _write(part, parts, store, options)
        triples = _take_place(part, kept, parts)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return triples


def _write(part: Path, parts: list[str], store: Store, options: ExportOptions) -> None:
    triples = ox.Store(str(part / _TRIPLES))
    fill(triples, store, options)
    triples.flush()
    del triples  # closes it; only then its files are what they will be
    (part / _ABOUT).write_text(json.dumps(_about(part, parts)), "utf-8")


def _take_place(part: Path, kept: Path, parts: list[str]) -> ox.Store:
    """Give a new dataset its name, unless another process was first; open what has the name."""
    for is_last in (False, True):
        with suppress(OSError):  # what stands there is no empty folder
            part.rename(kept)
        triples = _opened(kept, parts)
        if triples is not None:
            return triples
        if not is_last:
            _remove(kept)
    raise OSError(f"{kept} cannot be read back")


def _about(folder: Path, parts: list[str]) -> dict[str, object]:
    """Give what a dataset was made from and the state of its files, without logs of readers."""
    files = sorted((folder / _TRIPLES).iterdir())
    states = {
        file.name: [file.stat().st_size, file.stat().st_mtime_ns]
        for file in files
        if file.suffix == ".sst" or file.name.startswith(("CURRENT", "MANIFEST"))
    }
    return {"parts": parts, "files": states}


def _prune(folder: Path, newest: Path) -> None:
    """Remove the datasets that were used longest ago, and what killed processes have left."""
    used = sorted(_with_age(folder, _ANY_KEPT, _ABOUT))
    others = [path for _, path in used if path != newest]
    left = [path for age, path in _with_age(folder, _ANY_UNFINISHED, "") if age > _FORGOTTEN]
    for path in (*others[MOST_KEPT - 1 :], *left):
        _remove(path)


def _with_age(folder: Path, pattern: str, name: str) -> Iterator[tuple[float, Path]]:
    """Yield folders with the seconds since they were used; one that is broken is of any age."""
    now = time.time()
    for path in folder.glob(pattern):
        try:
            yield now - (path / name).stat().st_mtime, path
        except OSError:
            yield float("inf"), path


def _remove(path: Path) -> None:
    """Take a dataset away at once, and then its files."""
    if path.is_dir() and not path.is_symlink():
        doomed = Path(mkdtemp(prefix=_UNFINISHED, dir=path.parent))
        with suppress(FileNotFoundError):  # another process was quicker
            path.rename(doomed / "removed")
        shutil.rmtree(doomed, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _reason(error: OSError | RuntimeError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(str(error).split())
