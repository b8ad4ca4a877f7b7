"""Concepts -> Turtle, in the style of the files of ``ontology/``, and into such files.

Files are changed as text, a line or a block at a time, so that a change shows nothing but itself.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from kg.errors import SchemeError
from kg.model import Concept, Kind
from kg.vocab import DEFAULT_BASE, KG, KIND_CLASSES, SKOS, concept_iri

#: What begins a block: the subject of a concept.
_SUBJECT = re.compile(r"(\w+:[^\s;,]+) a kg:\w+", re.ASCII)
_LOCAL_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")

_ESCAPES = {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}

#: Lines of a concept in the order in which they stand; a mapping goes before the first of these.
_AFTER_MAPPINGS = ("  skos:definition ", "  skos:inScheme ")


def prologue(kinds: Iterable[Kind], *, scheme: str | None = None, title: str = "") -> str:
    """Give what a file of concepts begins with: prefixes, and a scheme if it has its own."""
    prefixes: dict[str, str] = {
        "kg": KG,
        "skos": SKOS,
        "scheme": f"{DEFAULT_BASE}concept/",
        **{kind: f"{DEFAULT_BASE}concept/{kind}/" for kind in sorted(kinds)},
    }
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    if scheme:
        lines += [
            "",
            f"scheme:{scheme} a skos:ConceptScheme ;",
            f"  skos:prefLabel {_text(title)} .",
        ]
    return "\n".join(lines) + "\n"


def concept_block(concept: Concept, *, scheme: str | None = None) -> str:
    """Give a concept as it stands in a file, with its final newline; in its kind's scheme."""
    lines = [f"{term(concept.id)} a kg:{KIND_CLASSES[concept.kind].removeprefix(KG)}, skos:Concept"]
    labels = {
        "skos:prefLabel": (concept.pref_label,),
        "skos:altLabel": concept.alt_labels,
        "skos:hiddenLabel": concept.hidden_labels,
        "kg:matchCase": concept.case_labels,
        "kg:matchWithSupport": concept.ambiguous_labels,
        "kg:matchNever": concept.unmatched_labels,
    }
    lines += [f"{name} {', '.join(map(_text, texts))}" for name, texts in labels.items() if texts]
    home = f"scheme:{scheme or concept.kind}"
    parents = ", ".join(map(term, concept.broader))
    lines.append(f"skos:broader {parents}" if parents else f"skos:topConceptOf {home}")
    lines += _mapping_lines(concept)
    if concept.definition:
        lines.append(f"skos:definition {_text(concept.definition)}")
    lines.append(f"skos:inScheme {home}")
    return " ;\n  ".join(lines) + " .\n"


def mappings_block(concept_id: str, mappings: Iterable[tuple[str, str]]) -> str:
    """Give mappings of a concept that another file defines."""
    lines = [f"skos:{relation} <{iri}>" for relation, iri in sorted(mappings)]
    return f"{term(concept_id)} " + " ;\n  ".join(lines) + " .\n"


def term(concept_id: str) -> str:
    """Give a concept as Turtle writes it: ``method:ppo``, or its IRI where it must be quoted."""
    slug = concept_id.partition(":")[2]
    return concept_id if _LOCAL_NAME.fullmatch(slug) else f"<{concept_iri(concept_id)}>"


def insert_concept(text: str, concept: Concept) -> str:
    """Put a concept into the text of a file, at its place in the order of the ids."""
    blocks = _blocks(text)
    place = next((n for n, (id_, _) in enumerate(blocks) if id_ > concept.id), len(blocks))
    new = concept_block(concept)
    parts = [block.strip("\n") for _, block in blocks]
    return "\n\n".join([*parts[:place], new.strip("\n"), *parts[place:]]) + "\n"


def insert_mappings(text: str, mappings: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """Put mappings into the text of a file, each with its concept.

    Raises
    ------
    SchemeError
        A concept has no block with a definition or scheme on a line of its own.
    """
    waiting = dict(mappings)
    done = []
    for id_, block in _blocks(text):
        new = waiting.pop(id_, None)
        done.append(_with_mappings(id_, block, new) if new else block)
    if waiting:
        raise SchemeError(f"{min(waiting)} stands nowhere as a block of its own; write it by hand")
    return "".join(done)


def _blocks(text: str) -> list[tuple[str, str]]:
    """Split a file at the empty lines before concepts; the id of what comes first is ''.

    The blocks, put together, are the file again, letter by letter.
    """
    starts = [0, *(match.start() + 2 for match in re.finditer(r"\n\n(?=\S)", text)), len(text)]
    found: list[tuple[str, str]] = []
    for start, end in pairwise(starts):
        block = text[start:end]
        subject = _SUBJECT.match(block)
        if subject or not found:
            found.append((subject[1] if subject else "", block))
        else:  # a comment or something else between concepts stays with what is before it
            found[-1] = (found[-1][0], found[-1][1] + block)
    return found


def _with_mappings(id_: str, block: str, new: Iterable[tuple[str, str]]) -> str:
    lines = block.split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith(_AFTER_MAPPINGS)]
    if not places:
        raise SchemeError(f"{id_} has no skos:inScheme on a line of its own; write it by hand")
    added = [f"  skos:{relation} <{iri}> ;" for relation, iri in sorted(new)]
    return "\n".join([*lines[: places[0]], *added, *lines[places[0] :]])


def _mapping_lines(concept: Concept) -> list[str]:
    return [f"skos:{relation} <{iri}>" for relation, iri in concept.mappings]


def _text(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"@en'
