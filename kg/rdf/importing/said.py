"""What a file says of one thing, asked for by property; what is missing is an error."""

from collections.abc import Sequence

from kg.errors import DatasetError
from kg.rdf.importing.parsing import Values
from kg.vocab import PREFIXES

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


class ThingError(DatasetError):
    """A thing lacks what it must have, or has what it cannot have."""


class Said:
    """All that is said of one thing."""

    def __init__(self, iri: str, values: Values) -> None:
        self.iri = iri
        self._values = values

    def many(self, predicate: str) -> tuple[str, ...]:
        """Give all values, each once, in the order of the file."""
        return tuple(dict.fromkeys(self._values.get(predicate, ())))

    def maybe(self, predicate: str) -> str | None:
        """Give the one value, or ``None`` where there is none.

        Raises
        ------
        ThingError
            There are several.
        """
        values = self._values.get(predicate)
        if not values:
            return None
        if len(values) > 1 and len(set(values)) > 1:
            raise ThingError(f"<{self.iri}> has {len(values)} values of {_name(predicate)}")
        return values[0]

    def one(self, predicate: str) -> str:
        """Give the one value.

        Raises
        ------
        ThingError
            There is none, or several.
        """
        value = self.maybe(predicate)
        if value is None:
            raise ThingError(f"<{self.iri}> has no {_name(predicate)}")
        return value

    def choice(self, predicate: str, choices: Sequence[str]) -> str:
        """Give the one value, which is one of these."""
        value = self.one(predicate)
        if value not in choices:
            raise ThingError(
                f"<{self.iri}> has {value!r} as {_name(predicate)}; "
                f"it should be one of {', '.join(choices)}"
            )
        return value

    def integer(self, predicate: str) -> int:
        """Give the one value as an integer."""
        try:
            return int(self.one(predicate))
        except ValueError as error:
            raise self._no_number(predicate) from error

    def number(self, predicate: str) -> float:
        """Give the one value as a number."""
        try:
            return float(self.one(predicate))
        except ValueError as error:
            raise self._no_number(predicate) from error

    def _no_number(self, predicate: str) -> ThingError:
        value = self.one(predicate)
        return ThingError(f"<{self.iri}> has {value!r} as {_name(predicate)}: no number")


def _name(iri: str) -> str:
    """Give a property as people write it: ``kg:role``."""
    start = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _PREFIX_OF.get(iri[:start])
    return f"{prefix}:{iri[start:]}" if prefix else f"<{iri}>"
