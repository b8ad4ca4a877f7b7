"""A graph file as RDF: subjects in the order of their IRIs, and the dataset about itself."""
