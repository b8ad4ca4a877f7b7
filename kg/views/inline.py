"""Files of this package inside a page: what stands in it, and what its policy may name by hash."""

import base64
import hashlib
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import ExportError


def make_environment(package: str = "kg.views") -> Environment:
    """Give what templates of a package, and of views, are filled with; they escape every string."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, "kg.views"))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def read_asset(name: str, package: str = "kg.views") -> str:
    """Give the text of a script or a style sheet of a package."""
    return files(package).joinpath("assets", name).read_text(encoding="utf-8")


def inline(element: str, text: str) -> Markup:
    """Give a script or style as the content of its element.

    Raises
    ------
    ExportError
        It would end the element early.
    """
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ExportError(f"a {element} of the page would end early; reinstall kg and pyvis 0.3.2")
    return Markup(text)  # a file of this package or of pyvis, not the text of a paper


def pin(text: str) -> str:
    """Give the source expression of a policy that allows this script or style and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
