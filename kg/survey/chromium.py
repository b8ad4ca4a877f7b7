"""Pages and pictures as PDF, printed by Chromium where there is one.

1. The browser is the first of some names that is on the path; ``KG_CHROMIUM`` names another.
2. It runs without a window, without a network and with a folder of its own for what it keeps,
   which is gone afterwards. Its sandbox is on, but for root, for whom it does not start with it.
3. The PDF bears the time at which it was printed. It is replaced, in place, by SOURCE_DATE_EPOCH,
   or by 1 January 1970. So one version of Chromium with the same fonts gives the same bytes;
   another version may not.
4. What does not end in time is killed, with all the processes that it started.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import ExportError

#: Names by which it is known.
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

#: Seconds after which a page counts as one that cannot be printed.
PATIENCE = 180

_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)

#: What always goes.
_ELSE = "write .html and print it from a browser"

#: What the last lines of a whole PDF hold.
_END = b"%%EOF"

_TIME = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)[0-9+'Z-]+(?=\))")


def find_chromium() -> str | None:
    """Give the program, or ``None``."""
    named = os.environ.get("KG_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, PROGRAMS)), None)


def print_pdf(page: str) -> bytes:
    """Give a page, as HTML that needs nothing beside it, as PDF.

    Raises
    ------
    ExportError
        There is no Chromium, or it cannot print the page.
    """
    program = find_chromium()
    if program is None:
        raise ExportError(
            f"no Chromium was found to print a PDF; install chromium, set KG_CHROMIUM, or {_ELSE}"
        )
    with TemporaryDirectory(prefix="kg-print-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *_FLAGS, *sandbox, f"--user-data-dir={folder}/profile"]
        _run([*command, f"--print-to-pdf={target}", source.as_uri()])
        if not target.is_file():
            raise ExportError(f"{program} printed nothing; {_ELSE}")
        made = target.read_bytes()
        if _END not in made[-1024:]:  # of a full disk it says nothing
            room = Path(folder).parent
            raise ExportError(f"{program} printed no whole PDF; make room in {room}, or {_ELSE}")
        return _timeless(made)


def picture_pdf(svg: str) -> bytes:
    """Give a picture as PDF of one page, as large as the picture.

    Raises
    ------
    ExportError
        There is no Chromium, or it cannot print the picture.
    """
    width, height = _size(svg)
    return print_pdf(
        "<!doctype html><meta charset=utf-8><style>"
        f"@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}"
        f"svg{{display:block;width:{width}px;height:{height}px}}</style>{svg}"
    )


def _size(svg: str) -> tuple[float, float]:
    """Give width and height in pixels of CSS, by the view box."""
    found = re.search(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', svg)
    return (float(found[1]), float(found[2])) if found else (800.0, 600.0)


def _run(command: list[str]) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise ExportError(f"{command[0]} cannot be run: {error.strerror or error}") from error
    with process:
        try:
            _, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise ExportError(f"{command[0]} did not print within {PATIENCE} s; {_ELSE}") from error
        finally:
            _end(process)
    if process.returncode:
        raise ExportError(f"{command[0]} cannot print: {_last(said, process.returncode)}; {_ELSE}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the processes that were started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _last(said: bytes, code: int) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else f"it ended with code {code}"


def _timeless(pdf: bytes) -> bytes:
    """Replace the times by others of the same length, as all places in the file are counted."""
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    told = time.strftime("%Y%m%d%H%M%S+00'00'", time.gmtime(epoch)).encode()

    def at(found: re.Match[bytes]) -> bytes:
        length = len(found[0]) - len(found[1])
        return found[1] + told[:length].ljust(length, b"0")

    return _TIME.sub(at, pdf)
