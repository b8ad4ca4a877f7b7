"""Verification: what was changed by hand is found, in every format; what was cut is no fault."""

import pytest

from kg.errors import ReadError
from kg.survey.verify import compare, read_survey
from kg.survey.writing import write_text
from tests.survey.sample import DOCUMENT

FORMATS = ("md", "html", "tex")
COUNTS = "kg.graph.corpus.load_corpus(since=2022): papers; kg info landscape.db"


@pytest.fixture(params=FORMATS)
def verify(request, store, tmp_path):
    """Change a survey by hand, and give what differs as (what, stands, graph, source)."""
    path = tmp_path / f"survey.{request.param}"
    text = write_text(DOCUMENT, store, path)

    def changed(*changes, times=1):
        edited = text
        for old, new in changes:
            assert old in edited
            edited = edited.replace(old, new, times)
        path.write_text(edited, encoding="utf-8")
        found = compare(read_survey(path), DOCUMENT, store, path).differences
        return [(each.what, each.stands, each.graph, each.source) for each in found]

    changed.format = request.param
    changed.text = text
    return changed


def test_an_untouched_survey_holds_and_says_what_made_it(verify, store, tmp_path):
    assert verify() == []
    path = tmp_path / f"survey.{verify.format}"
    assert read_survey(path).settings == DOCUMENT.settings
    held = compare(read_survey(path), DOCUMENT, store, path).held
    assert (held["number"], held["quotation"]) == (10, 4)


def test_a_number_changed_by_hand_is_found_with_its_source(verify):
    assert verify(("1,204", "1,205")) == [("number", "1,205", "1,204", COUNTS)]


def test_a_number_that_lost_its_mark_is_an_own_number(verify):
    marked = {
        "md": "[12%](#nf59742870f)",
        "html": '<a class="n" href="#nf59742870f" title="2025.share — query:papers-by-year">'
        "12%</a>",
        "tex": r"\kgnumber{nf59742870f}{12\%}",
    }[verify.format]
    bare = r"13\%" if verify.format == "tex" else "13%"
    assert verify((marked, bare)) == [("own number", bare, "", "")]


def test_a_number_that_is_added_is_an_own_number_and_words_are_free(verify):
    assert verify((" is used by ", " is, we think, used by ")) == []
    assert verify((" is used by ", " is used by 77 groups and by ")) == [
        ("own number", "77", "", "")
    ]


def test_a_quotation_is_verbatim(verify):
    quote = {
        "md": "> “We train a walker",
        "html": '<q data-evidence="e-6e6bf8881ca6f1b5">We train a walker',
        "tex": r"\kgquote{e-6e6bf8881ca6f1b5}{We train a walker",
    }[verify.format]
    assert verify((quote, quote.replace("walker", "runner"))) == [
        (
            "quotation",
            "We train a runner with PPO. Offline RL is not used.",
            "We train a walker with PPO. Offline RL is not used.",
            "",
        )
    ]


def test_a_citation_of_no_paper_of_the_survey_is_found(verify):
    link = {"md": "[@moor2025walking;", "html": '"#ref-moor2025walking"', "tex": "moor2025walking,"}
    old = link[verify.format]
    found = verify((old, old.replace("moor2025", "noor2025")))
    assert [(what, graph) for what, _, graph, _ in found] == [("citation", "")]


def test_an_own_quotation_is_told(verify):
    own = {
        "md": "> Somebody said so.",
        "html": "<q>Somebody said so.</q>",
        "tex": r"\begin{quote}Somebody said so.\end{quote}",
    }
    before = {"md": "**Note.**", "html": '<p class="aside"', "tex": r"\kgnote{Few"}[verify.format]
    found = verify((before, f"{own[verify.format]}\n\n{before}"))
    assert [what for what, *_ in found] == ["own quotation"]


def test_prose_that_is_cut_is_no_fault(verify):
    lines = verify.text.split("\n")
    kept = [line for line in lines if "We train a walker" not in line and "used by" not in line]
    assert verify((verify.text, "\n".join(kept))) == []


@pytest.mark.parametrize(("ending", "end"), [("html", "</html>"), ("tex", r"\end{document}")])
@pytest.mark.parametrize("part", [0.5, 0.8, 0.99])
def test_a_text_that_is_cut_off_is_refused_with_its_last_line(store, tmp_path, ending, end, part):
    path = tmp_path / f"survey.{ending}"
    whole = write_text(DOCUMENT, store, path)
    begin = whole[: int(len(whole) * part)]
    path.write_text(begin, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_survey(path)
    last = begin.count("\n") + 1
    assert str(caught.value) == (
        f"{path}: line {last}: it is cut off here, before {end}; take the whole file"
    )


def test_the_sentence_behind_a_mark_of_html_is_verbatim_too(store, tmp_path):
    path = tmp_path / "survey.html"
    text = write_text(DOCUMENT, store, path)
    path.write_text(text.replace('title="We train a', 'title="We do not train a', 1))
    (found,) = compare(read_survey(path), DOCUMENT, store, path).differences
    assert (found.what, found.stands[:12]) == ("claim", "We do not tr")


def test_the_place_of_a_difference_is_its_line(store, tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(write_text(DOCUMENT, store, path).replace("[12%]", "[13%]", 1))
    (found,) = compare(read_survey(path), DOCUMENT, store, path).differences
    assert found.line == 12


def test_lines_of_latex_may_be_wrapped(store, tmp_path):
    path = tmp_path / "survey.tex"
    path.write_text(write_text(DOCUMENT, store, path).replace("a walker with", "a walker\nwith"))
    assert compare(read_survey(path), DOCUMENT, store, path).differences == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("s.txt", "x", r"a survey that can be verified is \.html, \.md or \.tex"),
        ("s.md", "# Mine", "does not say what made it"),
        ("s.html", "<p>Mine", "does not say what made it"),
        ("s.md", "<!-- kg-survey [[1, 2]] -->", "what made it is no longer legible"),
        ("s.md", "<!-- kg-survey {] -->", "what made it is no longer legible"),
        ("s.html", '<meta name="kg-survey" content="7">', "what made it is no longer legible"),
        ("s.md", "<!-- kg-survey " + "[" * 100_000 + " -->", "what made it is no longer legible"),
        ("s.tex", "\\begin{document}\n\\kgnumber{n0}{1", "line 2: a brace is missing"),
        ("s.tex", "\\begin{document}\n\\cite", "line 2: a brace is missing"),
    ],
)
def test_a_file_that_is_no_survey_is_one_clear_line(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(ReadError, match=message) as caught:
        read_survey(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path):
    with pytest.raises(ReadError, match="cannot be read: No such file"):
        read_survey(tmp_path / "none.md")
    (tmp_path / "s.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ReadError, match="is no text in UTF-8"):
        read_survey(tmp_path / "s.md")
