"""Read papers, link them to concepts with evidence, keep, ask and show the graph.

The public names load on first use, so that ``import kg.model`` loads nothing else.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "Landscape": "kg.landscape",
    "build": "kg.landscape",
    "open_landscape": "kg.landscape",
    "Paper": "kg.model",
    "Evidence": "kg.model",
    "Mention": "kg.model",
    "Concept": "kg.model",
    "Candidate": "kg.model",
    "Link": "kg.model",
    "Build": "kg.model",
    "KGError": "kg.errors",
}
__all__ = ["__version__", *sorted(_PUBLIC)]


def __getattr__(name: str) -> Any:
    """Give the public name from the module that defines it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
