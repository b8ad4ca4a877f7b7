"""Values of the explorer as JSON that may stand in a page.

Characters that a parser of HTML or JavaScript could take for its own are escaped, in any place:
the same text is an island of a page, an argument in a script, and the body of an answer.
"""

import json
from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import Any, cast

from kg.views.explorer.values import AnswerCell

#: What JSON may hold but a script element, or an old parser of JavaScript, may not.
_UNSAFE = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def to_json(value: Any) -> str:
    r"""Give a value as compact JSON without a character of markup; columns keep their order.

    >>> print(to_json(("</b>", AnswerCell("PPO", concept=3))))
    ["\u003c/b\u003e",{"text":"PPO","concept":3}]
    """
    text = _encode(value)
    for character, escape in _UNSAFE:
        text = text.replace(character, escape)
    return text


def _object(value: object) -> dict[str, Any]:
    """Give the fields of a value by the names that TypeScript has for them."""
    pairs = ((name, getattr(value, field)) for field, name in _names(cast(Hashable, type(value))))
    if isinstance(value, AnswerCell):  # the contract has no null here
        return {name: each for name, each in pairs if each is not None}
    return dict(pairs)


@cache
def _names(kind: Hashable) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, _camel(each.name)) for each in fields(cast(Any, kind)))


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_object
).encode
