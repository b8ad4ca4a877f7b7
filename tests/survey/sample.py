"""A document written by hand over the hand-made graph file, with all that a writer meets."""

from kg.rdf.iris import evidence_iri
from kg.survey.document import (
    Aside,
    Cite,
    Code,
    Document,
    Figure,
    Items,
    Number,
    Paragraph,
    Quotation,
    Reference,
    Section,
    Source,
    Strong,
    Table,
    Term,
    Witness,
)
from tests.handmade import READER, WALKER, evidence

COUNTS = Source("kg.graph.corpus.load_corpus", (("since", "2022"),), "kg info landscape.db")
YEARS = Source("query:papers-by-year")

SAID = evidence(WALKER, "PPO")
WORDS = Witness(
    evidence_iri(SAID, ""), WALKER.id, "We train a walker with ", "PPO", ". Offline RL is not used."
)
#: What papers of strangers may say; it must stay text everywhere.
HOSTILE = (
    '<script>alert(1)</script> [x](javascript:1) ![y](z) `c` | \\input{/etc/passwd} $a_b$ 50% "&'
)
EVIL = Witness("evidence/00ff", READER.id, "# A ", HOSTILE, " & then\n\n- an item")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">'
    '<circle cx="20" cy="20" r="8" fill="#2a5aa8"/><text x="34" y="24">Walking</text></svg>'
)

PAPERS = Number("1,204", COUNTS, "papers")
SHARE = Number("12%", YEARS, "2025.share")

DOCUMENT = Document(
    title="Walking & <reading>",
    subtitle=("A survey of ", PAPERS, " papers."),
    sections=(
        Section(
            "Overview",
            (
                Paragraph(
                    (
                        *(Term("method:ppo", "PPO"), " is used by ", SHARE, " of ", PAPERS),
                        *(" papers ", Cite(WALKER.id), ", ", Cite(READER.id), WORDS, "."),
                    )
                ),
                Quotation(WORDS),
                Quotation(EVIL),
                Aside(("Few papers; see ", Code("kg info landscape.db"), ".")),
                Figure("map", SVG, ("Map of ", PAPERS, " papers."), "A blue dot, named Walking"),
            ),
        ),
        Section("Nothing"),
        Section(
            "Years",
            (
                Items(((Strong("2025"), ": ", SHARE), ("no year: ", HOSTILE)), is_numbered=True),
                Table(
                    ("Papers by ", "year"),
                    ("Year", "Share", "Said"),
                    (
                        (("2025",), (SHARE,), ("a | b",)),
                        (("unknown",), (Number("0", YEARS, "0.papers"),), (HOSTILE, WORDS)),
                    ),
                    frozenset({1}),
                ),
            ),
            parts=(Section("Years", (Paragraph((HOSTILE,)),)),),
        ),
    ),
    references=(
        Reference(WALKER.id, "moor2025walking"),
        Reference(READER.id, "anonymousreading"),
    ),
    settings=(("build", "build:1"), ("focus", "setting:offline-rl"), ("focus", "--><script>")),
    kinds=(("method:ppo", "method"),),
)
