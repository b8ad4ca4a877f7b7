"""Reports: what analyses and named queries say, as a document whose every number is checkable."""
