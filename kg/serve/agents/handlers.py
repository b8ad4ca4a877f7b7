"""One method a tool: its name, its arguments with their bounds, and what a model is told of it."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from mcp.types import CallToolResult, TextContent
from pydantic import Field

from kg.model import Role
from kg.rdf.ask.queries import Theme
from kg.rdf.options import ExportOptions
from kg.serve.agents.asking import Asker
from kg.serve.agents.gaps import untried_combinations
from kg.serve.agents.texts import text_of
from kg.serve.agents.tools import (
    concept_profile,
    link_evidence,
    list_questions,
    overview,
    paper_profile,
    search,
)
from kg.serve.agents.values import (
    Answer,
    ConceptProfile,
    Hits,
    LinkEvidence,
    Overview,
    PaperProfile,
    Questions,
    UntriedCombinations,
)
from kg.store import Store, open_store

_Concept: TypeAlias = Annotated[
    str, Field(description='Id or any name of a concept: "method:ppo", "PPO", "offline RL".')
]
_Paper: TypeAlias = Annotated[
    str, Field(description='Id, DOI, arXiv id or exact title of a paper: "arxiv:1707.06347".')
]
_Limit: TypeAlias = Annotated[int, Field(ge=1, le=100, description="At most so many are given.")]
_Rows: TypeAlias = Annotated[int, Field(ge=1, le=1000, description="Rows that are given.")]


class Handlers:
    """The tools over one graph file; it is opened anew for each call, so that it may be rebuilt.

    Parameters
    ----------
    graph
        The graph file.
    options
        Links of less confidence do not count; and where things live.
    asker
        Runs SPARQL.
    """

    def __init__(self, graph: Path, options: ExportOptions, asker: Asker) -> None:
        self._graph = graph
        self._least = options.min_confidence
        self._asker = asker

    def all(self) -> tuple[Callable[..., Any], ...]:
        """Give the tools in the order in which a client lists them."""
        return (
            self.overview,
            self.search,
            self.concept,
            self.paper,
            self.evidence,
            self.untried,
            self.list_queries,
            self.ask_query,
            self.sparql,
        )

    async def overview(self) -> Annotated[CallToolResult, Overview]:
        """Tell what this graph holds: papers and their years, links by role, concepts by kind."""
        return await self._look(lambda store: overview(store, self._least))

    async def search(
        self,
        text: Annotated[
            str, Field(description="Words; in double quotes they must stand together.")
        ],
        limit: _Limit = 10,
    ) -> Annotated[CallToolResult, Hits]:
        """Find concepts and papers that hold all of some words, in any form of them, best first.

        Use it first, to get ids for the other tools.
        """
        return await self._look(lambda store: search(store, text, limit))

    async def concept(
        self,
        name: _Concept,
        role: Annotated[
            Role | None, Field(description="Only links of this role; by default all of them.")
        ] = None,
        limit: _Limit = 10,
    ) -> Annotated[CallToolResult, ConceptProfile]:
        """Tell what a concept means, and which papers do what with it.

        Gives broader and narrower concepts, papers by role and year, concepts in the same papers,
        and some of its links with the quoted sentence, strongest roles first. Its numbers are of
        papers linked to the concept itself; those of narrower concepts are counted there.
        """
        return await self._look(
            lambda store: concept_profile(store, name, self._least, role=role, limit=limit)
        )

    async def paper(self, name: _Paper) -> Annotated[CallToolResult, PaperProfile]:
        """Give a paper: its abstract, and what it is linked to.

        Each concept comes with the role and the quoted sentence that says so; then the numbers
        that the paper claims.
        """
        return await self._look(lambda store: paper_profile(store, name, self._least))

    async def evidence(
        self, paper: _Paper, concept: _Concept
    ) -> Annotated[CallToolResult, LinkEvidence]:
        """Tell what one paper does with one concept, with every sentence that says so.

        Where there is no link it says so, and which narrower concepts the paper is linked to. Use
        it to check a statement before you make it.
        """
        return await self._look(lambda store: link_evidence(store, paper, concept, self._least))

    async def untried(
        self,
        focus: Annotated[
            list[str] | None,
            Field(description="Only papers about all of these concepts, by id or name."),
        ] = None,
        since: Annotated[int | None, Field(description="Only papers since this year.")] = None,
        until: Annotated[int | None, Field(description="Only papers until this year.")] = None,
        limit: Annotated[int, Field(ge=1, le=20, description="Combinations of each sort.")] = 3,
    ) -> Annotated[CallToolResult, UntriedCombinations]:
        """Rank combinations of method, setting and domain that no paper has tried.

        Those come first whose neighbours are full; each has what chance would give, and the
        papers that come nearest. They are ideas to check: only titles and abstracts were read.
        """
        return await self._look(
            lambda store: untried_combinations(
                store, focus or (), self._least, since=since, until=until, limit=limit
            )
        )

    async def list_queries(
        self,
        theme: Annotated[Theme | None, Field(description="Only those of a theme.")] = None,
    ) -> Annotated[CallToolResult, Questions]:
        """List the prepared questions that ask_query answers, with parameters and columns."""
        return _result(list_questions(theme))

    async def ask_query(
        self,
        name: Annotated[str, Field(description='As list_queries gives it: "papers-using".')],
        parameters: Annotated[
            dict[str, str | int | float] | None,
            Field(description='Values by name, {"concept": "GRPO"}; others keep their defaults.'),
        ] = None,
        limit: _Rows = 50,
    ) -> Annotated[CallToolResult, Answer]:
        """Answer a prepared question; list_queries tells which there are.

        They are about methods, settings and domains, benchmarks and results, papers and evidence,
        trends, gaps, lineage, and quality.
        """
        values = {key: str(value) for key, value in (parameters or {}).items()}
        return _result(await self._asker.ask_named(name, values, limit))

    async def sparql(
        self,
        query: Annotated[
            str,
            Field(
                description="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes kg, "
                "skos, dcterms, method, setting, domain, benchmark and paper are declared."
            ),
        ],
        limit: _Rows = 50,
    ) -> Annotated[CallToolResult, Answer]:
        """Ask the graph anything in SPARQL 1.1; read only, 20 seconds, 10,000 rows at most.

        Papers (kg:Paper; dcterms:title, dcterms:issued) point to concepts (kg:Method, kg:Setting,
        kg:Domain, kg:Benchmark; skos:prefLabel, skos:broader) by kg:proposes, kg:uses,
        kg:evaluatesOn, kg:addresses, kg:comparesWith, kg:analyses (all below kg:about), kg:avoids
        and kg:mentions. A kg:Link has kg:paper, kg:concept, kg:role, kg:confidence and
        kg:evidence, whose kg:sentence is the quotation. Example: SELECT ?title WHERE { ?p
        kg:proposes method:ppo ; dcterms:title ?title }
        """
        return _result(await self._asker.ask(query, limit))

    async def _look(self, look: Callable[[Store], Any]) -> CallToolResult:
        return await asyncio.to_thread(self._looked, look)

    def _looked(self, look: Callable[[Store], Any]) -> CallToolResult:
        with open_store(self._graph) as store:
            return _result(look(store))


def _result(value: Any) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text_of(value))], structured_content=asdict(value)
    )
