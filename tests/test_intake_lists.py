# ruff: noqa: E501 (pages as sites write them)
"""List pages lead to their articles, and not to the sections, tags and services around them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from marsad.intake import Link, Part, Problem
from marsad.intake.addresses import absolute
from marsad.intake.feeds import listing
from marsad.intake.unpacking import unpacked_part

HEADLINES = (
    "مقتل ثلاثة مدنيين بقصف مدفعي على سوق بلدة الزهر",
    "إصابة جنديين بانفجار عبوة ناسفة شرق المدينة",
    "غارة جوية تستهدف رتلا عسكريا قرب المعبر الحدودي",
    "اشتباكات عنيفة في حي الميدان توقع سبعة قتلى",
    "المستشفى الميداني يعلن حصيلة جديدة لضحايا القصف",
    "هدوء حذر بعد ليلة من المعارك في ريف الوادي",
    "انتشال جثامين خمسة أشخاص من تحت الأنقاض",
    "تجدد القصف على السهل",
)
SECTIONS = (
    "الرئيسية",
    "سياسة",
    "أخبار محلية",
    "اقتصاد",
    "الشرق الأوسط وشمال أفريقيا",
    "رياضة",
    "رأي",
    "منوعات",
)


@dataclass(frozen=True)
class Layout:
    """A site: the address of its list page, those of its articles and sections, and how it shows a link."""

    name: str
    base: str
    article: Callable[[int], str]
    section: Callable[[int], str]
    card: str
    more: str = ""


def slug(number: int) -> str:
    return HEADLINES[number % 8].replace(" ", "-")


ENGLISH = ("politics", "local", "economy", "middle-east", "sports", "opinion", "misc", "world")
BLOCK = (
    '<article><a href="{href}"><img src="/i.jpg" alt=""></a><h3><a href="{href}">{title}</a></h3></article>'
)
LAYOUTS = (
    Layout(
        "WordPress, dates in the address",
        "https://zahr.example/category/news/",
        lambda n: f"https://zahr.example/2024/05/{n + 10}/{slug(n)}/",
        lambda n: f"/category/{ENGLISH[n]}/",
        BLOCK,
        '<a href="/tag/قصف-على-بلدة-الزهر-الجنوبية/">قصف على بلدة الزهر الجنوبية</a>'
        '<a href="/author/reporter-of-the-valley/">مراسل الوادي في الجنوب الشرقي</a>'
        '<a href="/category/news/page/2/">الصفحة التالية من الأخبار المحلية</a>',
    ),
    Layout(
        "WordPress, slugs at the root",
        "https://www.sahl.example/",
        lambda n: f"https://sahl.example/{slug(n)}/",
        lambda n: f"https://www.sahl.example/{SECTIONS[n].replace(' ', '-')}/" if n != 4 else "/middle-east/",
        '<li><a title="{title}" href="{href}"><img alt="{title}"></a><a href="{href}#comments">3 تعليقات</a></li>',
        '<a href="/privacy-policy/">سياسة الخصوصية وشروط استخدام الموقع</a><a href="/about-us">من نحن</a>',
    ),
    Layout(
        "WordPress, plain",
        "https://wadi.example/",
        lambda n: f"?p={n + 1204}",
        lambda n: f"?cat={n + 2}",
        '<h2 class="entry-title"><a href="{href}">{title}</a></h2><a href="{href}&share=twitter">غرّد هذا الخبر الآن هنا</a>',
        '<a href="?page_id=2">اتصل بنا</a>',
    ),
    Layout(
        "Joomla",
        "https://nahr.example/index.php",
        lambda n: f"index.php?option=com_content&view=article&id={n + 300}:{slug(n)}&catid=8:news&Itemid=101",
        lambda n: f"index.php?option=com_content&view=category&id={n}&Itemid={n + 100}",
        '<tr><td><a class="contentpagetitle" href="{href}">{title}</a></td></tr>',
    ),
    Layout(
        "numbers in the path",
        "https://jabal.example/ar/news",
        lambda n: f"/ar/news/{n + 50310}",
        lambda n: f"/ar/section/{n}",
        '<a class="card" href="{href}"><span class="date">21 مايو</span><h4>{title}</h4><p>ملخص قصير للخبر</p></a>',
        '<a href="/ar/program/7">حصاد الأسبوع</a><a href="/en/news/50310">Read this page in English please</a>',
    ),
    Layout(
        "numbers and words in the path",
        "https://m.bahr.example/local",
        lambda n: f"https://www.bahr.example/local/{n + 771200}/{slug(n)}",
        lambda n: f"https://m.bahr.example/{ENGLISH[n]}",
        '<div class="item"><a href="{href}">{title}</a> <a href="{href}">اقرأ المزيد</a></div>',
        '<a href="https://www.facebook.com/sharer.php?u=1">شارك هذه الصفحة مع أصدقائك على فيسبوك</a>',
    ),
    Layout(
        "an agency in ASP",
        "https://wakala.example/Default.aspx?lang=ar",
        lambda n: f"Details.aspx?Id={n + 9000}&lang=ar",
        lambda n: f"Category.aspx?Id={n}&lang=ar",
        '<td><a href="{href}"><b>{title}</b></a></td>',
        '<a href="javascript:__doPostBack(1)">تحميل المزيد من الأخبار المحلية</a>',
    ),
    Layout(
        "HTML files",
        "https://sada.example/news/index.html",
        lambda n: f"/news/2024-05-21/story-{n + 10}.html",
        lambda n: f"/news/{ENGLISH[n]}.html",
        '<p>» <a href="{href}">{title}</a></p>',
        '<a href="/files/report.pdf">تنزيل التقرير السنوي الكامل لعام</a>',
    ),
    Layout(
        "marks",
        "https://ufuq.example/",
        lambda n: f"/arabic/articles/c{n}x7k2d9pq{n}o",
        lambda n: f"/arabic/topics/c{n}mv2",
        '<li><h3><a href="{href}"><span>{title}</span></a></h3><time datetime="2024-05-21">قبل ساعة</time></li>',
        '<a href="/arabic/tv-and-radio">برامجنا التلفزيونية والإذاعية على مدار اليوم</a>',
    ),
    Layout(
        "Drupal",
        "https://manar.example/ar",
        lambda n: f"/ar/node/{n + 88}" if n % 2 else f"/ar/{slug(n)}",
        lambda n: f"/ar/taxonomy/term/{n}",
        '<div class="views-row"><span class="field-content"><a href="{href}" hreflang="ar">{title}</a></span></div>',
        '<a href="/ar/user/login?destination=node/88">سجل الدخول لتكتب تعليقا هنا</a>',
    ),
    Layout(
        "WordPress archives",
        "https://fajr.example/archives",
        lambda n: f"https://fajr.example/archives/{n + 4100}",
        lambda n: f"https://fajr.example/archives/category/{ENGLISH[n]}",
        '<div class="post"><a rel="bookmark" href="{href}">{title}</a></div>',
    ),
    Layout(
        "one word and a number",
        "https://barq.example/",
        lambda n: f"/news_{n + 600}_ar",
        lambda n: f"/section_{n}",
        '<div><a href="{href}"><img alt="{title}" src="x.jpg"><span>فيديو</span></a></div>',
    ),
)


HELD = (
    Layout(
        "Blogger",
        "https://hurr.blogspot.example/",
        lambda n: f"https://hurr.blogspot.example/2024/05/blog-post_{n + 10}.html",
        lambda n: f"/search/label/{SECTIONS[n]}",
        '<h3 class="post-title"><a href="{href}">{title}</a></h3><a href="{href}#comment-form">لا توجد تعليقات على هذا الموضوع</a>',
        '<a href="https://www.blogger.com/x">أنشئ مدونتك مجانا على بلوغر</a><a href="/2024/05/">أرشيف شهر مايو</a><a href="/2024_04_01_archive.html">نيسان (14)</a>',
    ),
    Layout(
        "forum",
        "https://muntada.example/forumdisplay.php?f=7",
        lambda n: f"showthread.php?t={n + 5500}",
        lambda n: f"forumdisplay.php?f={n}",
        '<td><a href="{href}" id="thread_title">{title}</a> <a href="member.php?u=3">أبو فلان</a></td>',
        '<a href="faq.php">التعليمات</a><a href="register.php">سجل معنا الآن مجانا ولا تتردد</a>',
    ),
    Layout(
        "Arabic words and ids",
        "https://sabah.example/",
        lambda n: f"/خبر/{n + 12345}/{slug(n)}",
        lambda n: f"/قسم/{n}/{SECTIONS[n].replace(' ', '-')}",
        '<a href="{href}"><div class="t">{title}</div></a>',
        '<a href="/كاتب/7/فلان-بن-فلان-الفلاني">فلان بن فلان الفلاني</a>',
    ),
    Layout(
        "short ids at root",
        "https://lamha.example/",
        lambda n: f"/a-{n + 1200}",
        lambda n: f"/c-{n}",
        '<p><a href="{href}">{title}</a></p>',
        '<a href="/p-4">شروط النشر في هذا الموقع</a>',
    ),
    Layout(
        "uuid",
        "https://tahrir.example/ar",
        lambda n: f"/ar/article/9f8b{n}a1c-12ab-4cde-8f00-a1b2c3d4e5f{n}",
        lambda n: f"/ar/section/{ENGLISH[n]}",
        '<h2><a href="{href}">{title}</a></h2>',
        '<a href="/ar/live">البث المباشر لقناة التحرير الفضائية</a>',
    ),
    Layout(
        "whole cards",
        "https://bayan.example/news",
        lambda n: f"/news/details/{n + 33000}/{slug(n)}",
        lambda n: f"/news/list/{n}",
        '<a href="{href}"><span>محليات</span><span>21/05/2024</span> <span>{title}</span></a>',
        '<a href="/opinion/columnist/77">الكاتب الصحفي فلان بن فلان</a>',
    ),
    Layout(
        "sections in the path",
        "https://aswat.example/",
        lambda n: f"/{ENGLISH[n]}/{slug(n)}-{n + 77}",
        lambda n: f"/{ENGLISH[n]}",
        '<h3><a href="{href}">{title}</a></h3>',
        '<a href="/our-team-and-story">من نحن وما قصة هذا الموقع</a>',
    ),
    Layout(
        "dates as numbers",
        "https://rasd.example/index.html",
        lambda n: f"/20240521/{n + 1}.htm",
        lambda n: f"/{ENGLISH[n]}.htm",
        '<li>- <a href="{href}">{title}</a></li>',
        '<a href="/20240520/index.htm">عدد أمس من الجريدة كاملا</a>',
    ),
    Layout(
        "English slugs",
        "https://midan.example/ar/",
        lambda n: (
            f"/ar/news/{['airstrike-on-valley-market-kills-three', 'two-soldiers-hurt', 'raid-near-crossing', 'clashes-in-square', 'hospital-toll-rises', 'uneasy-calm-in-valley', 'five-bodies-found', 'shelling-resumes'][n]}"
        ),
        lambda n: f"/ar/{ENGLISH[n]}",
        '<h3><a href="{href}">{title}</a></h3>',
        '<a href="/ar/news/archive">أرشيف الأخبار</a>',
    ),
    Layout(
        "story dot number",
        "https://khabar.example/",
        lambda n: f"/story.{n + 6000}",
        lambda n: f"/cat.{n}",
        '<h3><a href="{href}">{title}</a></h3>',
        "",
    ),
)
"""Layouts written after the rules, which were not changed for them."""


def taken(data: str | bytes, address: str | None, kind: str | None = "list") -> tuple[list[Link], list[str]]:
    problems: list[Problem] = []
    body = data.encode() if isinstance(data, str) else data
    part = Part(name="page", doc="page", data=body, address=address, kind=kind)
    links = [item for item in unpacked_part(part, problems.append) if isinstance(item, Link)]
    return links, [str(problem) for problem in problems]


def page(layout: Layout, articles: int = 8) -> str:
    sections = "".join(f'<li><a href="{layout.section(n)}">{SECTIONS[n]}</a></li>' for n in range(8))
    cards = "".join(
        layout.card.format(href=layout.article(n).replace("&", "&amp;"), title=HEADLINES[n % 8])
        for n in range(articles)
    )
    return (
        f"<html dir=rtl><body><nav><ul>{sections}</ul></nav><main>{cards}</main>"
        f'<footer>{layout.more}<a href="#top">العودة إلى أعلى هذه الصفحة</a><a href="mailto:x@y.example">'
        f"راسلنا على بريدنا الإلكتروني الآن</a></footer></body></html>"
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_all_articles_are_found_and_nothing_else(layout: Layout) -> None:
    links, problems = taken(page(layout), layout.base)
    assert [link.title for link in links] == list(HEADLINES)
    assert len({link.address for link in links}) == 8
    assert not problems


def test_on_sites_the_rules_were_not_made_for_hardly_an_article_is_missed() -> None:
    missed = others = 0
    for layout in HELD:
        found = {link.address for link in taken(page(layout), layout.base)[0]}
        articles = {absolute(layout.base, layout.article(number)) for number in range(8)}
        missed += len(articles - found)
        others += len(found - articles)
    assert missed <= 1
    assert others <= 5


def test_links_are_absolute_and_without_trackers() -> None:
    cards = '<a href="/news/41?utm_source=home">مقتل أربعة مدنيين بقصف على القرية</a>'
    (link,), _ = taken(f"<body>{cards}</body>", "https://jabal.example/ar/")
    assert link.address == "https://jabal.example/news/41"


def test_the_encoding_is_found() -> None:
    layout = LAYOUTS[4]
    assert taken(page(layout).encode("windows-1256"), layout.base) == taken(page(layout), layout.base)


def test_markup_in_headlines_is_text() -> None:
    card = '<a href="/news/41">&lt;script&gt;alert(1)&lt;/script&gt; مقتل <b>أربعة</b> مدنيين بقصف</a>'
    (link,), _ = taken(card, "https://jabal.example/")
    assert link.title == "<script>alert(1)</script> مقتل أربعة مدنيين بقصف"


def test_a_saved_list_tells_its_own_address_or_says_so() -> None:
    card = f'<a href="/news/41">{HEADLINES[0]}</a>'
    head = '<head><link rel="canonical" href="https://jabal.example/ar/"></head>'
    assert taken(head + card, None)[0][0].address == "https://jabal.example/news/41"
    assert taken(card, None)[1] == [
        "page: a list without its address; follow it as a source, or name it in its page"
    ]


def test_a_page_without_articles_says_so() -> None:
    links, problems = taken(page(LAYOUTS[0], articles=0), LAYOUTS[0].base)
    assert not links
    assert problems == ["page: no links to articles on this page; give its feed or site map, or one article"]


def test_a_list_is_taken_only_where_it_is_named() -> None:
    assert not taken(page(LAYOUTS[0]), LAYOUTS[0].base, kind=None)[0]


def test_a_page_of_nothing_but_links_and_one_nested_without_end_come_to_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "MOST_ON_PAGE", 2000)
    many = "".join(f'<a href="/news/{n}">{HEADLINES[0]}</a>' for n in range(3000))
    links, problems = taken(many, "https://jabal.example/")
    assert len(links) == 2000
    assert problems == ["page: more than 2000 links on a page; the others were left"]
    deep = "<div>" * 100_000 + f'<a href="/news/1">{HEADLINES[0]}</a>'
    assert len(taken(deep, "https://jabal.example/")[0]) <= 1
