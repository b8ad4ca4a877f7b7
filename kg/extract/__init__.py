"""One paper -> its mentions: gazetteer, new names, abbreviations and cues; pure functions."""

from kg.extract.extract import extract
from kg.extract.extraction import Extraction

__all__ = ["Extraction", "extract"]
