"""Our own tallies: incidents counted, their numbers summed, and what is left out said with its grounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.ledger.tallies.counting import Count, Row, count
from marsad.ledger.tallies.labels import KEYS, Key, is_of_people
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import Amount, People, shares
from marsad.models import DateSpan, Group, Incident, Perpetrator, Place, Status, Toll

SABHA = Place(name="سبها", admin1="Sabha", country="LY", precision="settlement")
MARCH = CountScope(first=dt.date(2018, 3, 1), last=dt.date(2018, 3, 31))


def span(first: str, last: str | None = None) -> DateSpan:
    return DateSpan(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last or first))


def toll(best: int | None, low: int | None = None, high: int | None = None, **group: object) -> Toll:
    """Return a toll of killed; low and high as best where not given."""
    low, high = (best if low is None else low), (best if high is None else high)
    made = Group(**group)  # type: ignore[arg-type]
    return Toll(measure="killed", group=made, low=low, best=best, high=high, rule="")


def incident(name: str, day: str | None, killed: Toll | int | None = None, **more: object) -> Incident:
    """Return a shelling of Sabha by the LNA on that day, unless ``more`` says otherwise."""
    total = toll(killed) if isinstance(killed, int) else killed
    made = Incident(
        id=name,
        type="shelling",
        date=span(day) if day else None,
        place=SABHA,
        perpetrators=(Perpetrator(name="LNA"),),
        tolls=(total,) if total else (),
        totals=(total,) if total else (),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def rows(made: Count) -> dict[str, Row]:
    return {" | ".join(label.text for label in row.labels): row for row in made.rows}


def best(row: Row) -> int | None:
    return row.amount.best if row.amount else None


def grounds(made: Count) -> dict[str, list[str]]:
    return {one.incident.id: [ground.why for ground in one.grounds] for one in made.omitted}


def by(key: Key, *incidents: Incident) -> dict[str, Row]:
    return rows(count(incidents, CountScope(), (key,)))


def test_incidents_are_counted_and_low_best_and_high_summed() -> None:
    made = count([incident("a", "2018-03-02", toll(4, 3, 9)), incident("b", "2018-03-09", 2)], MARCH)
    (total,) = made.totals
    assert total.amount == (5, 6, 11)
    assert total.incidents == ("a", "b")


def test_a_number_nobody_stated_is_not_zero() -> None:
    (total,) = count(
        [incident("a", "2018-03-02"), incident("b", "2018-03-09", replace(toll(None), instead="dozens"))],
        MARCH,
    ).totals
    assert (total.amount, total.numbered, [one.vague for one in total.addends]) == (None, 0, [False, True])
    (total,) = count([incident("a", "2018-03-02", 0)], MARCH).totals
    assert (total.amount, total.numbered) == ((0, 0, 0), 1)


def test_what_is_left_out_is_listed_with_its_grounds() -> None:
    scope = replace(MARCH, areas=("Sabha",), perpetrators=("LNA",), without=("b",))
    made = count(
        [
            incident("a", "2018-03-02", 1, decision="reject"),
            incident("b", "2018-03-03", 1),
            incident("c", None, 1),
            incident("d", None, 1, date=span("2018-02-25", "2018-03-02")),
            incident("e", "2018-03-04", 1, place=Place(country="LY")),
            incident("f", "2018-03-05", 1, perpetrators=()),
            incident("g", "2018-03-06", 1, perpetrators=(Perpetrator(name="LNA", basis="denied"),)),
            incident("h", "2018-03-07", 1, perpetrators=(Perpetrator(name="unidentified gunmen"),)),
        ],
        scope,
    )
    assert grounds(made) == {
        "a": ["rejected"],
        "b": ["excluded"],
        "c": ["date unknown"],
        "d": ["date straddles the scope"],
        "e": ["place unknown"],
        "f": ["perpetrator unknown"],
        "g": ["perpetrator unknown"],
        "h": ["perpetrator unknown"],
    }
    assert (made.counted, made.outside) == ((), 0)


def test_only_what_is_attested_well_enough_is_counted_where_asked() -> None:
    found = [
        incident("a", "2018-03-02", 1, grade="fair"),
        incident("b", "2018-03-03", 2, grade="weak", decision="confirm"),
    ]
    made = count(found, replace(MARCH, grades=("confirmed", "fair")))
    assert (grounds(made), best(made.totals[0])) == ({"b": ["grade"]}, 1)
    assert grounds(count(found, replace(MARCH, confirmed=True))) == {"a": ["not confirmed"]}
    assert set(by("grade", *found)) == {"fair", "weak"}


def test_what_the_scope_does_not_cover_is_outside_and_not_left_out() -> None:
    scope = replace(MARCH, areas=("Sabha",), perpetrators=("LNA",), types=("shelling",))
    made = count(
        [
            incident("a", "2018-04-02", 1),
            incident("b", "2018-03-02", 1, place=replace(SABHA, admin1="Murzuq")),
            incident("c", "2018-03-02", 1, perpetrators=(Perpetrator(name="GNA"),)),
            incident("d", "2018-03-02", 1, type="explosive"),
        ],
        scope,
    )
    assert (made.omitted, made.counted, made.outside) == ((), (), 4)


def test_an_uncertain_date_gets_a_row_of_its_own() -> None:
    found = by(
        "month",
        incident("a", "2018-03-02", 1),
        incident("b", None, 2, date=span("2018-01-01", "2018-12-31")),
        incident("c", None, 4),
        incident("d", None, 8, date=span("2017-12-31", "2018-01-01")),
    )
    assert {name: best(row) for name, row in found.items()} == {
        "2018-03": 1,
        "2018, month unknown": 2,
        "2017 to 2018, month unknown": 8,
        "date unknown": 4,
    }


def test_an_incident_with_two_perpetrators_has_a_row_for_the_pair() -> None:
    both = (Perpetrator(name="LNA"), Perpetrator(name="GNA", basis="claimed"))
    found = by("perpetrator", incident("a", "2018-03-02", 3, perpetrators=both), incident("b", None, 2))
    assert {name: best(row) for name, row in found.items()} == {"GNA; LNA": 3, "LNA": 2}


def test_groups_of_people_add_up_and_parts_are_not_added_to_wholes() -> None:
    civilians, women = {"status": "civilian"}, {"status": "civilian", "demographic": "women"}
    tolls = (toll(27, 25, 30), toll(20, **civilians), toll(5, **women), toll(4, status="armed"))
    made = incident("a", "2018-03-02", tolls[0], tolls=tolls)
    found = by("group", made)
    assert {name: row.amount for name, row in found.items()} == {
        "civilian": (15, 15, 15),
        "civilian, women": (5, 5, 5),
        "armed": (4, 4, 4),
        "not told apart": (1, 3, 6),
    }
    assert best(by("status", made)["civilian"]) == 20


def test_rival_counts_of_one_group_alone_leave_nobody_over() -> None:
    tolls = (toll(3, 3, 21, status="armed", affiliation="LNA"),)
    found = by("group", incident("a", "2018-03-02", toll(3, 3, 21), tolls=tolls))
    assert {name: row.amount for name, row in found.items()} == {"armed, LNA": (3, 3, 21)}


def test_some_who_are_told_apart_by_nobody_are_left_over() -> None:
    tolls = (toll(3, 3, 21, status="armed", affiliation="LNA"),)
    found = by("group", incident("a", "2018-03-02", toll(3, 3, 22), tolls=tolls))
    assert found["not told apart"].amount == (0, 0, 19)


def test_two_claimants_names_for_the_same_dead_are_not_added() -> None:
    tolls = (toll(7, status="armed", affiliation="LNA"), toll(6, status="armed", affiliation="GNA"))
    made = incident("a", "2018-03-02", toll(7), tolls=tolls)
    (total,) = count([made], MARCH, people=People(statuses=("armed",))).totals
    assert best(total) == 7
    assert sum(best(row) or 0 for row in by("affiliation", made).values()) == 7


GROUPS = st.builds(
    Group,
    status=st.sampled_from(("civilian", "armed", "unknown")),
    affiliation=st.sampled_from((None, "LNA", "GNA")),
    demographic=st.sampled_from((None, "women", "children")),
)
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)).map(sorted)
DATES = st.none() | st.tuples(*[st.dates(dt.date(2017, 1, 1), dt.date(2019, 12, 31))] * 2).map(
    lambda days: DateSpan(first=min(days), last=max(days))
)
PLACES = st.none() | st.builds(
    Place,
    name=st.sampled_from((None, "سبها", "براك")),
    admin1=st.sampled_from((None, "Sabha", "Murzuq")),
    country=st.sampled_from((None, "LY", "TD")),
    precision=st.sampled_from((None, "settlement", "admin1", "country")),
)


def _toll(group: Group, span: list[int]) -> Toll:
    low, best, high = span
    return Toll(measure="killed", group=group, low=low, best=best, high=high, rule="")


@st.composite
def incidents(draw: st.DrawFn) -> list[Incident]:
    made = []
    for number in range(draw(st.integers(0, 8))):
        groups = draw(st.lists(GROUPS, max_size=5, unique=True))
        tolls = [_toll(group, draw(SPANS)) for group in groups]
        totals = [_toll(Group(), draw(SPANS))] if draw(st.booleans()) else []
        doers = draw(st.lists(st.sampled_from(("LNA", "GNA", "unidentified gunmen")), max_size=2))
        kind = draw(st.sampled_from(("shelling", "armed_clash", "explosive")))
        one = incident(f"i{number}", None, type=kind, date=draw(DATES), place=draw(PLACES))
        parties = tuple(Perpetrator(name=name) for name in doers)
        made.append(replace(one, tolls=tuple(tolls), totals=tuple(totals), perpetrators=parties))
    return made


@given(incidents(), st.lists(st.sampled_from(KEYS), min_size=1, max_size=3))
def test_every_breakdown_adds_up_to_the_whole(found: list[Incident], keys: list[Key]) -> None:
    made = count(found, CountScope(), keys)
    amounts = [row.amount for row in made.rows if row.amount]
    whole = made.totals[0].amount or Amount(0, 0, 0)
    assert Amount.sum(amounts).best == whole.best
    assert {name for row in made.rows for name in row.incidents} == {one.id for one in made.counted}
    assert len(made.counted) + len(made.omitted) + made.outside == len(found)
    assert all(amount.low <= amount.best <= amount.high for amount in amounts)
    if not any(is_of_people(key) for key in keys):
        assert Amount.sum(amounts) == whole
        assert sum(len(row.addends) for row in made.rows) == len(made.counted)


@given(incidents(), st.permutations(range(8)), st.sampled_from(KEYS))
def test_the_order_of_incidents_does_not_matter(found: list[Incident], order: list[int], key: Key) -> None:
    shuffled = [found[n] for n in order if n < len(found)]
    one, other = (count(each, MARCH, (key,)) for each in (found, shuffled))
    assert [(row.labels, row.amount, sorted(row.incidents)) for row in one.rows] == [
        (row.labels, row.amount, sorted(row.incidents)) for row in other.rows
    ]
    assert sorted(map(str, grounds(one).items())) == sorted(map(str, grounds(other).items()))


@given(incidents(), st.sampled_from(("civilian", "armed")))
def test_some_people_are_never_more_than_all(found: list[Incident], status: Status) -> None:
    for one in found:
        part, whole = shares(one, "killed", People(statuses=(status,))).whole, shares(one, "killed").whole
        if part and whole:
            assert part.best <= whole.best
