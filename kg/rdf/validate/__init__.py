"""The rules that a dataset obeys: SHACL shapes, and the same as SPARQL for large ones."""
