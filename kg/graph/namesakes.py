"""Which method is meant where several concepts go by one name.

A paper may give its own method a name that the vocabulary has already. The curated concept is
meant, unless no paper is about it: then the one that papers are about. The others are told.
"""

from kg.graph.corpus import Corpus
from kg.model import Concept
from kg.store import Store


def methods_called(store: Store, corpus: Corpus, name: str) -> tuple[Concept, ...]:
    """Give the methods of that id or label, the one that is meant first.

    Where no method goes by the name, the concepts of other kinds do.

    Raises
    ------
    UnknownNameError
        There is none; the message names near ones.
    """
    found = store.find_concepts(name)
    methods = [concept for concept in found if concept.kind == "method"] or found
    if methods[0].id == name:
        return (methods[0],)
    return tuple(sorted(methods, key=lambda concept: not _papers(corpus, concept.id)))


def _papers(corpus: Corpus, concept: str) -> int:
    """How many papers are about a concept, or about something narrower."""
    number = corpus.number_of.get(concept)
    return 0 if number is None else int(corpus.having[number])
