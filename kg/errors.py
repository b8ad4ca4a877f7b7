"""Every error that a user can meet, named by what is wrong.

A message is one line: the thing, the place and, where there is one, the remedy.
"""


class KGError(Exception):
    """The parent of all errors of this program; the command line shows it as one line."""


class EvidenceError(KGError):
    """A stretch of text cannot hold what it is said to hold."""


class PaperError(KGError):
    """A record cannot become a paper, e.g. because it has no title."""


class ReadError(KGError):
    """An input file cannot be read, or is in no format that is known."""


class SchemeError(KGError):
    """A vocabulary file breaks the rules of a concept scheme."""


class StoreError(KGError):
    """A graph file cannot be opened, is no graph file, or is damaged."""


class StoreVersionError(StoreError):
    """A graph file was written by a newer version of this program."""


class StoreLockedError(StoreError):
    """Another process is writing the graph file."""


class UnknownNameError(KGError):
    """No paper or concept goes by the name that was asked for."""


class StoreSlowError(StoreError):
    """A graph file takes longer to answer than whoever asks would wait."""


class DecisionError(KGError):
    """A row of a decisions file does not say what is to be done, or the file cannot be read."""


class QueryError(KGError):
    """A SPARQL query is malformed, unknown, or asks for what is not allowed."""


class GraphError(KGError):
    """A graph in memory cannot be projected or measured as asked."""


class GoldError(KGError):
    """A gold file cannot be read, or the graph file holds none of its papers."""


class ExportError(KGError):
    """An export or a page cannot be written."""


class DatasetError(KGError):
    """A file of RDF cannot be read, or is no dataset that this program has written."""


class ShapeError(KGError):
    """A dataset breaks its shapes."""


class RequestError(KGError):
    """A request to the server gets an HTTP status and one line instead of what it asks for."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class ServerError(KGError):
    """The server cannot start."""
