"""Units and nouns that a page leaves out: taken from a pair's other end, the neighbour, or the noun counted before."""

from __future__ import annotations

from decimal import Decimal

from elchi.extract.quantity_parts import COUNT, DURATIONS, Draft
from elchi.extract.reading import Reading
from elchi.language.loader import counted_indicators
from elchi.record.vocabulary import is_money, vocabulary

MONEY_SCALE = Decimal(1_000_000)
USUAL_UNIT = vocabulary().usual_unit
SMALLER = {("hour", "minute"): Decimal(60), ("year", "month"): Decimal(12), ("km", "m"): Decimal(1000)}
"""A unit and the smaller one that a mixed figure goes on with, with how many of these make one of the first."""


def join_mixed(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Figures given in two units («2 часа 30 минут», «280 روپے 75 پیسے») as one, in the smaller or the main unit."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        gap = [] if last is None else reading.tokens.forms[last.end : draft.number.start]
        apart = len(gap) > 1 or any(form not in reading.language.coordinators for form in gap)
        if last is None or apart or draft.unit is None or last.unit is None:
            kept.append(draft)
        elif last.unit == draft.unit and draft.factor < last.factor and last.unit != COUNT:
            last.value += draft.value * draft.factor / last.factor
            last.end = last.unit_end = draft.end
        elif (last.unit, draft.unit) in SMALLER:
            last.value = last.value * last.factor * SMALLER[last.unit, draft.unit] + draft.value * draft.factor
            last.unit, last.factor = draft.unit, Decimal(1)
            last.end = last.unit_end = draft.end
        else:
            kept.append(draft)
    return kept


def share_units(reading: Reading, drafts: list[Draft]) -> None:
    """Units left out on the page are taken from the neighbour: the other end of a pair, then the one before."""
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if draft.unit is not None:
            continue
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if draft.mate is not None and draft.mate.unit not in (None, "times"):
            _take_unit(draft, draft.mate)
            continue
        if following is not None and following.unit not in (None, "times") and _listed(reading, draft, following):
            _take_unit(draft, following)
            continue
        if draft.pair in ("from", "part") and following is not None and following.unit not in (None, "times"):
            _take_unit(draft, following)
    for at, draft in enumerate(drafts):
        if draft.unit is None:
            donor = _donor(reading, drafts, at)
            if donor is None:
                draft.unit = COUNT
            elif donor is not draft:
                _take_unit(draft, donor)


def _listed(reading: Reading, first: Draft, second: Draft) -> bool:
    """Whether only commas and coordinators, and numerals, stand between two figures: «5, 10 и 15 процентов»."""
    between = reading.tokens.forms[first.end : second.start]
    coordinators = reading.language.coordinators
    return 0 < len(between) <= 2 and all(form == "," or form in coordinators for form in between)


def _take_unit(draft: Draft, donor: Draft) -> None:
    draft.unit, draft.factor = donor.unit, donor.factor
    if donor.unit == COUNT:
        draft.of = donor.of
    if draft.per is None:
        draft.per = donor.per


def _donor(reading: Reading, drafts: list[Draft], at: int) -> Draft | None:
    """The quantity that a figure without unit takes it from; a noun that the clause counts is set on itself."""
    draft = drafts[at]
    big = draft.scale >= MONEY_SCALE
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
            if distance == 0 and not is_money(other.unit) and (end := _other_end(reading, drafts, at)) is not None:
                return end
            if distance == 0 and other.unit != "times" and (other.number.scale >= 1000 or other.value >= 1000):
                return other
            if is_money(other.unit) and distance <= 3:
                following = drafts[at + 1] if at + 1 < len(drafts) else None
                if distance and following is not None and _counted_next(reading, draft, following):
                    return following
                if distance and _counts(reading, draft):
                    draft.unit, draft.of = COUNT, _counted_before(reading, draft, sure=False, any_noun=True)
                    return draft
                return other
        elif distance == 0 and other.unit not in ("times", *DURATIONS):
            if is_money(other.unit):
                return other if draft.scale > 1 else None
            if other.unit == "percent":
                if not clause[0] <= other.number.start < clause[1] or draft.number.value > 100:
                    break
            return other
        elif distance > 0:
            break
    for other in drafts[at + 1 :]:
        if other.unit is None:
            continue
        if reading.tokens.sentence_of[other.number.start] != sentence:
            break
        if big and is_money(other.unit):
            return other
        near = other.unit == "percent"
        if not big and near and draft.number.value != draft.number.value.to_integral_value():
            return other
    return None


def _other_end(reading: Reading, drafts: list[Draft], at: int) -> Draft | None:
    """The next figure of the clause where a figure is in the case of an end left («…дан»), both of one magnitude."""
    following = drafts[at + 1] if at + 1 < len(drafts) else None
    draft = drafts[at]
    if following is None or following.unit in (None, "times", "percent") or draft.scale != following.scale:
        return None
    left = reading.cases[draft.number.end - 1] == "abl"
    return following if left and reading.clause(draft.number.start) == reading.clause(following.number.start) else None


def _counted_next(reading: Reading, draft: Draft, following: Draft) -> bool:
    """Whether the next figure of the sentence is as big and counts something: «10,6 млн, из них 1,9 млн пассажиров»."""
    sentence_of = reading.tokens.sentence_of
    same = sentence_of[draft.number.start] == sentence_of[following.number.start]
    return same and following.unit == COUNT and following.noun is not None and following.scale >= draft.scale


def _counts(reading: Reading, draft: Draft) -> bool:
    """Whether a big figure far from any sum counts: what its clause names last before it is counted, not paid."""
    first, _ = reading.clause(draft.number.start)
    measured = counted_indicators()
    counts = False
    for at in range(first, draft.number.start):
        for name, value, end in reading.lattice[at]:
            if end > draft.number.start:
                continue
            if name == "indicator" and USUAL_UNIT[value] in ("count", "money"):
                counts = USUAL_UNIT[value] == "count"
            elif name == "count_word" or (name == "counted" and value in measured):
                counts = True
    return counts


def _counted_before(reading: Reading, draft: Draft, *, sure: bool, any_noun: bool = False) -> str | None:
    """The noun that a bare figure counts, named before it in its clause: «число предприятий выросло с 145 до 260».

    `sure` asks for a word such as «число» beside it; `any_noun` takes a noun by itself.
    """
    first, _ = reading.clause(draft.number.start)
    words = [hit for hit in reading.hits("count_word") if first <= hit.start < draft.number.start]
    nouns = [hit for hit in reading.hits("counted") if first <= hit.start < draft.number.start]
    if words:
        beside = [noun for noun in nouns if -4 <= noun.start - words[-1].start <= 5]
        if beside:
            return str(min(beside, key=lambda noun: abs(noun.start - words[-1].end)).value)
    wanted = any_noun or draft.pair in ("from", "to")
    if any_noun:
        nouns = [noun for noun in nouns if noun.value in counted_indicators()]
    return str(nouns[-1].value) if nouns and not sure and wanted else None
