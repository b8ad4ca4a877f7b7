"""Running text without its marks: what a terminal shows."""

from kg.survey.document import Cite, Code, Inline, Number, Strong, Term, Text, Witness


def plain(text: Text) -> str:
    """Give the words of a text; a citation is its paper's id, marks of claims are left out.

    >>> plain(("See ", Strong("PPO"), " in ", Cite("arxiv:1707.06347"), "."))
    'See PPO in arxiv:1707.06347.'
    """
    return "".join(map(_words, text))


def _words(item: Inline) -> str:
    match item:
        case Number(text=text) | Strong(text) | Code(text) | Term(text=text):
            return text
        case Cite(paper):
            return paper
        case Witness():
            return ""
        case _:
            return item
