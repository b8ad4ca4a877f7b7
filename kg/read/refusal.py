"""What could not become a paper, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """A record, or a whole file, that was left out."""

    file: str
    place: str  #: "line 7", or "" for the whole file
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.reason}"
