"""Mentions -> links to concepts, new names and NIL; per paper, pure."""

from kg.link.digest import extractor_digest
from kg.link.link import link

__all__ = ["extractor_digest", "link"]
