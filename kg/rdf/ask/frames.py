"""Answers as data frames, of whichever library is installed."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kg.errors import ExportError

#: In the order in which they are taken.
_LIBRARIES = ("pandas", "polars")


def new_frame(columns: dict[str, list[Any]]) -> Any:
    """Give columns as a data frame of pandas, or of polars where only that is installed.

    Raises
    ------
    ExportError
        Neither is.
    """
    for name in _LIBRARIES:
        if find_spec(name):
            return import_module(name).DataFrame(columns)
    raise ExportError("a frame needs pandas or polars; install one: pip install pandas")
