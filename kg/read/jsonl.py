"""JSON: one object a line, an array, or a reply of OpenAlex, with the fields of a paper.

Known fields are ``id title abstract authors published|date|year date_text venue categories url
identifiers doi arxiv openalex s2 pmid key flags``; all others are ignored. Lines stand for
themselves: a broken one is refused and the next is read. In an array nothing after a broken
object can be trusted, so the rest of the file is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping

from kg.errors import PaperError
from kg.model import Paper
from kg.read.openalex import as_entry, is_work
from kg.read.record import Record, split_names
from kg.read.source import LINE_LIMIT, TextSource

#: An array is read in pieces; a reply that wraps its array in an object is read whole.
OBJECT_LIMIT = 8 * LINE_LIMIT

# Control characters inside of strings are repaired later, not refused.
_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[\s,]*")
_SCHEMES = ("doi", "arxiv", "arxiv_id", "openalex", "s2", "pmid", "key")
_TYPES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def looks_like_json(head: str) -> bool:
    """Whether a text begins as an object or an array of objects."""
    return bool(re.match(r'\s*(?:\[\s*)?\{\s*["}]|\s*\[\s*\]', head))


def read_json(source: TextSource) -> Iterator[Paper]:
    """Give the papers of JSON in any of its layouts."""
    return _read_lines(source) if _has_objects_by_line(source.head) else _read_values(source)


def _has_objects_by_line(head: str) -> bool:
    text = head.lstrip()
    if text.startswith("["):
        return False
    first, _, rest = text.partition("\n")
    try:
        _DECODER.decode(first)
    except (ValueError, RecursionError):
        # Broken, or longer than the head, or spread over lines: then the next is no new object.
        return not rest or rest.lstrip().startswith("{")
    return True


def _read_lines(source: TextSource) -> Iterator[Paper]:
    decode = _DECODER.decode
    for number, line in source.lines():
        if not line or line.isspace():
            continue
        place, lines = f"line {number}", range(number, number + 1)
        try:
            value = decode(line)
        except (ValueError, RecursionError) as error:
            source.refuse(place, _broken(error))
            continue
        yield from _papers(value, source, place, lines)


def _broken(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at column {error.colno}: {error.msg}"
    if isinstance(error, RecursionError):
        return "broken JSON: nested too deeply"
    return f"broken JSON: {str(error).partition(';')[0]}"


def _read_values(source: TextSource) -> Iterator[Paper]:
    for number, (value, lines) in enumerate(_values(source), 1):
        yield from _papers(value, source, f"record {number}", lines)


def _values(source: TextSource) -> Iterator[tuple[object, range]]:
    """Give the objects of an array, or one after the other, and the lines on which they stand."""
    chunks = source.chunks()
    text, line, at_end = next(chunks), source.first_line, False
    in_array = text.lstrip().startswith("[")
    begin = text.index("[") + 1 if in_array else 0
    while True:
        start = begin
        begin = _past_space(text, start)
        line += text.count("\n", start, begin)
        if in_array and text.startswith("]", begin):
            in_array, begin = False, begin + 1
            continue
        try:
            if begin < len(text):
                value, end = _DECODER.raw_decode(text, begin)
            else:
                raise json.JSONDecodeError("the text ends too early", text, begin)
        except (ValueError, RecursionError) as error:
            if not at_end and _needs_more(error, text, begin):
                more = _more(chunks, len(text) - begin)
                at_end = not more
                text, begin = text[begin:] + more, 0
                continue
            if (begin < len(text) or in_array) and not source.is_cut:
                place = f"line {line + text.count(chr(10), begin, getattr(error, 'pos', begin))}"
                source.refuse(place, f"{_broken(error)}; the rest of the file is not read")
            return
        first, line = line, line + text.count("\n", begin, end)
        yield value, range(first, line + 1)
        begin = end


def _past_space(text: str, begin: int) -> int:
    found = _SPACE.match(text, begin)
    return found.end() if found else begin


def _needs_more(error: Exception, text: str, begin: int) -> bool:
    if len(text) - begin > OBJECT_LIMIT or not isinstance(error, json.JSONDecodeError):
        return False
    return "Unterminated string" in error.msg or error.pos >= len(text) - 16


def _more(chunks: Iterator[str], size: int) -> str:
    # At least doubling, so that a long object is not scanned once for every chunk.
    parts: list[str] = []
    for chunk in chunks:
        parts.append(chunk)
        size -= len(chunk)
        if size <= 0:
            break
    return "".join(parts)


def _papers(value: object, source: TextSource, place: str, lines: range) -> Iterator[Paper]:
    if isinstance(value, dict) and isinstance(value.get("results"), list) and "title" not in value:
        for number, inner in enumerate(value["results"], 1):
            yield from _papers(inner, source, f"{place}, result {number}", lines)
        return
    try:
        source.check_bytes(lines)
        record = record_of(value)
    except PaperError as error:
        source.refuse(place, str(error))
        return
    if paper := source.settle(record, place, lines):
        yield paper


def record_of(entry: object) -> Record:
    """Give the record that a JSON object describes.

    Raises
    ------
    PaperError
        It is no object, or a known field has a type that it cannot have.
    """
    if not isinstance(entry, dict):
        raise PaperError(f"{_TYPES.get(type(entry), 'text')} instead of an object with a title")
    if is_work(entry):
        entry = as_entry(entry)
    return Record(
        title=_text(entry, "title"),
        abstract=_text(entry, "abstract"),
        authors=_authors(entry.get("authors")),
        date=_date(entry),
        date_text=_text(entry, "date_text"),
        venue=_text(entry, "venue"),
        categories=_strings(entry, "categories"),
        url=_text(entry, "url"),
        identifiers=_identifiers(entry),
        flags=_strings(entry, "flags"),
    )


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(key, value, "text")
    return value


def _wrong(key: str, value: object, wanted: str) -> PaperError:
    return PaperError(f"field '{key}' is {_TYPES.get(type(value), 'text')}, not {wanted}")


def _word(key: str, value: object) -> str:
    # Ids and years come as text or as numbers; 2019.0 is what spreadsheets make of 2019.
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if type(value) is int:
        return str(value)
    raise _wrong(key, value, "text or a whole number")


def _date(entry: Mapping[str, object]) -> str:
    for key in ("published", "date", "year"):
        value = entry.get(key)
        if value is not None and value != "":
            return _word(key, value)
    return ""


def _strings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(filter(None, re.split(r"\s*[,;]\s*|\s+(?=\w+\.)", value.strip())))
    if not isinstance(value, list):
        raise _wrong(key, value, "a list of texts")
    for item in value:
        if not isinstance(item, str):
            raise _wrong(key, item, "text within its list")
    return tuple(value)


def _authors(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return split_names(value)
    if not isinstance(value, list):
        raise _wrong("authors", value, "a list of names")
    return tuple([item if isinstance(item, str) else _name(item) for item in value])


def _name(author: object) -> str:
    name = author.get("name") if isinstance(author, dict) else None
    if not isinstance(name, str):
        raise PaperError("field 'authors' lists something that is no name")
    return name


def _identifiers(entry: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    pairs = []
    given = entry.get("identifiers")
    if given is not None:
        if not isinstance(given, dict):
            raise _wrong("identifiers", given, "an object of schemes and values")
        pairs = [(s, _word(f"identifiers.{s}", v)) for s, v in given.items() if v is not None]
    pairs += [(key, _word(key, entry[key])) for key in _SCHEMES if entry.get(key) is not None]
    if entry.get("id") is not None:
        pairs.append(("input", _word("id", entry["id"])))
    return tuple(pairs)
