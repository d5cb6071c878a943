"""An article is known by one address, however it was linked to; two articles never by the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.addresses import absolute, canonical, site

URLS = st.from_regex(
    r"https?://[a-z0-9.\-أ-ي]{1,12}(:\d{1,4})?(/[^\x00-\x20]{0,20})?(\?[^\x00-\x20]{0,20})?", fullmatch=True
)


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("HTTPS://News.Example:443/2024/05/21/", "https://news.example/2024/05/21/"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/#!/story/7", "https://news.example/#!/story/7"),
        ("https://news.example/a?utm_source=x&utm_medium=rss", "https://news.example/a"),
        ("https://news.example/a?id=7&fbclid=Iw&page=2", "https://news.example/a?id=7&page=2"),
        ("https://news.example/خبر-1", "https://news.example/%D8%AE%D8%A8%D8%B1-1"),
        ("https://news.example/%d8%ae%d8%a8%d8%b1-%31", "https://news.example/%D8%AE%D8%A8%D8%B1-1"),
        ("https://مرصد.شبكة/أ", "https://xn--ugbdm6d.xn--ngbc5azd/%D8%A3"),
        ("  https://news.example/a b ", "https://news.example/a%20b"),
    ],
)
def test_one_article_has_one_address(address: str, known_as: str) -> None:
    assert canonical(address) == known_as


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/?p=12", "https://news.example/?p=13"),
        ("https://news.example/story.php?id=1&ref=2", "https://news.example/story.php?id=1&ref=3"),
        ("https://news.example/a", "https://news.example/a/"),
        ("http://news.example/a", "https://news.example/a"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/Story-A", "https://news.example/story-a"),
        ("https://news.example/#!/story/7", "https://news.example/#!/story/8"),
        ("https://news.example/?q=a%26b", "https://news.example/?q=a&b"),
    ],
)
def test_two_articles_never_have_the_same(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(URLS | st.text())
def test_what_is_canonical_stays_as_it_is(address: str) -> None:
    assert canonical(canonical(address)) == canonical(address)


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(["?id={}", "/{}", "/a/{}.html", "?a=b&p={}"]),
)
def test_numbers_tell_articles_apart(one: int, other: int, form: str) -> None:
    first, second = (canonical(f"https://news.example{form.format(number)}") for number in (one, other))
    assert (first == second) == (one == other)


@given(st.text(), st.text())
def test_a_link_is_an_address_of_the_web_or_nothing(base: str, link: str) -> None:
    found = absolute(base, link)
    assert found is None or (found.startswith(("http://", "https://")) and found.isascii())


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,<b>x</b>",
        "mailto:desk@news.example",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "http://",
        "http://[::1",
        "https://news.example/" + "a" * 5000,
    ],
)
def test_what_leads_to_no_page_is_no_link(link: str) -> None:
    assert absolute("https://news.example/", link) is None


def test_relative_links_count_from_the_page_they_stand_on() -> None:
    assert absolute("https://news.example/ar/list", "../story/7#x") == "https://news.example/story/7"
    assert absolute("https://news.example/ar/", "//cdn.example/7") == "https://cdn.example/7"
    assert absolute(None, "/story/7") is None


def test_a_site_is_the_same_with_and_without_www() -> None:
    assert site("https://www.news.example/a") == site("http://m.news.example:8080/") == "news.example"
    assert site("https://www.example") == "www.example"
