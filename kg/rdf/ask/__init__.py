"""SPARQL over a graph file: engines, the guard before them, named queries, and answers."""
