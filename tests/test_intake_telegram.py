# ruff: noqa: E501 (pages as Telegram writes them)
"""Telegram channels: each post with words is a report, from the export as from the preview page."""

import datetime as dt
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.intake import Link, Part, Problem, Received, received
from marsad.intake.furniture import furniture_spans
from marsad.intake.records import bigjson
from marsad.intake.source import UnreadableError
from marsad.intake.telegram import telegram
from marsad.intake.unpacking import unpacked_part
from marsad.reader import read

CHANNEL = {"name": "شبكة وادي الزهر", "type": "public_channel", "id": 1790001234}
FIRST = "🔴 #عاجل | مقتل ثلاثة مدنيين وإصابة 7 آخرين بقصف مدفعي على سوق بلدة الزهر"
NIGHT = "🔻 إصابة جندي بانفجار عبوة ناسفة مساء اليوم"


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    at = 1716316800 + number * 60
    written = dt.datetime.fromtimestamp(at, dt.timezone(dt.timedelta(hours=2))).replace(tzinfo=None)
    base = {"id": number, "type": "message", "date": written.isoformat(), "date_unixtime": str(at)}
    return base | {"from": CHANNEL["name"], "from_id": "channel1790001234"} | more | {"text": text}


def export(*messages: dict[str, Any], **chat: Any) -> bytes:
    whole = CHANNEL | chat | {"messages": list(messages)}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def taken(
    data: bytes, name: str = "result.json", address: str | None = None
) -> tuple[list[Received], list[Link], list[str]]:
    problems: list[Problem] = []
    part = Part(name=name, doc=name, data=data, address=address)
    items = list(unpacked_part(part, problems.append))
    links = [item for item in items if isinstance(item, Link)]
    posts = [item for item in items if isinstance(item, Received)]
    return posts, links, [str(problem) for problem in problems]


def test_each_post_is_a_report_with_the_address_of_the_post() -> None:
    (one, two), links, problems = taken(export(message(11, FIRST), message(12, NIGHT, author="مراسل الوادي")))
    report = one.report
    assert report.text == FIRST
    assert report.title == ""
    assert report.doc == report.url == "https://t.me/c/1790001234/11"
    assert report.source == "شبكة وادي الزهر"
    assert report.published == dt.datetime(2024, 5, 21, 18, 51, tzinfo=dt.UTC)
    assert report.seen == dt.date(2024, 5, 21)
    assert two.report.author == "مراسل الوادي"
    assert not links
    assert not problems


def test_the_original_is_the_message_as_it_stands_in_the_file() -> None:
    data = export(message(11, FIRST), message(12, NIGHT))
    for one in taken(data)[0]:
        assert one.original.data in data
        assert json.loads(one.original.data)["text"] == one.report.text
        assert hashlib.sha256(one.original.data).hexdigest() == one.report.sha256 == one.original.sha256


def test_the_day_is_that_of_the_region_wherever_the_export_was_made() -> None:
    late = message(5, NIGHT) | {"date_unixtime": "1716328800", "date": "2024-05-21T18:00:00"}
    assert taken(export(late))[0][0].report.seen == dt.date(2024, 5, 22)
    older = {key: value for key, value in late.items() if key != "date_unixtime"}
    report = taken(export(older))[0][0].report
    assert (report.published, report.seen) == (dt.datetime(2024, 5, 21, 18), dt.date(2024, 5, 21))


def test_words_in_any_form_are_one_text_and_what_is_struck_through_is_taken_back() -> None:
    text = [
        {"type": "custom_emoji", "text": "🔴", "document_id": "x.webp"},
        {"type": "hashtag", "text": "#عاجل"},
        " مقتل ",
        {"type": "strikethrough", "text": "5 مدنيين "},
        {"type": "bold", "text": "7 مدنيين"},
        " بينهم ",
        {"type": "spoiler", "text": "طفلان"},
        ".\n",
        {"type": "text_link", "text": "للاشتراك في القناة", "href": "https://t.me/zahr"},
    ]
    assert taken(export(message(1, text)))[0][0].report.text == (
        "🔴#عاجل مقتل 7 مدنيين بينهم طفلان.\nللاشتراك في القناة"
    )


def test_a_forwarded_post_names_the_channel_it_came_from_and_never_a_person() -> None:
    posts, _, _ = taken(
        export(
            message(1, FIRST, forwarded_from="مرصد السهل", forwarded_from_id="channel17"),
            message(2, FIRST, forwarded_from="أبو فلان", forwarded_from_id="user99"),
            message(3, FIRST, forwarded_from=None),
        )
    )
    assert [one.report.credit for one in posts] == ["مرصد السهل", None, None]


def test_pictures_and_service_messages_are_passed_over_and_captions_are_read() -> None:
    posts, _, problems = taken(
        export(
            {
                "id": 1,
                "type": "service",
                "date": "2024-05-21T10:00:00",
                "action": "create_channel",
                "text": "",
            },
            message(2, "", photo="photos/photo_2.jpg"),
            message(3, "🔴🔴 2024"),
            {"id": 4, "type": "unsupported"},
            message(5, FIRST, photo="photos/photo_5.jpg"),
        )
    )
    assert [one.report.doc for one in posts] == ["https://t.me/c/1790001234/5"]
    assert not problems


def test_posts_in_other_languages_are_counted_in_one_line() -> None:
    english = message(2, "Three civilians were killed in the shelling of a market")
    posts, _, problems = taken(export(message(1, FIRST), english, english))
    assert len(posts) == 1
    assert problems == ["result.json: 2 posts are not in Arabic; passed over"]
    assert taken(export(english))[2] == [
        "result.json: no post with words in Arabic in it, 1 in other languages"
    ]


def test_a_long_address_does_not_make_a_post_foreign() -> None:
    text = "قصف على القرية https://zahr.example/very/long/address/of/the/article/in/latin/letters?id=1"
    assert taken(export(message(1, text)))[0][0].report.text == text


def test_of_a_whole_account_the_channels_and_groups_are_read_not_the_conversations() -> None:
    chats = [
        CHANNEL | {"messages": [message(1, FIRST)]},
        {
            "name": "صديق",
            "type": "personal_chat",
            "id": 5,
            "messages": [message(2, "لقاؤنا مساء غد في بيتي")],
        },
        {"name": "غرفة الرصد", "type": "private_group", "id": 6, "messages": [message(3, NIGHT)]},
    ]
    account = {"about": "بيانات الحساب", "contacts": {"list": [{"user_id": 1}]}, "chats": {"list": chats}}
    posts, _, problems = taken(
        json.dumps(account, ensure_ascii=False, indent=1).encode(), name="account.json"
    )
    assert [one.report.doc for one in posts] == ["https://t.me/c/1790001234/1", "account.json:6/3"]
    assert not problems


def test_a_single_conversation_is_read_where_it_was_chosen() -> None:
    chat = export(message(1, FIRST), name="شاهد", type="personal_chat", id=77)
    assert taken(chat)[0][0].report.doc == "result.json:77/1"


def test_a_damaged_message_does_not_take_the_others_with_it() -> None:
    data = export(message(1, FIRST), message(2, "قصف\\x0B على القرية"), message(3, NIGHT))
    data = data.replace(b"\\\\x0B", b"\\x0B").replace(b'"id": 3', b'"id": 3x')
    posts, _, (problem,) = taken(data)
    assert [one.report.text for one in posts] == [FIRST, "قصف  على القرية"]
    assert problem.startswith("result.json: a message that is no JSON: ")


def test_an_export_cut_short_gives_what_is_there() -> None:
    data = export(message(1, FIRST), message(2, NIGHT))
    posts, _, problems = taken(data[:-60])
    assert [one.report.text for one in posts] == [FIRST]
    assert problems == ["result.json: cut short: the JSON ends in the middle; what stands before is read"]


def test_json_nested_without_end_is_refused() -> None:
    deep = export(message(1, FIRST))[:-3] + b"," + b"[" * 100_000
    assert taken(deep)[2] == ["result.json: JSON nested deeper than 100"]
    inside = b'{"id": 2, "type": "message", "text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    posts, _, (problem,) = taken(export(message(1, FIRST))[:-3] + b"," + inside + b"]}")
    assert len(posts) == 1
    assert problem.startswith("result.json: a message that is no JSON: ")
    with pytest.raises(UnreadableError, match="nested deeper than 100"):
        list(bigjson.objects(io.BytesIO(b"[" * 1000), "messages", ()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.dictionaries(st.text(), JSON, max_size=4), max_size=5),
    st.dictionaries(st.text().filter(lambda key: key not in {"name", "messages"}), JSON, max_size=4),
    st.sampled_from([None, 1, 4]),
    st.booleans(),
    st.integers(1, 40),
)
def test_every_object_is_found_with_its_own_bytes(
    messages: list[Any], other: dict[str, Any], indent: int | None, ascii_only: bool, chunk: int
) -> None:
    whole = {"name": 'ق"[{'} | other | {"messages": messages}
    data = json.dumps([whole, {"chats": {"list": [whole]}}], indent=indent, ensure_ascii=ascii_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bigjson, "_CHUNK", chunk)
        stream = io.BytesIO(data.encode("utf-8", "surrogatepass"))
        found = list(bigjson.objects(stream, "messages", ("name",)))
    assert [json.loads(raw) for _, raw in found] == messages * 2
    assert all(chat == {"name": 'ق"[{'} for chat, _ in found)


def test_long_exports_are_read_in_flat_memory() -> None:
    class Endless(io.RawIOBase):
        """Messages without end, made as they are asked for."""

        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            return b'{"messages": [' if self.given == 1 else b'{"id": 1, "type": "service"},' * 1000

    stream = Endless()
    found = bigjson.objects(stream, "messages", ())  # type: ignore[arg-type]
    assert len([next(found) for _ in range(50_000)]) == 50_000
    assert stream.given < 60


HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>
<body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">شبكة وادي الزهر </div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">21 May 2024</div></div>"""
FORWARDED = """<div class="message default clearfix" id="message13"><div class="body">
<div class="pull_right date details" title="21.05.2024 23:30:00 UTC+02:00">23:30</div>
<div class="from_name">شبكة وادي الزهر</div><div class="pull_left forwarded userpic_wrap"></div>
<div class="forwarded body"><div class="from_name">مرصد السهل <span class="date details" title="x"> 20.05.2024</span></div>
<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body">
<div class="title bold">Photo</div></div></div></div>
<div class="text">مقتل <s>أربعة</s> <strong>خمسة</strong> مدنيين<br>بقصف على <a href="https://x.example/">البلدة</a></div></div>
</div></div>"""
JOINED = """<div class="message default clearfix joined" id="message14"><div class="body">
<div class="pull_right date details" title="21.05.2024 23:30:00 UTC+02:00">23:30</div>
<div class="forwarded body"><div class="text">وإصابة سبعة آخرين</div></div></div></div>"""
OWN = """<div class="message default clearfix" id="message15"><div class="body">
<div class="pull_right date details" title="22.05.2024 10:00:00">10:00</div>
<div class="from_name">شبكة وادي الزهر</div><div class="reply_to details">In reply to <a href="#">this message</a></div>
<div class="text">توفي أحد الجرحى &lt;script&gt;</div><div class="signature details">مراسل الوادي</div></div></div>"""
PHOTO = """<div class="message default clearfix joined" id="message16"><div class="body">
<div class="media_wrap clearfix"><a class="photo_wrap" href="photos/1.jpg"></a></div></div></div>"""
PAGE = (HEAD + FORWARDED + JOINED + OWN + PHOTO + "</div></div></div></body></html>").encode()


def test_the_export_in_html_is_read_as_the_one_in_json() -> None:
    (forwarded, joined, own), _, problems = taken(PAGE, "messages.html")
    assert forwarded.report.text == "مقتل خمسة مدنيين\nبقصف على البلدة"
    assert forwarded.report.doc == "messages.html:13"
    assert forwarded.report.credit == joined.report.credit == "مرصد السهل"
    assert forwarded.report.published == dt.datetime(2024, 5, 21, 21, 30, tzinfo=dt.UTC)
    assert forwarded.report.seen == dt.date(2024, 5, 22)
    assert own.report.text == "توفي أحد الجرحى <script>"
    assert (own.report.credit, own.report.author) == (None, "مراسل الوادي")
    assert own.report.published == dt.datetime(2024, 5, 22, 10)
    assert {one.report.source for one in (forwarded, joined, own)} == {"شبكة وادي الزهر"}
    assert not problems


def preview(*posts: str, more: str = "") -> str:
    return (
        '<!DOCTYPE html><html><head><title>x</title><link href="//telegram.org/css/widget-frame.css?72">'
        f'</head><body class="widget_frame_base tgme_webpreview"><section>{more}{"".join(posts)}</section></body></html>'
    )


def shown(number: int, words: str, views: str = "1.2K", kind: str = "", before: str = "") -> str:
    return f"""<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {kind} js-widget_message"
data-post="wadi_zahr/{number}" data-view="{views}abc"><div class="tgme_widget_message_user"><img src="u{views}.jpg"></div>
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"
href="https://t.me/wadi_zahr"><span dir="auto">شبكة وادي الزهر</span></a></div>{before}
<a class="tgme_widget_message_photo_wrap" style="background-image:url('https://cdn.example/{views}.jpg')"></a>
{words}<div class="tgme_widget_message_reactions">👍 {views}</div><div class="tgme_widget_message_info">
<span class="tgme_widget_message_views">{views}</span><span class="tgme_widget_message_meta">edited
<a class="tgme_widget_message_date" href="https://t.me/wadi_zahr/{number}">
<time datetime="2024-05-21T21:30:00+00:00">21:30</time></a></span></div></div></div></div>"""


def words(text: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'


EMOJI = '<i class="emoji" style="background-image:url(\'//telegram.org/img/emoji/40/F0.png\')"><b>🔴</b></i>'
REPLY = (
    '<a class="tgme_widget_message_reply" href="https://t.me/wadi_zahr/9"><div class="tgme_widget_message_text '
    'js-message_reply_text">قصف على البلدة</div></a>'
)
FORWARD = (
    '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name"'
    ' href="https://t.me/sahl/5"><span dir="auto">مرصد السهل</span></a></div>'
)


def test_the_preview_page_of_a_channel_is_read_post_by_post() -> None:
    page = preview(
        shown(
            10,
            words(f'{EMOJI} <a href="?q=%23x">#عاجل</a> | مقتل <b>ثلاثة</b> مدنيين<br/><br/>وإصابة 7'),
            before=REPLY,
        ),
        shown(11, ""),
        shown(12, words("قصف على القرية"), before=FORWARD),
        shown(13, "شبكة وادي الزهر pinned a photo", kind="service_message"),
        shown(14, words("Three killed")),
    )
    (one, two), links, problems = taken(page.encode(), "page", "https://t.me/s/wadi_zahr")
    assert one.report.text == "🔴 #عاجل | مقتل ثلاثة مدنيين\n\nوإصابة 7"
    assert one.report.doc == one.report.url == one.original.address == "https://t.me/wadi_zahr/10"
    assert one.report.source == "شبكة وادي الزهر"
    assert one.report.published == dt.datetime(2024, 5, 21, 21, 30, tzinfo=dt.UTC)
    assert one.report.seen == dt.date(2024, 5, 22)
    assert (one.report.credit, two.report.credit) == (None, "مرصد السهل")
    assert not links
    assert not problems


def test_only_an_edit_makes_another_original() -> None:
    first, later, edited = (
        taken(preview(shown(10, words(text), views)).encode(), "page", "https://t.me/s/wadi_zahr")[0][0]
        for text, views in (("مقتل ثلاثة", "1.2K"), ("مقتل ثلاثة", "9.9K"), ("مقتل أربعة", "9.9K"))
    )
    assert first.report == later.report
    assert first.report.sha256 != edited.report.sha256
    assert first.report.doc == edited.report.doc


def test_earlier_pages_have_one_address_however_often_the_first_is_looked_at() -> None:
    def goes_on(oldest: int, address: str) -> str:
        more = f'<a href="/s/wadi_zahr?before={oldest}" class="tme_messages_more" data-before="{oldest}"></a>'
        page = preview(shown(oldest, words("قصف")), more=more).encode()
        _, (link,), _ = taken(page, "page", address)
        assert link.kind == "telegram"
        assert link.published == dt.datetime(2024, 5, 21, 21, 30, tzinfo=dt.UTC)
        return link.address.partition("before=")[2]

    first = "https://t.me/s/wadi_zahr"
    assert {goes_on(oldest, first) for oldest in range(1221, 1241)} == {"1240"}
    assert goes_on(1218, f"{first}?before=1240") == "1220"
    assert goes_on(1225, f"{first}?before=1240") == "1225"


def page_of(posts: set[int], address: str) -> bytes:
    """Return the page that Telegram shows at an address: the last twenty posts, or those before a number."""
    before = int(address.partition("before=")[2] or 10**9)
    here = sorted(number for number in posts if number < before)[-20:]
    older = here and min(posts) < here[0]
    more = f'<a href="/s/wadi_zahr?before={here[0]}" data-before="{here[0]}"></a>' if older else ""
    return preview(*(shown(number, words("قصف على القرية")) for number in here), more=more).encode()


def walked(posts: set[int], known: set[str]) -> set[int]:
    """Return the posts seen from the front page back, and note the earlier pages in ``known``."""
    seen: set[int] = set()
    address: str | None = "https://t.me/s/wadi_zahr"
    while address:
        received, links, _ = taken(page_of(posts, address), "page", address)
        seen |= {int(one.report.doc.rpartition("/")[2]) for one in received}
        address = links[0].address if links and links[0].address not in known else None
        known |= {address} if address else set()
    return seen


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(1, 150), min_size=1), st.sets(st.integers(151, 260)))
def test_no_post_is_missed_and_no_earlier_page_asked_for_twice(old: set[int], new: set[int]) -> None:
    known: set[str] = set()
    assert walked(old, known) == old
    pages = len(known)
    assert new <= walked(old | new, known)
    assert len(known) - pages <= len(new) // 10 + 1


def test_a_saved_preview_page_is_read_without_a_link() -> None:
    more = '<a href="/s/wadi_zahr?before=9" class="tme_messages_more" data-before="9"></a>'
    posts, links, _ = taken(preview(shown(10, words("قصف على القرية")), more=more).encode(), "page.html")
    assert posts[0].report.doc == "https://t.me/wadi_zahr/10"
    assert not links


def test_a_preview_without_posts_says_why() -> None:
    assert taken(preview().encode(), "page")[2] == [
        "page: no posts on this page: the channel is private, or hides them from the web"
    ]


@pytest.mark.parametrize("data", [export(message(1, FIRST)), PAGE, preview(shown(1, words("قصف"))).encode()])
def test_telegram_is_told_by_its_looks(data: bytes) -> None:
    assert telegram.looks_like(data[:4096])


@pytest.mark.parametrize(
    "data",
    [
        b'{"doc": "a", "title": "x", "text": "y"}\n{"doc": "b", "text": "z"}',
        b'{"name": "x", "text": "y", "type": "report"}',
        b'{"about": "x", "text": "y"}\n{"about": "z", "text": "y"}',
        b"<!DOCTYPE html><html><body><article><p>tgme</p></article></body></html>",
        "قناة t.me/s/wadi_zahr".encode(),
    ],
)
def test_other_input_is_not_taken_for_telegram(data: bytes) -> None:
    assert not telegram.looks_like(data)


def test_other_json_of_that_name_says_what_to_do() -> None:
    assert taken(b'{"doc": "a", "text": "b"}')[2] == [
        "result.json: not an export of Telegram Desktop; rename it .jsonl if it is JSON lines"
    ]


def test_an_export_folder_is_read_without_its_pictures(tmp_path: Path) -> None:
    for name in ("photos/1.jpg", "css/style.css", "video_files/1.mp4", "js/script.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "messages.html").write_bytes(PAGE)
    (tmp_path / "export_results.html").write_bytes(HEAD.replace("history", "sections").encode())
    (tmp_path / "messages2.html").write_bytes(PAGE.replace(b"message13", b"message99"))
    problems: list[Problem] = []
    docs = [one.report.doc for one in received([tmp_path], problems.append)]
    assert docs[0] == "messages.html:13"
    assert docs[3] == "messages2.html:99"
    assert not problems


@pytest.mark.parametrize(
    "line",
    [
        "للاشتراك في قناتنا على تلغرام:",
        "📲 لمتابعة آخر الأخبار اشترك بقناتنا",
        "✅ قناتنا على التلغرام",
        "🌐 موقعنا: https://wadi.example",
        "إنضم لنا || https://t.me/joinchat/AAA",
        "رابط القناة 👈 https://t.me/wadi_zahr",
        "🔔 فعّل الإشعارات ليصلك كل جديد",
        "شارك الخبر مع أصدقائك",
        "▪️ معرف القناة @wadi_zahr",
    ],
)
def test_what_a_channel_says_of_itself_is_furniture(line: str) -> None:
    post = f"🔴 #عاجل | {NIGHT}\n\n{line}"
    assert [post[start:end] for start, end in furniture_spans(post)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "🔴 #عاجل | مقتل ثلاثة مدنيين بقصف على السوق",
        "▪️إصابة 12 مدنيا بجروح",
        "⭕️ متابعة | انضم إلى الجرحى مدني سابع توفي في المستشفى",
        "➖ قناتان محليتان: القصف طال المدرسة",
        "#شبكة_وادي_الزهر: قتيلان في الحي الشرقي",
    ],
)
def test_what_it_says_of_the_war_is_not(line: str) -> None:
    assert not furniture_spans(f"{FIRST}\n{line}")


def test_posts_are_read_with_their_signs_and_hashtags() -> None:
    text = (
        "🔴 #عاجل | مقتل 3 مدنيين وإصابة 7 آخرين بقصف مدفعي على سوق بلدة #الباب شرقي #حلب\n"
        "▪️ فرق الإنقاذ تواصل العمل\n\n📲 لمتابعة آخر الأخبار اشترك بقناتنا"
    )
    (one,), _, _ = taken(export(message(1, text)))
    (incident,) = read(one.report).incidents
    assert [(figure.measure, figure.low) for figure in incident.figures] == [("killed", 3), ("injured", 7)]
    assert incident.place is not None
    assert incident.place.lat is not None


@pytest.mark.parametrize(
    "channel",
    [
        "@wadi_zahr",
        "t.me/wadi_zahr",
        "https://t.me/wadi_zahr/",
        "https://t.me/s/wadi_zahr?before=9",
        "http://telegram.me/wadi_zahr",
        "https://t.me/wadi_zahr/17",
    ],
)
def test_a_channel_is_followed_by_whatever_it_is_called(channel: str) -> None:
    assert telegram.preview(channel) == "https://t.me/s/wadi_zahr"


@pytest.mark.parametrize(
    "channel",
    ["https://t.me/+AAAA", "https://t.me/joinchat/AAAA", "https://t.me/c/179/5", "@x", "wadi_zahr", ""],
)
def test_a_channel_without_a_preview_is_not(channel: str) -> None:
    assert telegram.preview(channel) is None
