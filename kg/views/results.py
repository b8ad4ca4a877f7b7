"""Numeric results as text."""

from kg.model import Result


def value_text(result: Result) -> str:
    """Give the number of a result with its unit: "62.5%", "2.5–3.5x", "12 ms"."""
    ends = (result.low,) if result.low == result.high else (result.low, result.high)
    space = "" if result.unit in ("", "%", "x") else " "
    return "–".join(f"{end:,.15g}" for end in ends) + space + result.unit
