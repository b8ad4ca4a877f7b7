"""Pages to look at: in a notebook by themselves, or saved as one file."""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path


@dataclass(frozen=True, slots=True)
class View:
    """A page that needs nothing beside it."""

    title: str
    html: str = field(repr=False)

    def save(self, path: str | Path) -> Path:
        """Write the page, which needs nothing beside it, and give where it is."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8")
        return target

    def _repr_html_(self) -> str:
        frame = 'width="100%" height="720" style="border: 0"'
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" {frame}></iframe>'
        )
