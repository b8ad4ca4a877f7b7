import pytest

from kg.errors import ExportError
from kg.model import Evidence
from kg.rdf.iris import check_base, evidence_iri, is_iri, link_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import date, decimal, year
from kg.vocab import XSD


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2024", "gYear"),
        ("2024-05", "gYearMonth"),
        ("2024-05-17", "date"),
        ("2024-02-29", "date"),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("spring 2024", None),
        ("2024-05-17T10:00", None),
    ],
)
def test_dates_are_typed_by_what_is_known(value, datatype):
    assert date(value).datatype == (XSD + datatype if datatype else None)
    assert date(value).value == value


def test_only_a_date_has_a_year():
    assert year("2024-05").value == "2024"
    assert year("spring 2024") is None


@pytest.mark.parametrize(
    ("value", "written"), [(0.9, "0.9"), (1.0, "1.0"), (0.0, "0.0"), (1 / 3, "0.3333333333333333")]
)
def test_confidences_are_canonical_decimals(value, written):
    assert decimal(value).value == written


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example.org/",
        "https://example.org",
        "https://a b/",
        "https://a.org/g#",
        "https://a.org/#/",
        "x:<>/",
    ],
)
def test_a_base_that_is_none_is_refused(base):
    with pytest.raises(ExportError, match="is no base IRI; write it like https://"):
        check_base(base)
    with pytest.raises(ExportError):
        ExportOptions(base=base)


def test_an_iri_holds_no_blanks_and_no_brackets():
    assert is_iri("https://example.org/é?q=1#x")
    assert not is_iri("https://example.org/a b")
    assert not is_iri("no scheme")


def test_links_and_evidence_keep_their_iris_from_build_to_build():
    evidence = Evidence("arxiv:1", "title", 2, 5, "PPO", 0, 9)
    assert (
        link_iri("arxiv:1", "method:ppo", "https://b.org/") == "https://b.org/link/8689b31479921cb8"
    )
    assert evidence_iri(evidence, "https://b.org/") == "https://b.org/evidence/dd80675f45180a76"
