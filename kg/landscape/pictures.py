"""The map of topics as a picture: in a notebook by itself, or saved as SVG."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from kg.graph.corpus import Corpus
from kg.store import Store
from kg.survey.ground import Ground
from kg.survey.parts.map import map_figure
from kg.survey.plain import plain

_NOTHING = "There is no map of so few papers, or of papers that nothing joins."


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that has neither scripts nor anything from outside."""

    caption: str
    description: str  #: what is seen, for those who do not see it
    svg: str = field(repr=False)  #: "" where there is nothing to draw

    def save(self, path: str | Path) -> Path:
        """Write the SVG, and give where it is."""
        target = Path(path)
        target.write_text(self.svg, encoding="utf-8")
        return target

    def _repr_html_(self) -> str:
        if not self.svg:
            return f"<p>{escape(self.caption)}</p>"
        return (
            f'<figure role="img" aria-label="{escape(self.description)}">{self.svg}'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
        )


def map_of(store: Store, corpus: Corpus) -> Picture:
    """Draw the topics of papers; a picture without SVG where there is too little to draw."""
    figure = map_figure(Ground(store, corpus))
    if figure is None:
        return Picture(_NOTHING, _NOTHING, "")
    return Picture(plain(figure.caption), figure.description, figure.svg)
