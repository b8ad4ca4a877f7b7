"""Subjects in the syntaxes of RDF, as streams of text."""
