"""One account that was misread does not part those of its incident; what a report tells as two stays two."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from goldreadings import Pair
from ledger_reports import DAY, account, figure, reading
from marsad.ledger import Ledger
from marsad.models import Party, Perpetrator, Place, Report

TOWN = Place(name="بلدة الزيدية", admin1="Al Hudaydah", country="YE", lat=15.33, lon=43.01)
FAR = Place(name="نجران", admin1="Najran", country="SA", lat=17.49, lon=44.13)
HOUTHIS = (Perpetrator(name="Houthis"),)


def told(doc: str, words: str, number: int, days: int = 1, **more: object) -> Pair:
    text = f"{words} في قصف سوق القات ببلدة الزيدية، وبين الضحايا بائع الخضار المعروف سالم الجعدي وولداه."
    report = Report(doc=doc, text=text, seen=DAY + dt.timedelta(days=days), source=f"outlet {doc}")
    known = {"type": "shelling", "place": TOWN, "facility": "سوق القات", "perpetrators": HOUTHIS}
    return report, reading(report, account(report, figure(report, words, number), **{**known, **more}))


def misread() -> Pair:
    """Return the same shelling, read as an abduction by others, in the town that took the wounded."""
    words = "ستة عشر قتيلا"
    report = Report(
        doc="misread",
        text=f"استقبل مشفى نجران {words} من سوق القات.",
        seen=DAY + dt.timedelta(days=1),
        source="outlet misread",
    )
    army = {
        "targets": (Party(name="Yemeni army"),),
        "perpetrators": (Perpetrator(name="Saudi-led coalition"),),
    }
    made = account(
        report, figure(report, words, 16), type="abduction", place=FAR, facility="سوق القات", **army
    )
    return report, reading(report, made)


def of(ledger: Ledger) -> list[set[str]]:
    return sorted(
        ({mention.doc for mention in one.mentions} for one in ledger.incidents()), key=lambda docs: -len(docs)
    )


def test_one_account_that_was_misread_is_of_the_incident_that_most_of_its_reports_tell(
    tmp_path: Path,
) -> None:
    vague = {"day": None, "place": None, "perpetrators": (), "targets": ()}
    pairs = [
        told("a", "قتل ستة عشر شخصا", 16, facility=None),
        *(told(doc, "مقتل ستة عشر مدنيا", 16, **vague) for doc in "bc"),
    ]
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for pair in (*pairs, misread()):
            ledger.add(*pair)
        assert of(ledger) == [{"a", "b", "c", "misread"}]
        (why,) = ledger.why("misread", ledger.incidents()[0].id)
        assert why.linked


def test_what_a_report_tells_as_two_is_two_however_alike_others_are_to_both(tmp_path: Path) -> None:
    report, made = told("a", "قتل ستة عشر شخصا", 16)
    one = made.incidents[0]
    other = replace(one, id="b", type="abduction", facility=None, figures=())
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, replace(made, incidents=(one, other)))
        for doc in "bcde":
            ledger.add(*told(doc, "قتل ستة عشر شخصا", 16))
        own = [link.incident for link in ledger.links() if link.doc == "a"]
        assert len(set(own)) == 2


def test_why_an_account_is_kept_out_names_what_keeps_it_out_not_what_is_least_like_it(tmp_path: Path) -> None:
    vague = {"day": None, "place": None, "perpetrators": (), "targets": ()}
    report, made = told("a", "قتل ستة عشر شخصا", 16, facility=None)
    one = made.incidents[0]
    other = replace(one, id="b", facility="سوق القات", figures=())
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report, replace(made, incidents=(one, other)))
        for pair in (*(told(doc, "مقتل ستة عشر مدنيا", 16, **vague) for doc in "bc"), misread()):
            ledger.add(*pair)
        home = next(link.incident for link in ledger.links() if link.doc == "misread")
        (within,), (out,) = (
            [why for why in ledger.why("a", home) if why.linked is linked] for linked in (True, False)
        )
    assert out.verdict.endswith(f"cannot be what {within.account} of a tells (one report tells them as two)")
