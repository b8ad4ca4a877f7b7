from kg.survey.document import Cite, Items, Number, Paragraph, Section, Source, Strong, find_all
from kg.survey.wording import count, counted

PAPERS = Source("query:papers-by-year", (("concept", "PPO"),))


def test_a_number_is_found_again_by_its_source_and_place_whatever_its_value():
    assert count(3, PAPERS, "2024").key == "n736651c0d1"
    assert count(4, PAPERS, "2024").key == "n736651c0d1"
    assert count(3, PAPERS, "2025").key == "nf24f62153a"
    assert count(3, Source("query:papers-by-year"), "2024").key == "nb5285ae794"


def test_all_numbers_of_a_section_are_found_in_the_order_of_the_text():
    section = Section(
        "Years",
        (
            Paragraph((*counted(2, "paper", PAPERS, "2024"), " by ", Cite("arxiv:1"))),
            Items(((Strong("PPO"), count(7, PAPERS, "2025")),)),
        ),
        parts=(Section("More", (Paragraph((count(1, PAPERS, "2026"),)),)),),
    )
    assert [number.text for number in find_all(Number, section)] == ["2", "7", "1"]
    assert list(find_all(Cite, section)) == [Cite("arxiv:1")]


def test_a_section_is_empty_when_nothing_stands_in_it_or_its_parts():
    assert Section("A", parts=(Section("B"),)).is_empty
    assert not Section("A", parts=(Section("B", (Paragraph(("x",)),)),)).is_empty
