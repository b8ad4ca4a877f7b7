"""What language models and scripts ask of a graph file, as tools of the Model Context Protocol."""
