r"""LaTeX: it is balanced, and what papers say is no command. No LaTeX runs here."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pylatexenc.latexwalker import LatexWalker

from kg.survey.document import Cite, Table
from kg.survey.latex import latex
from kg.survey.latex_table import columns_of, size_of
from kg.survey.latex_text import declarations, latex_code, latex_text
from tests.survey.sample import DOCUMENT, HOSTILE

#: Commands that text may become; none reads, writes or defines anything.
HARMLESS = re.compile(
    r"\\(?:[\\{}$%&#_]|(?:textbackslash|textasciicircum|textasciitilde|textquotedbl"
    r"|textasciigrave|allowbreak|ensuremath|kgchar|texttt|textsuperscript|textsubscript|[A-Za-z]+(?=\}\}?)|mathord))"
)


@given(st.text())
@example(HOSTILE)
@example(r"\write18{rm} }{ ^^5c ^^M % \end{document}")
@example("-- --- `` '' ?` !` << >> ,,")
def test_any_text_is_balanced_and_bears_no_command_of_its_own(text):
    made = latex_text(text)
    LatexWalker(made, tolerant_parsing=False).get_latex_nodes()
    rest = HARMLESS.sub("", made)
    assert "\\" not in rest
    assert not set("$%&#^~") & set(rest)
    assert "--" not in rest


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("50% & more_", r"50\% \& more\_"),
        ("a -- b", "a -{}- b"),
        ("[12]", "{[}12{]}"),
        ("naïve Łukasz e\u0301", "naïve Łukasz é"),
        ("α ≤ 2 → ∞", r"\ensuremath{\alpha} \ensuremath{\leq} 2 \ensuremath{\rightarrow} "
         r"\ensuremath{\infty}"),
        ("Nguyễn 学", r"Nguy\kgchar{1EC5}{e}n \kgchar{5B66}{?}"),
        ("a\u202eb\u200bc", "abc"),
        ("½ of 10² „so“", "½ of 10² „so“"),
        ("10⁻", r"10\kgchar{207B}{\textsuperscript{-}}"),
        ("x₂ ⅓", r"x\kgchar{2082}{\textsubscript{2}} \kgchar{2153}{1/3}"),
    ],
)  # fmt: skip
def test_characters_that_an_engine_may_not_know_become_commands(text, made):
    assert latex_text(text) == made


def test_letters_of_the_bibliography_are_declared_where_the_engine_would_stop():
    assert declarations("Ångström (2024): “10² \u0085”") == ""
    assert declarations("学: β-VAE, β-TC\u200b") == (
        "\\ifPDFTeX\n"
        "\\DeclareUnicodeCharacter{03B2}{\\ensuremath{\\beta}}\n"
        "\\DeclareUnicodeCharacter{200B}{}\n"
        "\\DeclareUnicodeCharacter{5B66}{?}\n"
        "\\fi"
    )


def test_commands_may_be_broken_after_their_signs():
    assert latex_code("kg x --since=2") == r"\texttt{kg x -{}-since=\allowbreak{}2}"


@pytest.fixture
def text(store):
    return latex(DOCUMENT, store, "sample_files", "sample")


def test_the_whole_is_balanced(text):
    body = text.split(r"\begin{document}")[1].removesuffix("\\end{document}\n")
    LatexWalker(body, tolerant_parsing=False).get_latex_nodes()
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    begun = re.findall(r"^\\begin\{(\w+)\}", body, re.MULTILINE)
    ended = re.findall(r"^\\end\{(\w+)\}", text, re.MULTILINE)
    assert sorted([*begun, "document"]) == sorted(ended)


def test_numbers_citations_and_quotations_bear_their_names(text):
    assert (
        r"PPO is used by \kgnumber{nf59742870f}{12\%} of \kgnumber{nd903ff8f18}{1,204} papers "
        r"\cite{moor2025walking,anonymousreading}\kgwitness{e-6e6bf8881ca6f1b5}." in text
    )
    assert (
        r"\kgquote{e-6e6bf8881ca6f1b5}{We train a walker with \kgwords{PPO}. Offline RL is not "
        r"used.}{moor2025walking}" in text
    )
    assert r"\kgvalue{nd903ff8f18}{1,204}{papers}" in text


def test_macros_of_the_text_are_defined_in_its_preamble(text):
    defined = set(re.findall(r"\\newcommand\{\\(kg\w+)\}", text))
    assert set(re.findall(r"\\(kg[a-z]+)", text)) <= defined
    assert r"\newenvironment{kglist}" in text


def test_pictures_are_taken_where_they_are_and_told_where_not(text):
    assert (
        r"\kgfigure{sample_files/map}{A blue dot, named Walking}"
        r"{Map of \kgnumber{nd903ff8f18}{1,204} papers.}" in text
    )


def test_settings_stand_in_a_comment_of_one_line(text):
    assert text.splitlines()[0] == (
        '% kg-survey [["build", "build:1"], ["focus", "setting:offline-rl"], '
        '["focus", "--><script>"]]'
    )


def test_short_columns_are_as_wide_as_they_need_and_long_ones_share_the_rest():
    rows = (((("x" * 30),), ("3",), (Cite("a"),), ("y" * 90,)),)
    table = Table((), ("Long", "Few", "By", "Longer"), rows, frozenset({1}))
    # of the line 1 - 4 * 0.022 - (3 + 4) * 0.0105 = 0.8385 is left, for 30 and 60 characters
    assert columns_of(table) == (
        r"@{}>{\raggedright\arraybackslash}p{0.280\linewidth}rl"
        r">{\raggedright\arraybackslash}p{0.559\linewidth}@{}"
    )
    assert size_of(table) == "small"
