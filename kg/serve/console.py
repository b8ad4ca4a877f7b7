"""The console: a page to write queries in, and what it asks of the server while one types.

1. The page holds an editor (Yasgui, served from this package), the library of named queries as a
   menu by theme with a form for their parameters, and the answer as a table.
2. What is typed is completed from the terms of the vocabulary, which the page holds, and from the
   labels of concepts, which :func:`complete` finds.
3. :func:`fill` puts the values of the form into a named query, safely.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from kg.model import Kind
from kg.rdf.ask.queries import THEMES, NamedQuery, named_query
from kg.rdf.vocabulary import Term
from kg.serve.layout import PAGE_POLICY, render
from kg.store import Store
from kg.text import fold_label
from kg.vocab import DEFAULT_BASE, concept_iri

#: The one style that the editor writes into markup: of the word that is expected where a query ends
#: too early.
_EDITOR_STYLE = "text-decoration:underline"
_DIGEST = base64.b64encode(hashlib.sha256(_EDITOR_STYLE.encode()).digest()).decode()

#: For the header of the console: that of all pages, and this style by its hash.
CONSOLE_POLICY = PAGE_POLICY.replace(
    "style-src 'self'", f"style-src 'self' 'unsafe-hashes' 'sha256-{_DIGEST}'"
)

#: Shown when the page is opened without a query.
FIRST_QUERY = """\
# Which methods do most papers use? Ctrl+Enter runs it; Ctrl+Space completes names.
SELECT ?method ?label (COUNT(?paper) AS ?papers)
WHERE {
  ?paper kg:usesMethod ?method .
  ?method skos:prefLabel ?label .
}
GROUP BY ?method ?label
ORDER BY DESC(?papers) STR(?method)
LIMIT 20
"""

#: What JSON may hold but a script element may not.
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}

# Those of the vocabulary come first, then those whose preferred label it is. A label may be one of
# thousands that begin with a letter; so many are compared, in the order of letters.
_COMPLETE = """
WITH found AS (
    SELECT concept, max(folded = :text) AS is_same, max(type = 'pref') AS is_preferred
      FROM (SELECT concept, folded, type FROM label
             WHERE {where} AND type <> 'hidden' LIMIT 3000)
     GROUP BY concept
)
SELECT concept.id, concept.pref_label, concept.kind,
       (SELECT count(*) FROM link WHERE link.concept = concept.nr) AS papers
  FROM found JOIN concept ON concept.nr = found.concept
 WHERE :kind IS NULL OR concept.kind = :kind
 ORDER BY papers > 0 DESC, concept.status = 'discovered', is_same DESC, is_preferred DESC,
          papers DESC, concept.id
 LIMIT :limit
"""
#: A label that begins so, by the index; and one with a later word that does, by reading them all.
_PLACES = (
    "folded >= :text AND folded < :text || char(1114111)",
    "instr(folded, ' ' || :text) > 0",
)


def render_console(
    names: Mapping[str, str],
    base: str,
    queries: Mapping[str, NamedQuery],
    vocabulary: Iterable[Term],
) -> str:
    """Give the page of the console.

    Parameters
    ----------
    names
        The prefixes that queries need not declare, with their IRIs.
    base
        Base IRI: things below it have pages here.
    queries
        The library, by name.
    vocabulary
        What completion offers besides concepts.
    """
    data = {
        "base": base,
        "prefixes": dict(names),
        "queries": {name: _query_data(query) for name, query in sorted(queries.items())},
        "terms": [asdict(term) for term in vocabulary],
    }
    return render(
        "serve/console.html",
        title="Console",
        policy=CONSOLE_POLICY,
        themes=_by_theme(queries.values()),
        first=FIRST_QUERY,
        data=Markup(_json(data)),  # _json() leaves no character of markup
    )


def complete(
    store: Store, text: str, limit: int = 20, *, kind: Kind | None = None, base: str = DEFAULT_BASE
) -> list[dict[str, str]]:
    """Give the concepts with a label that begins with this text, then those with a word that does.

    Each has ``id``, ``iri``, ``label`` and ``kind``. Case, hyphens and plurals do not matter.
    """
    asked = fold_label(text)
    if not asked:
        return []
    values = {"text": asked, "kind": kind, "limit": limit}
    found: dict[str, dict[str, str]] = {}
    for where in _PLACES:
        if len(found) < limit:
            for id_, label, kind_, _ in store.rows(_COMPLETE.format(where=where), values):
                iri = concept_iri(id_, base)
                found.setdefault(id_, {"id": id_, "iri": iri, "label": label, "kind": kind_})
    return list(found.values())[:limit]


def fill(store: Store, name: str, values: Mapping[str, str], base: str = DEFAULT_BASE) -> str:
    """Give a named query with these values, as SPARQL to be shown and run.

    Raises
    ------
    QueryError
        There is no such query or parameter, or a value is not what it must be.
    UnknownNameError
        No concept or paper is called as a value says; the message names near ones.
    """
    query = named_query(name)
    given = {key: value for key, value in values.items() if value.strip()}
    sparql = query.fill(
        given,
        lambda label: store.find_concepts(label)[0].id,
        base,
        paper=lambda name: store.paper(name).id,
    )
    first, *rest = sparql.splitlines()
    head = [line for line in rest if not line.startswith("#")]
    return "\n".join([first, *head]) + "\n"


def _query_data(query: NamedQuery) -> dict[str, Any]:
    parameters = [
        {
            "name": each.name,
            "value": each.value,
            "form": each.form,
            "note": each.note,
            "choices": each.choices,
        }
        for each in query.parameters
    ]
    return {"help": query.help, "parameters": parameters}


def _by_theme(queries: Iterable[NamedQuery]) -> list[tuple[str, list[NamedQuery]]]:
    """Give the queries under their themes, those of no theme last, each in the order of letters."""
    every = sorted(queries, key=lambda query: query.help)
    themes = [(theme, [query for query in every if query.theme == theme]) for theme in THEMES]
    others = [query for query in every if query.theme not in THEMES]
    return [(theme, found) for theme, found in (*themes, ("others", others)) if found]


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":")).translate(_UNSAFE)
