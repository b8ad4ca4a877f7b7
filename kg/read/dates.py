"""When was it published: the forms that sources use, as ``2024``, ``2024-05`` or ``2024-05-17``."""

import re
from datetime import date
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: A month by its English name or a usual short form of it.
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_NAME = rf"(?P<month>{MONTH})\.?"

#: "2024-05-17", "2024/5/17/", "2024-05-17T08:00:00Z", "2014//", "2019.0" from a spreadsheet.
_NUMBERS = re.compile(
    rf"{_YEAR}(?:\.0)?(?:[-/](?P<month>\d{{1,2}})(?:[-/](?P<day>\d{{1,2}}))?)?/*(?:[T ]\d.*)?"
)
#: "17 May 2024", "May 17th, 2024", "May 2024", and "2024 May 17" as PubMed writes it.
_WORDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{_DAY}\s+)?{_NAME},?\s+{_YEAR}",
        rf"{_NAME}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}[\s,/-]+{_NAME}(?:[\s-]+{_DAY})?",
    )
)


@lru_cache(maxsize=4096)
def published(text: str) -> str | None:
    """Give a date as ``Paper.published`` holds it, or ``None`` when the text does not say a year.

    >>> [published(text) for text in ("2024", "2024/5", "May 17, 2024", "Aug 7", "2024-13")]
    ['2024', '2024-05', '2024-05-17', None, None]
    """
    text = text.strip()
    for form in (_NUMBERS, *_WORDS):
        if found := form.fullmatch(text):
            parts = found.groupdict()
            return compose(parts["year"], parts.get("month") or "", parts.get("day") or "")
    return None


def compose(year: str, month: str = "", day: str = "") -> str | None:
    """Put a date together from its parts; ``None`` when the calendar has no such day.

    >>> compose("2023", "feb"), compose("2023", "2", "30"), compose("n.d.")
    ('2023-02', None, None)
    """
    number = MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in MONTHS else month
    try:
        found = date(int(year), int(number or 1), int(day or 1))
    except ValueError:
        return None
    if not month:
        return f"{found:%Y}"
    return f"{found:%Y-%m-%d}" if day else f"{found:%Y-%m}"
