"""A landscape in a few lines: what a notebook shows of a graph file."""

from html import escape

from kg.store import Store

#: Concepts that are shown.
_MOST = 10

_DATES = """
SELECT min(substr(published, 1, 4)), max(substr(published, 1, 4)), count(*) FROM paper
 WHERE published IS NOT NULL AND nr NOT IN (SELECT paper FROM excluded)
"""


def card(store: Store) -> str:
    """Give papers, years, links and the concepts of most papers as HTML."""
    counts = store.counts()
    papers = store.paper_count_by_concept()
    best = sorted(papers, key=lambda id_: (-papers[id_], id_))[:_MOST]
    rows = "".join(
        f"<tr><td>{escape(store.concept(id_).pref_label)}</td><td>{id_.split(':')[0]}</td>"
        f"<td>{papers[id_]:,}</td></tr>"
        for id_ in best
    )
    head = (
        f"<p><b>{escape(str(store.path))}</b>: {_of(counts.in_scope, 'paper')}, "
        f"{_of(counts.asserted, 'link')} to {_of(len(papers), 'concept')}<br>"
        f"{escape(_dates(store, counts.in_scope))}</p>"
    )
    table = f"<table><tr><th>concept</th><th>kind</th><th>papers</th></tr>{rows}</table>"
    return head + table if best else head


def line(store: Store) -> str:
    """Give papers and links in one line of text."""
    counts = store.counts()
    return f"{store.path}: {_of(counts.in_scope, 'paper')}, {_of(counts.links, 'link')}"


def _dates(store: Store, papers: int) -> str:
    """Say of which years the papers are.

    The dates of the source are taken as they are: "2024", "2024-05" or "2024-05-17".
    """
    first, last, dated = store.first(_DATES)
    if not dated:
        return "no paper has a date" if papers else "no papers yet"
    years = f"of {first}" if first == last else f"of {first}–{last}"
    undated = papers - dated
    return f"{years}; {undated:,} without a date" if undated else years


def _of(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
