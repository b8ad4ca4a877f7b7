r"""Text as LaTeX prints it, whichever engine compiles it.

1. What would be a command is escaped, as for BibTeX; hyphens and quotes that LaTeX would join into
   another character are kept apart, and so are brackets that could begin an option.
2. Letters of Latin 1 and Latin Extended A stand as they are, Greek letters and signs of
   mathematics become their commands.
3. All else becomes ``\kgchar{1F600}{?}``: XeLaTeX and LuaLaTeX print the character, as far as the
   font has it, pdfLaTeX the nearest letters of ASCII.
4. A bibliography is read by BibTeX and holds letters as they are: to pdfLaTeX, which stops at
   those it does not know, they are declared.
"""

import re
import unicodedata

from kg.survey.citing import flat
from kg.views.bibtex import escaped

_JOINED = re.compile(r"-(?=-)|'(?=')|,(?=,)|<(?=<)|>(?=>)|\?(?=`)|!(?=`)")

#: Letters up to U+017F that the T1 encoding lacks.
_LACKING = frozenset("ĦħĸĿŀŉŦŧſ")

#: Other characters that every engine knows by themselves.
_KNOWN = frozenset("“”„‘’‚–—…€£§©®™°±×÷µ·•«»‹›¡¿¹²³¼½¾†‡‰")

#: What raises or lowers: 10⁻³ is no 103.
_RAISED = {"<super>": "textsuperscript", "<sub>": "textsubscript"}

#: Signs that are left when ⅓ and ⁻ are taken apart.
_ASCII = str.maketrans("⁄−", "/-")

#: Below it, LaTeX lets no character be declared.
_FIRST_DECLARED = "\u00a0"

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


def declarations(text: str) -> str:
    r"""Tell pdfLaTeX how to print what it does not know of a text that stands as it is.

    >>> print(declarations("Ångström, α-VAE"))
    \ifPDFTeX
    \DeclareUnicodeCharacter{03B1}{\ensuremath{\alpha}}
    \fi
    """
    lines = [
        f"\\DeclareUnicodeCharacter{{{ord(each):04X}}}{{{said}}}"
        for each in sorted(set(text))
        if each >= _FIRST_DECLARED and (said := _plain(each)) != each
    ]
    return "\n".join(("\\ifPDFTeX", *lines, "\\fi")) if lines else ""


def _breakable(text: str) -> str:
    return re.sub(r"(?:[./=,:]|\\_)(?=\w)", r"\g<0>\\allowbreak{}", text)


def _character(character: str) -> str:
    said = _plain(character)
    if said in ("", character) or character in _COMMANDS:
        return said
    return f"\\kgchar{{{ord(character):X}}}{{{said}}}"


def _plain(character: str) -> str:
    """Give what pdfLaTeX prints for a character: itself, a command, or letters of ASCII."""
    if character.isascii() or character in _KNOWN:
        return character
    if character in _COMMANDS:
        return _COMMANDS[character]
    if "À" <= character <= "ſ" and character not in _LACKING:
        return character
    if unicodedata.category(character) in ("Cf", "Mn", "Cc"):
        return ""  # marks without a letter of their own, and what only steers the direction
    letters = unicodedata.normalize("NFKD", character).translate(_ASCII)
    said = escaped(letters.encode("ascii", "ignore").decode()) or "?"
    raised = _RAISED.get(unicodedata.decomposition(character).partition(" ")[0])
    return f"\\{raised}{{{said}}}" if raised else said
