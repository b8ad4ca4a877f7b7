"""How kinds and roles look and what they are called; their colours stand in ``colours.css``."""

from dataclasses import dataclass

from kg.model import ROLES, Role
from kg.views.scene import Sort

#: Shapes of vis-network: kinds differ by shape as well as by colour.
KIND_SHAPES: dict[Sort, str] = {
    "method": "dot",
    "setting": "diamond",
    "domain": "triangle",
    "benchmark": "star",
    "paper": "square",
}

#: A star of the same radius covers less than a dot; what its radius is multiplied by.
SHAPE_FACTORS = {"dot": 1.0, "diamond": 1.15, "triangle": 1.1, "star": 1.35, "square": 1.0}

#: One and many, as headings and legend say them.
KIND_NAMES: dict[Sort, tuple[str, str]] = {
    "method": ("Method", "Methods"),
    "setting": ("Setting", "Settings"),
    "domain": ("Domain", "Domains"),
    "benchmark": ("Benchmark", "Benchmarks"),
    "paper": ("Paper", "Papers"),
}


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line looks, and what it says seen from either end."""

    width: float
    dashes: tuple[int, ...]
    of_paper: str
    of_concept: str


#: What two concepts that share papers look like.
SHARED_STYLE = LineStyle(1.0, (), "Shares papers with", "Shares papers with")

_ROLE_STYLES: dict[Role, LineStyle] = {
    "proposes": LineStyle(2.6, (), "Proposes", "Proposed by"),
    "uses": LineStyle(1.6, (), "Uses", "Used by"),
    "evaluates_on": LineStyle(1.6, (7, 4), "Evaluates on", "Evaluated on by"),
    "addresses": LineStyle(1.3, (), "Addresses", "Addressed by"),
    "analyses": LineStyle(1.6, (7, 4), "Analyses", "Analysed by"),
    "compares_with": LineStyle(1.6, (7, 4), "Compares with", "Compared with by"),
    "avoids": LineStyle(1.6, (2, 3), "Avoids", "Avoided by"),
    "mentions": LineStyle(1.0, (2, 4), "Mentions", "Mentioned by"),
}


def role_style(role: Role) -> LineStyle:
    """Give how a link of this role looks and reads."""
    return _ROLE_STYLES[role]


#: In the order of strength.
ROLE_STYLES: tuple[tuple[Role, LineStyle], ...] = tuple((r, _ROLE_STYLES[r]) for r in ROLES)
