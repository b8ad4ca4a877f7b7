"""Pages of the explorer as tests read them."""

import base64
import hashlib
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from tests.serve.reading import Element, read


def policy_of(page: str) -> str:
    return unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])


def pinned(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def bodies(page: str, element: str) -> list[str]:
    """Give what stands in elements without attributes."""
    return re.findall(rf"<{element}>(.*?)</{element}>", page, re.S)


def islands(page: str) -> dict[str, Any]:
    found = re.findall(
        r'<script type="application/json" id="piece-([\w-]+)">(.*?)</script>', page, re.S
    )
    return {name: json.loads(data) for name, data in found}


def elements(page: str) -> list[Element]:
    """Give the elements of a page without its program, whose text is none of the page."""
    return read(re.sub(r"(<script>).*?(</script>)", r"\1\2", page, flags=re.S))


def piece(file: Path) -> tuple[str, Any]:
    """Give the name and the value of a piece in a file of its own."""
    match = re.fullmatch(r'landscapePiece\("([\w-]+)",(.*)\);\n', file.read_text("utf-8"), re.S)
    return match[1], json.loads(match[2])
