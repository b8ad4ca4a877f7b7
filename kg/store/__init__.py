"""The graph file: papers, concepts and links in one SQLite file."""

from kg.store.reader import Store, open_store
from kg.store.writer import Writer, open_writer

__all__ = ["Store", "Writer", "open_store", "open_writer"]
