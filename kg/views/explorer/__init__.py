"""The explorer: a landscape that one can walk through, as files that open anywhere."""
