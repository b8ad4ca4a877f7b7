r"""Text as LaTeX prints it, whichever engine compiles it.

1. What would be a command is escaped, as for BibTeX; hyphens and quotes that LaTeX would join into
   another character are kept apart, and so are brackets that could begin an option.
2. Letters of Latin 1 and Latin Extended A stand as they are, Greek letters and signs of
   mathematics become their commands.
3. All else becomes ``\kgchar{1F600}{?}``: XeLaTeX and LuaLaTeX print the character, as far as the
   font has it, pdfLaTeX the nearest letters of ASCII.
"""

import re
import unicodedata

from kg.survey.citing import flat
from kg.views.bibtex import escaped

_JOINED = re.compile(r"-(?=-)|'(?=')|,(?=,)|<(?=<)|>(?=>)|\?(?=`)|!(?=`)")

#: Letters up to U+017F that the T1 encoding lacks.
_LACKING = frozenset("ĦħĸĿŀŉŦŧſ")

#: Other characters that every engine knows by themselves.
_KNOWN = frozenset("“”‘’–—…€£§©®°±×÷µ·•«»¡¿")

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        (
            *("alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota"),
            *("kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon"),
            *("varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi"),
            *("Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"),
        ),
        strict=True,
    )
)

_SIGNS = {
    "≤": "leq",
    "≥": "geq",
    "≠": "neq",
    "≈": "approx",
    "∼": "sim",
    "→": "rightarrow",
    "←": "leftarrow",
    "↑": "uparrow",
    "↓": "downarrow",
    "↔": "leftrightarrow",
    "⇒": "Rightarrow",
    "∞": "infty",
    "∈": "in",
    "∑": "sum",
    "√": "surd",
    "−": "mathord{-}",
    "∇": "nabla",
    "∂": "partial",
    "⋅": "cdot",
    "ℓ": "ell",
}

_COMMANDS = {sign: f"\\ensuremath{{\\{name}}}" for sign, name in {**_GREEK, **_SIGNS}.items()}
_COMMANDS["−"] = "\\ensuremath{-}"


def latex_text(text: str) -> str:
    r"""Give text on one line; spaces at its ends stay.

    >>> print(latex_text("50% of $R_1$ -- α ≥ 2"))
    50\% of \$R\_1\$ -{}- \ensuremath{\alpha} \ensuremath{\geq} 2
    >>> print(latex_text(r"\input{x} [1]"))
    \textbackslash{}input\{x\} {[}1{]}
    """
    said = unicodedata.normalize("NFC", flat(text))
    if not said.strip():
        return said
    before, after = " " * said[0].isspace(), " " * said[-1].isspace()
    made = _JOINED.sub(r"\g<0>{}", escaped(said))
    made = made.replace("[", "{[}").replace("]", "{]}").replace('"', r"\textquotedbl{}")
    made = made.replace("`", r"\textasciigrave{}")
    return before + (made if made.isascii() else "".join(map(_character, made))) + after


def latex_code(text: str) -> str:
    r"""Give text of a fixed width that may be broken after its signs.

    >>> print(latex_code("kg.a --since 2"))
    \texttt{kg.\allowbreak{}a -{}-since 2}
    """
    return rf"\texttt{{{_breakable(latex_text(text.strip()))}}}"


def _breakable(text: str) -> str:
    return re.sub(r"(?:[./=,:]|\\_)(?=\w)", r"\g<0>\\allowbreak{}", text)


def _character(character: str) -> str:
    if character.isascii() or character in _KNOWN:
        return character
    if character in _COMMANDS:
        return _COMMANDS[character]
    if "À" <= character <= "ſ" and character not in _LACKING:
        return character
    if unicodedata.category(character) in ("Cf", "Mn", "Cc"):
        return ""  # marks without a letter of their own, and what only steers the direction
    letters = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return f"\\kgchar{{{ord(character):X}}}{{{escaped(letters) or '?'}}}"
