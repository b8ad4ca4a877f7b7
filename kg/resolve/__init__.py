"""Over the whole corpus: new names become concepts, and papers that name them are linked."""

from kg.resolve.corpus import resolve, resolver_digest

__all__ = ["resolve", "resolver_digest"]
