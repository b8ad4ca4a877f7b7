"""Read papers from files: :func:`read_papers` and what it refuses."""

from kg.read.refusal import Refusal
from kg.read.registry import read_papers

__all__ = ["Refusal", "read_papers"]
