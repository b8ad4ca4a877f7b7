r"""Text as Markdown that shows it as it stands, on GitHub and through pandoc.

1. A backslash takes the meaning from what is markup anywhere in a line: brackets, stars, tags,
   pipes, dollars, at signs (mentions and citations), ampersands that begin an entity.
2. At the beginning of a line it does so for what begins a heading, a list, a quotation, a rule.
3. An address that GitHub would make a link of gets a backslash before its colon or its dot.
"""

import re

from kg.survey.citing import flat

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|~$^@]|&(?=#?\w)")
_BEGINS = re.compile(r"(\s*)([-+#=:>]|\d+(?=[.)]))")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(https?|ftp):", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_text(text: str) -> str:
    r"""Give text as it stands within a line.

    >>> print(markdown_text("[a](b) <b> 2*3 at http://x.org"))
    \[a\](b) \<b\> 2\*3 at http\://x.org
    """
    said = _ANYWHERE.sub(r"\\\g<0>", flat(text))
    return _WWW.sub(r"\1\\.", _ADDRESS.sub(r"\1\\:", said))


def line(text: str) -> str:
    r"""Give a line of Markdown that begins no block but a paragraph.

    >>> print(line("# no heading"), line("1. no item"), line("- none"))
    \# no heading 1\. no item \- none
    """
    text = text.strip()
    found = _BEGINS.match(text)
    if not found:
        return text
    start = found[2]
    rest = text[found.end() :]
    return f"{start}\\{rest}" if start.isdigit() else f"\\{start}{rest}"


def code(text: str) -> str:
    """Give text as code, between as many backticks as it takes.

    >>> print(code("a `b`"))
    `` a `b` ``
    """
    said = flat(text).strip()
    fence = "`" * (max(map(len, re.findall("`+", said)), default=0) + 1)
    pad = " " if "`" in said else ""
    return f"{fence}{pad}{said}{pad}{fence}"


def plain_of(markdown: str) -> str:
    r"""Give what a stretch of Markdown says, without its backslashes.

    >>> plain_of(r"2\*3 \<b\>")
    '2*3 <b>'
    """
    return _ESCAPED.sub(r"\1", markdown)
