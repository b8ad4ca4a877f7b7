"""The SPARQL 1.1 Protocol tests of the W3C: whole HTTP requests, and what must come back.

The manifest holds each request as triples. They are read into values here, sent byte for byte, and
the response is held against what the manifest expects of it.
"""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph as ox

from tests.w3c.suite import MF, SUITE, Manifest, Node, file_of

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
STATUS = "http://www.w3.org/2011/http-statusCodes#StatusCode"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

#: What every path of the manifest starts with, in place of that of the endpoint.
PATH = "/sparql/"

RESULTS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)

#: Media types that the manifest means by its words for formats.
FORMATS = {
    "boolean": RESULTS[:2],
    "tabular": RESULTS,
    "RDF": (
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
    ),
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request, and what its response must be."""

    method: str
    path: str  #: with its query string, from ``/sparql/`` on
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: tuple[str, ...]  #: classes: ``2xx``
    boolean: bool | None  #: the answer; ``None``: not told
    format: str | None  #: a key of :data:`FORMATS`


@dataclass(frozen=True, slots=True)
class ProtocolTest:
    """Requests that are sent one after the other."""

    id: str
    name: str
    graphs: tuple[tuple[str, Path], ...]  #: named graphs to be there, each with its file
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """What a server sent back."""

    status: int
    media_type: str
    headers: dict[str, str]  #: by names in lower case
    body: bytes


def protocol_tests() -> Iterator[ProtocolTest]:
    """Yield the tests in the order of the manifest; none where the suite is absent."""
    file = SUITE / "protocol" / "manifest.ttl"
    if not file.exists():
        return
    manifest = Manifest(file)
    for entry, _ in manifest.entries():
        (connection,) = manifest.objects(entry, MF + "action")
        listed = manifest.one(connection, HT + "requests")
        yield ProtocolTest(
            id=entry.value.rpartition("#")[2],
            name=manifest.one(entry, MF + "name").value,
            graphs=tuple(_graphs(manifest, entry)),
            requests=tuple(_request(manifest, node) for node in manifest.items(listed)),
        )


def _graphs(manifest: Manifest, entry: Node) -> Iterator[tuple[str, Path]]:
    for node in manifest.objects(entry, UT + "graphData"):
        file = file_of(manifest.one(node, UT + "graph").value)
        yield manifest.one(node, LABEL).value, file


def _request(manifest: Manifest, node: Node) -> Request:
    response = manifest.one(node, HT + "resp")
    statuses = manifest.iris(response, MF + "expectedStatus")
    booleans = manifest.iris(response, MF + "expectedBoolean")
    formats = manifest.iris(response, MF + "expectedFormat")
    return Request(
        method=manifest.one(node, HT + "methodName").value,
        path=manifest.one(node, HT + "absolutePath").value,
        headers=tuple(_headers(manifest, node)),
        body=_body(manifest, node),
        statuses=tuple(status.removeprefix(STATUS) for status in statuses),
        boolean=booleans[0] == "true" if booleans else None,
        format=formats[0] if formats else None,
    )


def _headers(manifest: Manifest, node: Node) -> Iterator[tuple[str, str]]:
    for listed in manifest.objects(node, HT + "headers"):
        for header in manifest.items(listed):
            name = manifest.one(header, HT + "fieldName").value
            yield name, manifest.one(header, HT + "fieldValue").value


def _body(manifest: Manifest, node: Node) -> bytes | None:
    for body in manifest.objects(node, HT + "body"):
        encoding = manifest.one(body, CNT + "characterEncoding").value
        return manifest.one(body, CNT + "chars").value.encode(encoding)
    return None


def graph_names(request: Request) -> tuple[str, ...]:
    """Give the graphs that the query string of a request names."""
    pairs = parse_qsl(urlsplit(request.path).query)
    return tuple(value for name, value in pairs if name.endswith("graph-uri"))


def replay(request: Request, host: str, port: int, *, endpoint: str = PATH) -> Response:
    """Send a request to the endpoint of a server, with no header of its own but Host and length."""
    connection = http.client.HTTPConnection(host, port, timeout=30)
    path = endpoint + request.path.removeprefix(PATH)
    try:
        connection.putrequest(request.method, path, skip_accept_encoding=True)
        for name, value in request.headers:
            connection.putheader(name, value)
        if request.body is not None:
            connection.putheader("Content-Length", str(len(request.body)))
        connection.endheaders(request.body)
        return _response(connection.getresponse())
    finally:
        connection.close()


def _response(found: http.client.HTTPResponse) -> Response:
    headers = {name.lower(): value for name, value in found.getheaders()}
    media_type = headers.get("content-type", "").partition(";")[0].strip()
    return Response(found.status, media_type, headers, found.read())


def complaints(request: Request, response: Response) -> list[str]:
    """Say what a response lacks of what the manifest expects; nothing where it is right."""
    found = []
    status = f"{response.status // 100}xx"
    if status not in request.statuses:
        found.append(f"status {response.status}, not {' or '.join(request.statuses)}")
    if request.format and response.media_type not in FORMATS[request.format]:
        found.append(f"{response.media_type or 'no media type'} is no format for {request.format}")
    elif request.boolean is not None and read_boolean(response) is not request.boolean:
        found.append(f"the answer is not {request.boolean}: {response.body!r:.200}")
    return found


def read_boolean(response: Response) -> bool | None:
    """Read a yes or no; ``None`` where the body is something else."""
    format_ = ox.QueryResultsFormat.from_media_type(response.media_type)
    try:
        answer = ox.parse_query_results(response.body, format_)
    except SyntaxError:
        return None
    return bool(answer) if isinstance(answer, ox.QueryBoolean) else None
