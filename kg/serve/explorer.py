"""The explorer, served: its page, and its data piece by piece from the graph file.

1. The page comes at once; the atlas is drawn once for a state of the graph file
   (:mod:`kg.serve.drawing`), and whoever asks meanwhile waits for the same one.
2. Texts are read when they are asked for, a piece at a time; the last ones are kept, packed.
3. A piece is named by that state (its ETag), so that a browser need not get it again.
"""

import asyncio
import gzip
from asyncio.subprocess import PIPE
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import RequestError
from kg.rdf.options import ExportOptions
from kg.serve.drawing import SERVER, Drawing, command, decode, find_kept, keep, pack, state_of
from kg.store import open_store
from kg.views.explorer.about import about_of
from kg.views.explorer.page import Plain, policy, render_explorer
from kg.views.explorer.pieces import piece_json, piece_names

#: Where readers without scripts go on: the pages of this server need none.
_PLAIN = Plain(pages=(("./", "Pages of all papers and concepts"), ("search", "Search")))

#: Packed pieces that are kept in memory: some tens of megabytes.
_MOST_KEPT = 256


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What is shown of a state of the graph file, and the pieces that were asked for last."""

    state: str
    drawing: Drawing
    names: frozenset[str]
    kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)


class Explorer:
    """Answers for the explorer of one graph file.

    Parameters
    ----------
    graph
        The graph file; it may be built anew meanwhile.
    options
        What of it is served, and the base of its IRIs.
    """

    def __init__(self, graph: Path, options: ExportOptions) -> None:
        self._graph = graph
        self._options = options
        self._drawing: dict[str, asyncio.Task[_Drawn]] = {}
        self._seen: tuple[tuple[int, int], str] | None = None  #: time and size, and their state
        self._page: tuple[str, str] | None = None  #: a state, and its page

    async def stop(self) -> None:
        """End what is being drawn."""
        for task in self._drawing.values():
            task.cancel()
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)

    async def page(self, request: Request) -> Response:
        """Give the page; the program in it asks for the atlas."""
        text = await run_in_threadpool(self._render)
        headers = {
            "content-security-policy": policy("served"),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cache-control": "no-cache",
        }
        return HTMLResponse(text, headers=headers)

    async def piece(self, request: Request) -> Response:
        """Give a piece as JSON."""
        name = request.path_params["name"]
        drawn = await self._drawn()
        if name not in drawn.names:
            raise RequestError(404, "the explorer has no such piece")
        tag = f'"{drawn.state}-{name}"'
        headers = {
            "cache-control": "no-cache",
            "etag": tag,
            "vary": "Accept-Encoding",
            "x-content-type-options": "nosniff",
        }
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        data = await self._packed(drawn, name)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
        else:
            data = await run_in_threadpool(gzip.decompress, data)
        return Response(data, media_type="application/json", headers=headers)

    def _render(self) -> str:
        """Give the page; to count what a large file holds takes a second, so it is kept."""
        state = self._state()
        if self._page is None or self._page[0] != state:
            with open_store(self._graph) as store:
                about = about_of(store, self._options, server=SERVER)
            self._page = (state, render_explorer(about, "served", _PLAIN))
        return self._page[1]

    async def _drawn(self) -> _Drawn:
        """Give what the file has now; drawn once, however many ask."""
        state = await run_in_threadpool(self._state)
        task = self._drawing.get(state)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            for old in self._drawing.values():
                old.cancel()
            task = asyncio.create_task(self._draw(state))
            self._drawing = {state: task}
        # shielded: a visitor who leaves does not stop it for the others
        return await asyncio.shield(task)

    def _state(self) -> str:
        with open_store(self._graph) as store:
            stat = self._graph.stat()
            seen = (stat.st_mtime_ns, stat.st_size)
            if self._seen is None or self._seen[0] != seen:
                self._seen = (seen, state_of(store, self._options))
            return self._seen[1]

    async def _draw(self, state: str) -> _Drawn:
        drawing = await run_in_threadpool(find_kept, state)
        if drawing is None:
            output = await self._run()
            drawing = await run_in_threadpool(decode, output)
            await run_in_threadpool(keep, state, output)
        return _Drawn(state, drawing, frozenset(piece_names(drawing.numbering)))

    async def _run(self) -> bytes:
        process = await asyncio.create_subprocess_exec(
            *command(self._graph, self._options), stdout=PIPE
        )
        try:
            output, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return output

    async def _packed(self, drawn: _Drawn, name: str) -> bytes:
        found = drawn.drawing.packed.get(name) or drawn.kept.get(name)
        if found is None:
            found = await run_in_threadpool(self._pack, drawn, name)
            drawn.kept[name] = found
            if len(drawn.kept) > _MOST_KEPT:
                drawn.kept.popitem(last=False)
        return found

    def _pack(self, drawn: _Drawn, name: str) -> bytes:
        with open_store(self._graph) as store:
            return pack(piece_json(store, name, drawn.drawing.numbering, self._options))
