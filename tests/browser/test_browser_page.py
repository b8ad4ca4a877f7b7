"""The fixture itself: what a page does wrong is noticed, and a good page is let pass."""

import pytest

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title>{}'


@pytest.fixture
def write_page(tmp_path):
    def write(body):
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(body), encoding="utf-8")
        return path

    return write


def test_self_contained_page_gives_no_complaint(browser_page, write_page):
    script = "document.title = 'ran'; document.body.append(new Image())"
    visit = browser_page(write_page(f"<p>text</p><script>{script}</script>"))
    assert visit.page.title() == "ran"
    assert visit.complaints() == []


def test_request_to_outside_is_noticed(browser_page, write_page):
    visit = browser_page(write_page('<img src="https://example.invalid/dot.png">'))
    assert visit.requests == ["https://example.invalid/dot.png"]


def test_console_error_and_uncaught_exception_are_noticed(browser_page, write_page):
    visit = browser_page(write_page("<script>console.error('bad'); missing()</script>"))
    assert visit.console_errors == ["bad"]
    assert visit.page_errors == ["missing is not defined"]


def test_violation_of_the_content_policy_is_noticed(browser_page, write_page):
    policy = """<meta http-equiv="Content-Security-Policy" content="img-src 'none'">"""
    visit = browser_page(write_page(f'{policy}<img src="data:image/gif,GIF89a">'))
    assert visit.csp_violations() == ["img-src blocks data"]


def test_network_is_off(browser_page, write_page):
    visit = browser_page(write_page(""))
    assert visit.page.evaluate("navigator.onLine") is False
