"""Which extractor made a link: a hash over the code and word lists that decide about links."""

import hashlib
from functools import cache
from importlib.resources import files

_DECIDING = ("kg.extract", "kg.link", "kg.ontology")


@cache
def extractor_digest() -> str:
    """Give the sha256 of the files that links depend on: a change of any re-links the papers."""
    digest = hashlib.sha256((files("kg") / "text.py").read_bytes())
    for package in _DECIDING:
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.is_file() and file.name.endswith((".py", ".txt")):
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
