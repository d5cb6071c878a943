"""What is fetched from the web: the page, what to ask with next time, and the manners of asking."""

from marsad.intake.unpacking import unpacked_part
from webserver import Request, fetcher, run, site

PAGE = """<html><head><title>قصف على السوق</title></head><body><article><h1>قصف على السوق</h1>
<p>قتل ثلاثة مدنيين وأصيب خمسة آخرون في قصف مدفعي استهدف سوق البلدة صباح الثلاثاء، بحسب مصدر طبي.</p>
<p>وقال شهود إن القذائف سقطت على محال تجارية قرب المستشفى، وإن فرق الدفاع المدني نقلت المصابين.</p>
</article></body></html>""".encode()


def page(request: Request) -> None:
    request.answer(PAGE, Content_Type="text/html; charset=UTF-8", ETag='"v1"', Last_Modified="yesterday")


def test_what_is_fetched_is_the_page_with_where_and_when_it_came_from() -> None:
    async def main() -> None:
        async with site({"/1": page}) as news, fetcher(news, contact="desk@example.org") as web:
            found = await web.fetch(news.url("/1#comments"))
        assert (found.status, found.data, found.address) == ("new", PAGE, news.url("/1"))
        assert (found.media_type, found.charset) == ("text/html", "utf-8")
        assert (found.etag, found.modified) == ('"v1"', "yesterday")
        assert ("content-type", "text/html; charset=UTF-8") in found.headers
        assert found.at.utcoffset() is not None
        assert news.seen[-1].headers["user-agent"].startswith("marsad/")
        assert "desk@example.org" in news.seen[-1].headers["user-agent"]

    run(main())


def test_a_fetched_page_becomes_a_report_under_its_address() -> None:
    async def main() -> None:
        async with site({"/1": page}) as news, fetcher(news) as web:
            found = await web.fetch(news.url("/1"))
        (received,) = unpacked_part(found.part(), print)
        assert received.report.doc == received.report.url == news.url("/1")
        assert received.original.data == PAGE
        assert received.original.at == found.at

    run(main())
