"""The vocabulary: Turtle files -> concepts, checked, and an index of their labels."""

from kg.ontology.lexicon import Lexicon
from kg.ontology.ontology import Ontology, load_ontology

__all__ = ["Lexicon", "Ontology", "load_ontology"]
