"""Pages as tests read them: elements with their attributes and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "hr", "img", "input", "link", "meta", "rect", "path", "circle"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.words.append(data)


def read(page: str) -> list[Element]:
    """Give all elements of a page; each that is opened must be closed, in the right order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    left = [element.tag for element in reader.open]
    assert left == [], f"not closed: {left}"
    return reader.elements


def find(page: str, tag: str, **attributes: str) -> list[Element]:
    """Give the elements of a tag with these attributes; ``class_`` means one of its classes."""
    wanted = attributes.pop("class_", None)
    return [
        element
        for element in read(page)
        if element.tag == tag
        and (wanted is None or wanted in element.attributes.get("class", "").split())
        and all(element.attributes.get(name) == value for name, value in attributes.items())
    ]


def texts(page: str, tag: str, **attributes: str) -> list[str]:
    return [element.text for element in find(page, tag, **attributes)]


def ids(page: str) -> list[str]:
    return [each.attributes["id"] for each in read(page) if "id" in each.attributes]
