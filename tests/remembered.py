"""What tests do again and again with the same values is done once; the results are only read.

1. A vocabulary file is read once for each content: the shipped ones hold thousands of concepts.
2. The index of its labels is made once for each set of concepts.
3. A query for rdflib is parsed once for each text and its prefixes: pyshacl asks the same ones of
   every thing of a dataset, and parsing them takes longer than answering.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import processor
from rdflib.plugins.sparql.sparql import Query

from kg.model import Concept
from kg.ontology import Lexicon, Ontology, ontology
from kg.ontology.turtle import VocabularyFile


def remember(patch: pytest.MonkeyPatch) -> None:
    """Let the program find again what it has made before from the same values."""
    _remember_vocabularies(patch)
    _remember_queries(patch)


def _remember_vocabularies(patch: pytest.MonkeyPatch) -> None:
    read = ontology.read_vocabulary

    @lru_cache(maxsize=32)
    def said(path: Path, content: bytes) -> VocabularyFile:
        return read(path)

    @lru_cache(maxsize=3)
    def index(concepts: tuple[Concept, ...]) -> Lexicon:
        return Lexicon({each.id: each for each in concepts})

    def read_again(path: Path) -> VocabularyFile:
        return said(path, path.read_bytes()) if path.is_file() else read(path)

    def index_again(whole: Ontology) -> Lexicon:
        return index(tuple(whole.concepts.values()))

    patch.setattr(ontology, "read_vocabulary", read_again)
    patch.setattr(Lexicon, "of", index_again)


def _remember_queries(patch: pytest.MonkeyPatch) -> None:
    parse, translate = processor.parseQuery, processor.translateQuery

    @lru_cache(maxsize=512)
    def prepared(text: str, base: str | None, names: tuple[tuple[str, Any], ...]) -> Query:
        return translate(parse(text), base, dict(names))

    def translate_again(text: str, base: str | None, names: Mapping[str, Any] | None) -> Query:
        return prepared(text, base, tuple(sorted((names or {}).items())))

    patch.setattr(processor, "parseQuery", lambda text: text)
    patch.setattr(processor, "translateQuery", translate_again)
