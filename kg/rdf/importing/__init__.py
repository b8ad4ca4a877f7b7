"""A graph file from an export: what ``kg import`` does."""
