"""Looks at a paper as sentences that one can read aloud."""

from collections.abc import Callable, Iterable

from kg.evaluate.explain import Look

#: Gives the preferred label of a concept by its id.
LabelOf = Callable[[str], str]

_RULES = {
    "headed": ", and the noun after it says what it is",
    "compound": ", at the end of a compound name",
}
#: Labels that are named; more of them say nothing new.
_MOST = 3

_COUNTED = ("once", "twice")


def told(look: Look, label_of: LabelOf) -> str:
    """Tell a look as one sentence."""
    stretch = f"“{look.exact}” in the {look.field}"
    if look.outcome == "linked":
        return f"{stretch} {_means(look, label_of)}; {_role(look)}."
    if look.outcome == "named":
        return f"{stretch} {_new_name(look)}; {_role(look)}."
    return f"{stretch} {_why_not(look, label_of)}."


def times(number: int) -> str:
    """Give "once", "twice", "5 times"."""
    return _COUNTED[number - 1] if number <= len(_COUNTED) else f"{number} times"


def quoted(labels: Iterable[str], most: int = _MOST) -> str:
    """Give labels in quotation marks, the first of them."""
    names = list(dict.fromkeys(labels))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(f"“{name}”" for name in names[:most]) + more


def _means(look: Look, label_of: LabelOf) -> str:
    concept = label_of(look.concept or "")
    own = [label for id_, label in look.labels if id_ == look.concept]
    label = f"the label {quoted(own)}" if own else "a label"
    also = [label_of(id_) for id_, _ in look.labels if id_ != look.concept]
    others = f" (it may mean {quoted(also)} too)" if also else ""
    if look.why == "defined":
        return f"means {concept}, for the paper defines it as “{look.by}”"
    if look.why == "supported":
        return (
            f"means {concept}: {label} is ambiguous{others}, "
            "and the concept or a relative of it is named in the paper without doubt"
        )
    return f"is {label} of {concept}{others}{_RULES.get(look.rule, '')}"


def _new_name(look: Look) -> str:
    if look.why == "introduced":
        named = "" if look.by == look.exact else f", as “{look.by}”"
        return f"is a name that the paper introduces{named}"
    if look.why == "recurring":
        return "is a term that the paper comes back to and that no label holds"
    return "is a compound, or a name beside the noun that says what it is, that no label holds"


def _role(look: Look) -> str:
    role = (look.role or "").replace("_", " ")
    detail = f" ({look.detail.replace('_', ' ')})" if look.detail else ""
    if look.rule == "introduced":
        return "what a paper introduces it proposes"
    if look.cue:
        return f"the words “{look.cue}” say that the paper {role}{detail} it"
    return f"no words govern it, and by its kind and place the paper {role}{detail} it"


def _why_not(look: Look, label_of: LabelOf) -> str:
    meant = quoted(label_of(id_) for id_, _ in look.labels)
    if look.why == "ambiguous":
        return (
            f"may mean {meant}, but the label is ambiguous, and neither that concept nor a "
            "relative of it is named in the paper without doubt"
        )
    if look.why == "defined otherwise":
        may = f"may elsewhere mean {meant}, but " if meant else ""
        return f"{may}is defined in the paper as “{look.by}”, which no label is"
    if look.why == "claimed":
        return f"could be {meant}, but belongs to “{look.by}”, a name that the paper introduces"
    if look.why == "overlapped":
        return f"could be {meant}, but belongs to “{look.by}”, which is longer or comes first"
    if look.why == "hyphenated":
        return f"could be {meant}, but is only a part of the word “{look.by}”"
    if look.why == "capitals":
        labels = quoted(label for _, label in look.labels)
        return f"has the letters of {labels} ({meant}), but not the capitals or signs"
    return "looks like a name or a term of the paper, and no label is written so"
