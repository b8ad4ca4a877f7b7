"""The protocol tests as they are read, sent and judged; no server of ours is needed."""

import socket
from collections import Counter
from threading import Thread

import pytest

from tests.w3c.protocol import Request, Response, complaints, graph_names, protocol_tests, replay
from tests.w3c.suite import needs_suite

DATA = "http://kasei.us/2009/09/sparql/data/"

ASKED = Request("GET", "/sparql/?query=ASK%20%7B%7D", (), None, ("2xx",), True, "boolean")


def response(status: int, media_type: str, body: bytes = b"") -> Response:
    return Response(status, media_type, {}, body)


@needs_suite
def test_all_tests_are_read_in_order():
    tests = {test.id: test for test in protocol_tests()}
    is_update = Counter("update" in name for name in tests)
    assert is_update == {False: 20, True: 14}
    first, *_, last = tests
    assert (first, last) == ("query_post_form", "bad_update_dataset_conflict")
    assert [len(test.requests) for test in tests.values()].count(2) == 5
    graphs = [(iri, file.name) for iri, file in tests["query_dataset_full"].graphs]
    assert sorted(graphs) == [(f"{DATA}data{i}.rdf", f"data{i}.nt") for i in (1, 2, 3)]


@needs_suite
def test_a_request_has_the_bytes_that_the_manifest_means():
    (test,) = (test for test in protocol_tests() if test.id == "bad_query_non_utf8")
    assert test.requests == (
        Request(
            "POST",
            "/sparql/",
            (("content-type", "application/sparql-query; charset=UTF-16"),),
            "ASK {}".encode("utf-16"),
            ("4xx",),
            None,
            None,
        ),
    )


@needs_suite
def test_what_is_expected_is_read():
    (test,) = (test for test in protocol_tests() if test.id == "query_get")
    assert test.name == "query via GET"
    (request,) = test.requests
    assert (request.statuses, request.boolean, request.format) == (("2xx", "3xx"), True, "boolean")
    assert graph_names(request) == (f"{DATA}data0.rdf",)


def test_a_request_is_sent_byte_for_byte_and_the_answer_read():
    sent = Request("PUT", "/sparql/?a=%20", (("X-One", "1"),), b"\xff\n", ("4xx",), None, None)
    heard = []

    def answer(server: socket.socket) -> None:
        with server.accept()[0] as client:
            heard.append(client.recv(1000))
            while not heard[-1].endswith(b"\xff\n"):
                heard.append(client.recv(1000))
            client.sendall(b"HTTP/1.1 405 No\r\nContent-Type: text/plain; a=b\r\nX: y\r\n\r\nno")

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        thread = Thread(target=answer, args=(server,))
        thread.start()
        found = replay(sent, "127.0.0.1", port, endpoint="/here")
        thread.join()
    assert b"".join(heard) == (
        f"PUT /here?a=%20 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-One: 1\r\n".encode()
        + b"Content-Length: 2\r\n\r\n\xff\n"
    )
    headers = {"content-type": "text/plain; a=b", "x": "y"}
    assert found == Response(405, "text/plain", headers, b"no")


JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("found", "complaint"),
    [
        (response(400, JSON, b'{"head":{},"boolean":true}'), "status 400, not 2xx"),
        (response(200, "text/html", b"true"), "text/html is no format for boolean"),
        (response(204, ""), "no media type is no format for boolean"),
        (response(200, JSON, b'{"head":{},"boolean":false}'), "the answer is not True"),
        (response(200, JSON, b'{"head":{},"boo'), "the answer is not True"),
    ],
)
def test_a_wrong_response_is_told(found, complaint):
    (told,) = complaints(ASKED, found)
    assert told.startswith(complaint)


def test_a_right_response_is_no_complaint():
    body = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean>'
    assert complaints(ASKED, response(200, XML, body + b"</sparql>")) == []
    assert complaints(ASKED, response(200, JSON, b'{"head":{},"boolean":true}')) == []
