"""The tools as a server of the Model Context Protocol, on standard input and output.

Nothing is written but the protocol, and the graph file is only read. What goes wrong is one line
that the model can act on.

References
----------
.. [1] Model Context Protocol, https://modelcontextprotocol.io/specification
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from kg import __version__
from kg.errors import KGError
from kg.rdf.options import ExportOptions
from kg.serve.agents.asking import Asker
from kg.serve.agents.handlers import Handlers
from kg.serve.limits import Limits

#: What a query may cost here; answers are read by a model, so that none needs to be large.
LIMITS = Limits(seconds=20, rows=10_000, size=16 * 2**20, memory=2 * 2**30, workers=1, waiting=8)

_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class Server(MCPServer[Any]):
    """A server whose errors are one line, and that takes no argument that a tool does not have."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Any = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises
        ------
        ToolError
            It cannot be done; the message is one line.
        """
        known = {tool.name: tool for tool in await self.list_tools()}
        if name not in known:
            raise ToolError(f"there is no tool {name!r}; there are: {', '.join(known)}")
        properties = known[name].input_schema["properties"]
        for argument in arguments:
            if argument not in properties:
                has = ", ".join(properties) or "none"
                raise ToolError(f"{name} has no argument {argument!r}; it has: {has}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise ToolError(_one_line(error)) from error.__cause__


def make_server(graph: Path, options: ExportOptions, limits: Limits = LIMITS) -> Server:
    """Give a server over a graph file, to be run."""
    asker = Asker(graph, options, limits)

    @asynccontextmanager
    async def lifespan(_: MCPServer[Any]) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await asker.close()

    return Server(
        name="kg-landscape",
        title="kg-landscape: a graph of research papers",
        version=__version__,
        instructions=_instructions(),
        tools=[_tool(handler) for handler in Handlers(graph, options, asker).all()],
        lifespan=lifespan,
        log_level="ERROR",
    )


def serve_tools(graph: Path, options: ExportOptions, limits: Limits = LIMITS) -> None:
    """Serve until standard input ends."""
    make_server(graph, options, limits).run("stdio")


def _tool(handler: Callable[..., Any]) -> Tool:
    """Give a handler as a tool: its docstring, without line breaks, is what a model is told."""
    tool = Tool.from_function(
        handler,
        description=" ".join((handler.__doc__ or "").split()),
        annotations=_READS,
        structured_output=True,
    )
    tool.parameters["additionalProperties"] = False
    return tool


def _instructions() -> str:
    return files("kg.serve.agents").joinpath("instructions.txt").read_text("utf-8").strip()


def _one_line(error: ToolError) -> str:
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        wrong = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in cause.errors())
        return "; ".join(wrong)
    return " ".join(str(cause if isinstance(cause, KGError) else error).split())
