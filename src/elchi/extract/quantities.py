"""Quantities: every numeral that measures or counts, with its unit or counted noun, hedge, range and rate."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from elchi.extract.mentions import QuantityMention
from elchi.extract.not_quantities import aside, bare_year, in_name, telephone_like
from elchi.extract.quantity_parts import COUNT, Draft, find_unit, hedge_before, is_article
from elchi.extract.reading import Reading, covered
from elchi.extract.shared_units import join_mixed, share_units
from elchi.record.vocabulary import is_money
from elchi.text.digits import plain
from elchi.text.numerals import Number

DASHES = frozenset("-–")

MOST_APART = 200
"""Ends of a range are not further apart: "by 64,000 to 34.2 million" is no range."""


def find_quantities(reading: Reading) -> list[QuantityMention]:
    """The quantities of an item, left to right; numerals inside times, names, ordinals and documents are none."""
    drafts = _drafts(reading)
    joined = _join(reading, drafts)
    for draft in joined:
        find_unit(reading, draft)
    joined = [draft for draft in joined if not (draft.number.lone and is_article(reading, draft))]
    joined = [draft for draft in joined if not (_vague(draft) and bare_year(reading, draft.number))]
    joined = [draft for draft in joined if not (draft.unit in (None, COUNT) and aside(reading, draft.number))]
    joined = join_mixed(reading, _add_alone(reading, joined))
    share_units(reading, joined)
    return [_finish(draft) for draft in joined if draft.unit is not None]


def _vague(draft: Draft) -> bool:
    """Whether nothing but a word that the lexicon does not know says that a numeral counts, or years beyond any age."""
    if draft.approx != "exact" or draft.pair:
        return False
    unknown = draft.unit == COUNT and draft.noun is not None and not draft.known_noun
    return draft.unit is None or unknown or (draft.unit == "year" and draft.factor == 1)


def _drafts(reading: Reading) -> list[Draft]:
    taken = covered([(time.start, time.end) for time in reading.times], len(reading.tokens.forms))
    for hit in reading.hits("not_number"):
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    numbers = [
        number for number in reading.numbers if number.kind != "ordinal" and not any(taken[number.start : number.end])
    ]
    phones = telephone_like(reading, numbers)
    drafts = []
    for at, number in enumerate(numbers):
        if at in phones or in_name(reading, number):
            reading.dropped.append((number.start, number.end, "quantity: digits of a name, document or telephone"))
            continue
        drafts.append(Draft(number))
    return drafts


def _join(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Ranges made one quantity; pairs (the ends of a change, part and whole) marked, scaled alike."""
    starts = {draft.number.start: draft for draft in drafts}
    gone: set[int] = set()
    last = 0
    for match in reading.matches("quantity"):
        kind = match.rule.yields["quantity"]
        if kind == "none":
            for at in range(match.start, match.end):
                gone.add(at)
            continue
        if match.start < last or "a" not in match.places or "b" not in match.places:
            continue
        first, second = starts.get(match.places["a"][0]), starts.get(match.places["b"][0])
        if first is None or second is None or {first.number.start, second.number.start} & gone:
            continue
        if kind == "range" and second.value > first.value * _common_scale(first.number, second.number) * MOST_APART:
            continue
        last = match.end
        if kind == "ratio" and first.value:
            part = round(second.value / first.value * 100, 4)
            first.value, first.unit, first.kind = plain(part), "percent", "fraction"
            first.start, first.end = min(match.start, first.start), match.end
            first.rule = match.rule.id
            gone.add(second.number.start)
        elif kind == "range" and _is_range(first.number, second.number):
            _make_range(first, second, match.start, match.end)
            first.rule = match.rule.id
            gone.add(second.number.start)
        else:
            _scale_alike(first, second)
            first.pair, second.pair = ("from", "to") if kind in ("change", "range") else ("part", "whole")
            first.rule = second.rule = match.rule.id
            first.mate, second.mate = second, first
    forms = reading.tokens.forms
    for first, second in pairwise(drafts):
        if {first.number.start, second.number.start} & gone:
            continue
        places = range(first.number.end, second.number.start)
        if len(places) > 3:
            continue
        if len(places) == 1 and _sign_inside(reading, first, second):
            gone.add(second.number.start)
            continue
        between = [forms[at] for at in places if not (reading.edge(at, "unit") or reading.edge(at, "unit.before"))]
        if not places and first.pair is None and _side_by_side(reading, first.number, second.number):
            _make_range(first, second, first.number.start, second.number.end)
            first.rule = "quantity#side-by-side"
            gone.add(second.number.start)
        elif len(between) == 1 and between[0] in DASHES and not _differ(reading, first.number, second.number):
            if _is_range(first.number, second.number) and first.upper is None:
                _make_range(first, second, first.number.start, second.number.end)
                first.rule = "quantity#dash-range"
                gone.add(second.number.start)
    return [draft for draft in drafts if draft.number.start not in gone]


def _sign_inside(reading: Reading, first: Draft, second: Draft) -> bool:
    """Joins a numeral and its magnitude around a currency («37$ بلین», «75 USD million»); whether they are so."""
    at = first.number.end
    sign = reading.edge(at, "unit.before") or reading.edge(at, "unit")
    magnitude = second.number
    if sign is None or sign[2] != at + 1 or not is_money(str(sign[1])):
        return False
    if magnitude.value != magnitude.scale or magnitude.bare or first.number.scale != 1:
        return False
    first.value, first.scale = first.value * magnitude.scale, magnitude.scale
    first.unit, first.rule = str(sign[1]), "quantity#sign-inside"
    first.end = first.unit_end = magnitude.end
    return True


def _side_by_side(reading: Reading, first: Number, second: Number) -> bool:
    """Whether two numerals in words are a rough range: «دس پندرہ منٹ», «отыз қырық»."""
    if reading.cases[first.end - 1] is not None:
        return False
    words = not first.bare and not second.bare and first.kind == second.kind == "cardinal"
    return words and first.scale == second.scale == 1 and first.value < second.value <= 2 * first.value


def _differ(reading: Reading, first: Number, second: Number) -> bool:
    """Whether two numerals have units of their own that differ: «1 доллар – 12 100 сумов»."""
    one, other = reading.edge(first.end, "unit"), reading.edge(second.end, "unit")
    return one is not None and other is not None and one[1] != other[1]


def _is_range(first: Number, second: Number) -> bool:
    return first.kind == second.kind == "cardinal" and first.value * _common_scale(first, second) < second.value


def _common_scale(first: Number, second: Number) -> Decimal:
    """What the first of two numerals is to be multiplied by: «от 3 до 5 миллиардов» are both billions."""
    if first.scale == 1 and second.scale > 1 and first.value < 1000 and first.value * second.scale < second.value * 100:
        return second.scale
    return Decimal(1)


def _scale_alike(first: Draft, second: Draft) -> None:
    first.scale = max(first.scale, _common_scale(first.number, second.number))
    first.value = first.number.value * _common_scale(first.number, second.number)


def _make_range(first: Draft, second: Draft, start: int, end: int) -> None:
    _scale_alike(first, second)
    first.scale = max(first.scale, second.scale)
    first.upper = second.value
    first.start, first.end, first.unit_end = min(start, first.start), max(end, second.end), second.number.end
    first.end = max(first.end, first.unit_end)


def _add_alone(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Words that are a quantity by themselves: «двухдневный», «полугодовой»."""
    taken = covered([(draft.start, draft.end) for draft in drafts], len(reading.tokens.forms))
    for time in reading.times:
        taken[time.start : time.end] = b"\x01" * (time.end - time.start)
    found = list(drafts)
    for hit in reading.hits("unit.alone"):
        if any(taken[hit.start : hit.end]):
            continue
        unit, _, factor = str(hit.value).partition("*")
        draft = Draft(Number(hit.start, hit.end, Decimal(factor or 1), "cardinal"))
        draft.unit, draft.rule = unit, "quantity#alone"
        hedge_before(reading, draft)
        found.append(draft)
    return sorted(found, key=lambda draft: draft.number.start) if len(found) > len(drafts) else found


def _finish(draft: Draft) -> QuantityMention:
    factor = draft.factor
    return QuantityMention(
        start=draft.start,
        end=draft.end,
        number=draft.number.start,
        unit_end=draft.unit_end,
        value=plain(draft.value * factor),
        upper=None if draft.upper is None else plain(draft.upper * factor),
        unit=draft.unit or COUNT,
        of=draft.of,
        per=draft.per,
        approx=draft.approx,
        kind=draft.kind,
        noun=draft.noun,
        rule=draft.rule,
        pair=draft.pair,
    )


def trim_hedges(reading: Reading, mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The mentions with «до» read as the goal of a change, no hedge, where their clause has a change verb.

    Where the language lists the words that may be either (`hedge.goal`), no other hedge is touched.
    """
    hedged = covered(
        [(m.start, m.number) for m in mentions] + [(m.unit_end, m.end) for m in mentions if m.noun is None],
        len(reading.tokens.forms) + 1,
    )
    hits = [hit for name in ("change.up", "change.down", "goal") for hit in reading.hits(name)]
    changes = [hit.start for hit in hits if not hedged[hit.start]]
    goals = {at for hit in reading.hits("hedge.goal") for at in range(hit.start, hit.end)}
    listed = "hedge.goal" in reading.language.classes
    out = []
    for mention in mentions:
        if mention.approx == "up_to":
            first, end = reading.clause(mention.number)
            before = any(at in goals for at in range(mention.start, mention.number))
            after = any(at in goals for at in range(mention.unit_end, mention.end))
            word = before or after or (mention.end == mention.unit_end and mention.start == mention.number)
            if (word or not listed) and (mention.pair in ("from", "to") or any(first <= at < end for at in changes)):
                start = mention.number if before and mention.upper is None else mention.start
                mention = mention._replace(approx="exact", start=start)
        out.append(mention)
    return out
