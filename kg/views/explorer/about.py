"""The landscape about itself: what it holds, what made it, how good it is, how to cite it."""

from kg import __version__
from kg.model import DEFAULT_THRESHOLD
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import LICENCE
from kg.store import Store
from kg.views.bibtex import entry, escaped
from kg.views.explorer.values import About, AboutCounts, Cite, Licence, Measured, Server

#: Of topics, and of a map that the graph file does not hold yet.
SEED = 0

_COUNTS = """
SELECT (SELECT count(*) FROM paper WHERE nr NOT IN (SELECT paper FROM excluded)
           AND nr NOT IN (SELECT paper FROM link WHERE confidence >= :least)),
       (SELECT count(*) FROM link WHERE confidence >= :least),
       (SELECT count(*) FROM evidence JOIN link USING (paper, concept) WHERE confidence >= :least),
       (SELECT count(*) FROM result WHERE paper NOT IN (SELECT paper FROM excluded)),
       (SELECT count(*) FROM concept WHERE status = 'discovered'
           AND nr IN (SELECT concept FROM link WHERE confidence >= :least)),
       (SELECT count(*) FROM paper WHERE published IS NOT NULL
           AND nr NOT IN (SELECT paper FROM excluded))
"""


def about_of(
    store: Store,
    options: ExportOptions,
    *,
    title: str | None = None,
    server: Server | None = None,
) -> About:
    """Give what a landscape says of itself.

    Parameters
    ----------
    options
        Which links count, and what IRIs begin with.
    title
        What it is called; ``None``: as the graph file is.
    server
        Where questions are answered, if anywhere.
    """
    build = store.build
    title = title or store.path.stem
    return About(
        title=title,
        program=f"kg {__version__}",
        build=build.id,
        ontology=build.ontology_hash,
        settings=build.settings,
        min_confidence=round(100 * options.min_confidence),
        seed=store.laid.seed if store.laid else SEED,
        base=options.base,
        licence=Licence("CC BY 4.0", LICENCE),
        counts=_counts(store, options.min_confidence),
        measured=_measured(store, options.min_confidence),
        cite=_cite(title, build.id),
        server=server,
    )


def _counts(store: Store, least: float) -> AboutCounts:
    counts = store.counts()
    unlinked, links, quotes, results, discovered, dated = next(
        store.rows(_COUNTS, {"least": least})
    )
    return AboutCounts(
        papers=counts.in_scope,
        unlinked=unlinked,
        links=links,
        quotes=quotes,
        results=results,
        discovered=discovered,
        merged=counts.merges,
        refused=counts.refusals,
        excluded=counts.excluded,
        dated=dated,
    )


def _measured(store: Store, least: float) -> tuple[Measured, ...]:
    """Give the figures over all links, which are of the default confidence and this build."""
    if least != DEFAULT_THRESHOLD:
        return ()
    return tuple(
        Measured(each.gold, each.figure, each.value, each.low, each.high)
        for each in store.measurements(of_build=store.build.id)
        if not each.part and each.value is not None
    )


def _cite(title: str, build: str) -> Cite:
    made = f"Made with kg-landscape {__version__}"
    text = f"“{title}”: a knowledge graph of research papers, {build}. {made}."
    fields = {
        "title": f"{{{escaped(title)}: a knowledge graph of research papers}}",
        "howpublished": f"Data set, {build}",
        "note": made,
    }
    return Cite(text, entry("misc", f"kg-{build.removeprefix('build:')}", fields))
