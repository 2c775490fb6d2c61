"""Quantities: every numeral that measures or counts, with its unit or counted noun, hedge, range and rate."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from elchi.extract.mentions import QuantityMention
from elchi.extract.quantity_parts import COUNT, DURATIONS, Draft, find_unit, hedge_before, is_article
from elchi.extract.reading import Reading, covered
from elchi.record.vocabulary import is_money
from elchi.text.numerals import Number, plain
from elchi.text.tokens import NUMBER, WORD

DASHES = frozenset("-–")
MONEY_SCALE = Decimal(1_000_000)


def find_quantities(reading: Reading) -> list[QuantityMention]:
    """The quantities of an item, left to right; numerals inside times, names, ordinals and documents are none."""
    drafts = _drafts(reading)
    joined = _join(reading, drafts)
    for draft in joined:
        find_unit(reading, draft)
    joined = [draft for draft in joined if not (draft.number.lone and is_article(reading, draft))]
    joined = _add_alone(reading, joined)
    _share_units(reading, joined)
    return [_finish(draft) for draft in joined]


def _drafts(reading: Reading) -> list[Draft]:
    taken = covered([(time.start, time.end) for time in reading.times], len(reading.tokens.forms))
    for hit in reading.hits("not_number"):
        taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    numbers = [number for number in reading.numbers if number.kind != "ordinal" and not any(taken[number.start : number.end])]
    phones = _telephone_like(reading, numbers)
    drafts = []
    for at, number in enumerate(numbers):
        if at in phones or _in_name(reading, number):
            reading.dropped.append((number.start, number.end, "quantity: digits of a name, document or telephone"))
            continue
        drafts.append(Draft(number))
    return drafts


def _telephone_like(reading: Reading, numbers: Sequence[Number]) -> set[int]:
    """Indexes of numerals in rows of bare digits that only spaces, hyphens and brackets divide."""
    found: set[int] = set()
    row: list[int] = []
    forms = reading.tokens.forms

    def close() -> None:
        plus = bool(row) and numbers[row[0]].start > 0 and forms[numbers[row[0]].start - 1] == "+"
        direct = any(numbers[b].start == numbers[a].end for a, b in zip(row, row[1:], strict=False))
        if len(row) >= 3 or plus or (len(row) == 2 and direct):
            found.update(row)

    for at, number in enumerate(numbers):
        if not number.bare or number.end - number.start > 1 or not forms[number.start].isdigit():
            close()
            row = []
            continue
        if row:
            between = forms[numbers[row[-1]].end : number.start]
            brackets = bool(between) and all(form in "()" for form in between)
            joined = all(form in "-()" for form in between)
            if not joined or (between and not brackets and not reading.tokens.adjacent(number.start - 1)):
                close()
                row = []
        row.append(at)
    close()
    return found


def _in_name(reading: Reading, number: Number) -> bool:
    """Whether digits belong to a name or document: «С5+1», «ПФ-165», «№ 12», "Boeing-737"."""
    tokens = reading.tokens
    before = number.start - 1
    if number.start in reading.ending("number_sign"):
        return True
    if tokens.kinds[number.start] != NUMBER:
        return False
    form = tokens.forms[number.start]
    if (len(form) > 1 and form[0] == "0" and form.isdigit()) or _ends_quoted_name(reading, number):
        return True
    if _is_clock(reading, number):
        return True
    if before >= 0 and tokens.adjacent(before):
        form = tokens.forms[before]
        if form in ("#", "№", "+"):
            return True
        if tokens.kinds[before] == WORD:
            return reading.edge(before, "unit.before") is None
        if form in ("-", "–", "/") and before > 0 and tokens.kinds[before - 1] == WORD and tokens.adjacent(before - 1):
            return True
    after = number.end
    if after < len(tokens.forms) and tokens.adjacent(after - 1):
        form = tokens.forms[after]
        if form == "+":
            return True
        if tokens.kinds[after] == WORD and number.end - number.start == 1:
            return not any(reading.edge(after, name) for name in ("unit", "unit.glued", "counted", "magnitude", "number.suffix"))
        if form in ("-", "/") and after + 1 < len(tokens.forms) and tokens.adjacent(after):
            if tokens.kinds[after + 1] == WORD:
                names = ("unit", "unit.glued", "number.suffix", "multiple.glued", "classifier", "counted")
                return not any(reading.edge(after + 1, name) for name in names)
    return False


def _ends_quoted_name(reading: Reading, number: Number) -> bool:
    """Whether digits end a name in quotes: «Узбекистан – 2030», «Кең дала 2»."""
    forms = reading.tokens.forms
    if number.end >= len(forms) or forms[number.end] != '"' or not reading.tokens.adjacent(number.end - 1):
        return False
    first = reading.sentence(number.start)[0]
    for at in range(number.start - 1, max(first, number.start - 8) - 1, -1):
        if forms[at] == '"':
            return at + 1 < number.start and (reading.capital(at + 1) or not reading.language.settings.cased)
    return False


def _is_clock(reading: Reading, number: Number) -> bool:
    """Whether digits with a dot are a clock time, where a dot is no decimal sign: «в 18.00»."""
    hour, dot, minute = reading.tokens.forms[number.start].partition(".")
    if not dot or len(minute) != 2 or "." in reading.language.settings.decimal or len(hour) > 2:
        return False
    if not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60) or number.scale != 1:
        return False
    return reading.edge(number.end, "unit") is None and len(reading.tokens.forms[number.start - 1]) <= 2


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
        last = match.end
        if kind == "range" and _is_range(first.number, second.number):
            _make_range(first, second, match.start, match.end)
            first.rule = match.rule.id
            gone.add(second.number.start)
        else:
            _scale_alike(first, second)
            first.pair, second.pair = ("from", "to") if kind in ("change", "range") else ("part", "whole")
            first.rule = second.rule = match.rule.id
    forms = reading.tokens.forms
    for first, second in zip(drafts, drafts[1:], strict=False):
        between = forms[first.number.end : second.number.start]
        if len(between) == 1 and between[0] in DASHES and not {first.number.start, second.number.start} & gone:
            if _is_range(first.number, second.number) and first.upper is None:
                _make_range(first, second, first.number.start, second.number.end)
                first.rule = "quantity#dash-range"
                gone.add(second.number.start)
    return [draft for draft in drafts if draft.number.start not in gone]


def _is_range(first: Number, second: Number) -> bool:
    return first.kind == second.kind == "cardinal" and first.value * _common_scale(first, second) < second.value


def _common_scale(first: Number, second: Number) -> Decimal:
    """What the first of two numerals is to be multiplied by: «от 3 до 5 миллиардов» are both billions."""
    if first.scale == 1 and second.scale > 1 and first.value < 1000 and first.value * second.scale < second.value * 100:
        return second.scale
    return Decimal(1)


def _scale_alike(first: Draft, second: Draft) -> None:
    first.value = first.number.value * _common_scale(first.number, second.number)


def _make_range(first: Draft, second: Draft, start: int, end: int) -> None:
    _scale_alike(first, second)
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


def _share_units(reading: Reading, drafts: list[Draft]) -> None:
    """Units left out on the page are taken from the neighbour: the other end of a pair, then the one before."""
    for at, draft in enumerate(drafts):
        if draft.unit is not None:
            continue
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if draft.pair in ("from", "part") and following is not None and following.unit not in (None, "times"):
            _take_unit(draft, following)
    for at, draft in enumerate(drafts):
        if draft.unit is None:
            donor = _donor(reading, drafts, at)
            if donor is None:
                draft.unit = COUNT
            elif donor is not draft:
                _take_unit(draft, donor)


def _take_unit(draft: Draft, donor: Draft) -> None:
    draft.unit, draft.factor = donor.unit, donor.factor
    if donor.unit == COUNT:
        draft.of = donor.of
    if draft.per is None:
        draft.per = donor.per


def _donor(reading: Reading, drafts: list[Draft], at: int) -> Draft | None:
    """The quantity that a figure without unit takes it from; a noun that the clause counts is set on the figure itself."""
    draft = drafts[at]
    big = draft.number.scale >= MONEY_SCALE
    if draft.number.value == draft.number.value.to_integral_value() or draft.number.scale > 1:
        counted = _counted_before(reading, draft, sure=big)
        if counted is not None:
            draft.unit, draft.of = COUNT, counted
            return draft
    sentence = reading.tokens.sentence_of[draft.number.start]
    clause = reading.clause(draft.number.start)
    for other in reversed(drafts[:at]):
        if other.unit is None:
            continue
        distance = sentence - reading.tokens.sentence_of[other.number.start]
        if big:
            if distance == 0 and other.unit != "times" and other.number.scale >= 1000:
                return other
            if is_money(other.unit) and distance <= 3:
                return other
        elif distance == 0 and other.unit not in ("times", *DURATIONS):
            if is_money(other.unit):
                return other if draft.number.scale > 1 else None
            if other.unit == "percent":
                if not clause[0] <= other.number.start < clause[1] or draft.number.value > 100:
                    break
            return other
        elif distance > 0:
            break
    for other in drafts[at + 1 :]:
        if other.unit is None:
            continue
        if big and is_money(other.unit):
            return other
        near = reading.tokens.sentence_of[other.number.start] == sentence and other.unit == "percent"
        if not big and near and draft.number.value != draft.number.value.to_integral_value():
            return other
    return None


def _counted_before(reading: Reading, draft: Draft, *, sure: bool) -> str | None:
    """The noun that a bare figure counts, named before it in its clause: «число предприятий выросло с 130 до 230».

    `sure` asks for a word such as «число» beside it.
    """
    first, _ = reading.clause(draft.number.start)
    words = [hit for hit in reading.hits("count_word") if first <= hit.start < draft.number.start]
    nouns = [hit for hit in reading.hits("counted") if first <= hit.start < draft.number.start]
    if words:
        beside = [noun for noun in nouns if -4 <= noun.start - words[-1].start <= 5]
        if beside:
            return str(min(beside, key=lambda noun: abs(noun.start - words[-1].end)).value)
    return str(nouns[-1].value) if nouns and not sure and draft.pair in ("from", "to") else None


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
    """The mentions with «до» read as the goal of a change, no hedge, where their clause has a change verb."""
    changes = [hit.start for name in ("change.up", "change.down", "goal") for hit in reading.hits(name)]
    out = []
    for mention in mentions:
        if mention.approx == "up_to":
            first, end = reading.clause(mention.number)
            if mention.pair in ("from", "to") or any(first <= at < end for at in changes):
                mention = mention._replace(approx="exact")
        out.append(mention)
    return out
