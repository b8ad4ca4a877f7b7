"""A graph file over HTTP: SPARQL, pages of its things, a console."""
