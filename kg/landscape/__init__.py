"""The public face: build or open a graph file, ask it, see it; what notebooks use.

>>> import kg
>>> landscape = kg.build(["papers.jsonl"], "landscape.db")    # doctest: +SKIP
>>> landscape.view("GRPO").save("grpo.html")                  # doctest: +SKIP
"""

from kg.landscape.landscape import Landscape
from kg.landscape.opening import build, open_landscape

__all__ = ["Landscape", "build", "open_landscape"]
