"""What changed from one graph file to another one, part by part."""
