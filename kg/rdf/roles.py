"""The properties from a paper to a concept, by role and kind, with all above them.

No engine that we use infers, so a dataset states what follows: a link with role ``uses`` to a
method gives ``kg:usesMethod``, ``kg:uses``, ``kg:about`` and ``kg:refersTo``. The tree itself is
told by ``rdfs:subPropertyOf`` in ``ontology/kg.ttl``.
"""

from functools import cache

from kg.vocab import KG, ROLE_PROPERTIES

ABOUT = KG + "about"
REFERS_TO = KG + "refersTo"

#: Roles that do not say what a paper is about: what it rejects, and what it names in passing.
NOT_ABOUT = frozenset({"avoids", "mentions"})

#: Shortcuts for the commonest pairs of role and kind.
SHORTCUTS = {
    ("uses", "method"): KG + "usesMethod",
    ("proposes", "method"): KG + "proposesMethod",
    ("addresses", "setting"): KG + "studiesSetting",
    ("addresses", "domain"): KG + "inDomain",
}


@cache
def direct_properties(role: str, kind: str) -> tuple[str, ...]:
    """Give the properties that hold between paper and concept, the narrowest first."""
    properties = [SHORTCUTS[role, kind]] if (role, kind) in SHORTCUTS else []
    properties.append(ROLE_PROPERTIES[role])
    if role not in NOT_ABOUT:
        properties.append(ABOUT)
    return (*properties, REFERS_TO)
