"""Quantities: every numeral that measures or counts, with its unit or counted noun, hedge, range and rate."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from elchi.extract.reading import Hit, Reading, covered
from elchi.record.vocabulary import is_money
from elchi.text.numerals import Number, plain
from elchi.text.tokens import NUMBER, WORD

COUNT = "count"
DASHES = frozenset("-–")
NOUN_REACH = 5
MONEY_SCALE = Decimal(1_000_000)


class QuantityMention(NamedTuple):
    """A quantity on tokens `start` to `end` (exclusive): the hedge or number first, the unit or noun's head last.

    `number` is where the numeral begins, `unit_end` where numeral and unit end (the counted noun not included).
    `noun` is the counted noun's tokens; `pair` says that it is one end of a change or part of a whole.
    """

    start: int
    end: int
    number: int
    unit_end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    of: str | None
    per: str | None
    approx: str
    kind: str
    noun: tuple[int, int] | None
    rule: str
    pair: str | None = None


class _Draft:
    """A quantity under construction."""

    __slots__ = (
        "approx", "end", "factor", "kind", "noun", "number", "of", "pair", "per", "rule", "start", "unit", "unit_end",
        "upper", "value",
    )  # fmt: skip

    def __init__(self, number: Number) -> None:
        self.number = number
        self.start, self.end, self.unit_end = number.start, number.end, number.end
        self.value: Decimal = number.value
        self.upper: Decimal | None = None
        self.unit: str | None = None
        self.factor = Decimal(1)
        self.of: str | None = None
        self.per: str | None = None
        self.approx = "exact"
        self.kind = number.kind
        self.noun: tuple[int, int] | None = None
        self.pair: str | None = None
        self.rule = "quantity"


def find_quantities(reading: Reading) -> list[QuantityMention]:
    """The quantities of an item, left to right; numerals inside times, names, ordinals and documents are none."""
    drafts = _drafts(reading)
    joined = _join(reading, drafts)
    for draft in joined:
        _find_unit(reading, draft)
    joined = [draft for draft in joined if not (draft.number.lone and _is_article(reading, draft))]
    joined = _add_alone(reading, joined)
    _share_units(reading, joined)
    return [_finish(draft) for draft in joined]


def _drafts(reading: Reading) -> list[_Draft]:
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
        drafts.append(_Draft(number))
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
        if not number.bare or not forms[number.start].isdigit():
            close()
            row = []
            continue
        if row:
            between = forms[numbers[row[-1]].end : number.start]
            if not all(form in "-()" for form in between) or (between and not reading.tokens.adjacent(number.start - 1)):
                close()
                row = []
        row.append(at)
    close()
    return found


def _in_name(reading: Reading, number: Number) -> bool:
    """Whether digits belong to a name or document: «С5+1», «ПФ-165», «№ 12», "Boeing-737"."""
    tokens = reading.tokens
    before = number.start - 1
    if any(hit.end == number.start for hit in reading.hits("number_sign")):
        return True
    if tokens.kinds[number.start] != NUMBER:
        return False
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


def _join(reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Ranges made one quantity; pairs (the ends of a change, part and whole) marked, scaled alike."""
    starts = {draft.number.start: draft for draft in drafts}
    gone: set[int] = set()
    last = 0
    for match in reading.language.matchers["quantity"].find(reading.lattice, reading.tokens.sentences):
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


def _scale_alike(first: _Draft, second: _Draft) -> None:
    first.value = first.number.value * _common_scale(first.number, second.number)


def _make_range(first: _Draft, second: _Draft, start: int, end: int) -> None:
    _scale_alike(first, second)
    first.upper = second.value
    first.start, first.end, first.unit_end = min(start, first.start), max(end, second.end), second.number.end
    first.end = max(first.end, first.unit_end)


def _find_unit(reading: Reading, draft: _Draft) -> None:
    """Sets the unit, counted noun, rate and hedge of a draft, and the span that they make."""
    tokens = reading.tokens
    stop = reading.sentence(draft.number.start)[1]
    at = draft.unit_end
    if draft.kind in ("up", "down"):
        draft.unit = "times"
    elif draft.kind == "fraction":
        draft.unit = "percent"
    if draft.unit is None:
        at = _unit_after(reading, draft, at, stop)
    if draft.unit is None:
        _unit_before(reading, draft)
    _hedge_before(reading, draft)
    at = _hedge_after(reading, draft, at, stop)
    if draft.unit is None:
        at = _unit_after(reading, draft, at, stop)
    if draft.unit is None:
        at = _noun_after(reading, draft, at, stop)
    _rate(reading, draft, at, stop)
    assert draft.end <= len(tokens.forms)


def _unit_after(reading: Reading, draft: _Draft, at: int, stop: int) -> int:
    """The unit right after a numeral («4 млрд долларов», «300-мегаваттный»), past a classifier or case ending."""
    tokens = reading.tokens
    if at + 1 < stop and tokens.forms[at] == "-" and tokens.adjacent(at - 1) and tokens.kinds[at + 1] == WORD:
        for name in ("unit.glued", "unit"):
            edge = reading.edge(at + 1, name)
            if edge is not None:
                _set_unit(reading, draft, at + 1, edge[2], name)
                return edge[2]
    for skip in ("", "number.suffix", "classifier"):
        here = at
        if skip:
            edge = reading.edge(at, skip)
            if edge is None:
                continue
            here = edge[2]
        edge = reading.edge(here, "unit") if here < stop else None
        if edge is not None and edge[2] <= stop:
            _set_unit(reading, draft, here, edge[2], "unit")
            return edge[2]
    return at


def _set_unit(reading: Reading, draft: _Draft, at: int, end: int, name: str) -> None:
    values = [value for cls, value, stop in reading.lattice[at] if cls == name and stop == end]
    unit, _, factor = choose_unit(reading, values, at).partition("*")
    draft.unit, draft.factor = unit, Decimal(factor) if factor else Decimal(1)
    draft.unit_end = draft.end = max(draft.end, end)


def choose_unit(reading: Reading, values: Sequence[str], at: int) -> str:
    """Of the units that a word may mean («рубль», «манат»), the one of the country named nearest before it."""
    if len(values) > 1:
        codes = {value[:2]: value for value in reversed(values)}
        nearest: tuple[int, str] | None = None
        for name in ("country", "country.adjective"):
            for hit in reading.hits(name):
                if hit.value in codes:
                    distance = abs(hit.start - at)
                    if nearest is None or distance < nearest[0]:
                        nearest = (distance, codes[hit.value])
        if nearest is not None:
            return nearest[1]
    return values[0]


def _unit_before(reading: Reading, draft: _Draft) -> None:
    for hit in reading.hits("unit.before"):
        if hit.end == draft.number.start or (hit.end == draft.number.start - 1 and reading.tokens.forms[hit.end] == "."):
            values = [v for cls, v, end in reading.lattice[hit.start] if cls == "unit.before" and end == hit.end]
            unit, _, factor = choose_unit(reading, values, hit.start).partition("*")
            draft.unit, draft.factor = unit, Decimal(factor) if factor else Decimal(1)
            draft.start = min(draft.start, hit.start)


def _hedge_before(reading: Reading, draft: _Draft) -> None:
    best: Hit | None = None
    for name in ("hedge.before", "hedge.verb"):
        for hit in reading.hits(name):
            if hit.end <= draft.start <= hit.end + 1 and hit.start >= reading.sentence(draft.number.start)[0]:
                if hit.end < draft.start and not _links(reading, hit.end):
                    continue
                if best is None or hit.start < best.start or (name == "hedge.verb" and hit.end > best.end):
                    best = hit
    if best is not None:
        if best.value != "exact":
            draft.approx = best.value
        draft.start = best.start


def _links(reading: Reading, at: int) -> bool:
    """Whether the token may stand between a hedge and its number: a short preposition or an opening mark."""
    return len(reading.tokens.forms[at]) <= 2 or reading.edge(at, "hedge.link") is not None


def _hedge_after(reading: Reading, draft: _Draft, at: int, stop: int) -> int:
    """A hedge after the figure («4 млрд с лишним», "8 mlrd dollardan ortiq"), which may ask for the figure's case."""
    after, case = _ending_after(reading, at)
    for here in dict.fromkeys((at, after)):
        if here >= stop:
            break
        for name in ("hedge.after", f"hedge.after.{case}"):
            edge = reading.edge(here, name)
            if edge is not None and edge[2] <= stop:
                if edge[1] != "exact":
                    draft.approx = edge[1]
                draft.end = max(draft.end, edge[2])
                return edge[2]
    if case == "term" and draft.approx == "exact":
        draft.approx = "up_to"
    return at


def _ending_after(reading: Reading, at: int) -> tuple[int, str | None]:
    """The token after a case ending written apart from the figure («100 ga», «45%-дан»), and the figure's case."""
    tokens = reading.tokens
    size = len(tokens.forms)
    here = at + 1 if at + 1 < size and tokens.forms[at] == "-" and tokens.adjacent(at - 1) else at
    edge = reading.edge(here, "number.suffix") if here < size else None
    if edge is not None:
        return edge[2], edge[1] if edge[1] in _CASES else reading.cases[here]
    case = reading.cases[at - 1] if at else None
    if case is None and (edge := reading.edge(at - 1, "number.suffix")) is not None and edge[1] in _CASES:
        case = edge[1]
    return at, case


_CASES = frozenset("abl dat loc gen acc term ins".split())


def _is_article(reading: Reading, draft: _Draft) -> bool:
    """Whether the word for one is no count: nothing is measured, and neither hedge nor classifier marks a number."""
    return draft.unit in (None, COUNT) and draft.approx == "exact" and reading.edge(draft.number.end, "classifier") is None


def _noun_after(reading: Reading, draft: _Draft, at: int, stop: int) -> int:
    """The counted noun phrase after a numeral: the lexicon's noun, else the words as they stand up to the head."""
    tokens, language = reading.tokens, reading.language
    here = at
    classifier = reading.edge(at, "classifier") or reading.edge(at, "number.suffix")
    if classifier is not None:
        here = classifier[2]
        draft.end = max(draft.end, here)
        draft.unit_end = here
        if reading.edge(at, "classifier") and classifier[1] != "_":
            draft.of = classifier[1]
    first = here
    for step in range(here, min(stop, here + NOUN_REACH)):
        edge = reading.edge(step, "counted")
        if edge is not None and edge[2] <= stop:
            draft.unit, draft.of, draft.noun = COUNT, edge[1], (first, edge[2])
            draft.end = edge[2]
            return edge[2]
        if tokens.kinds[step] != WORD and tokens.forms[step] not in ("-", '"') or _breaks_noun(reading, step):
            break
    if classifier is not None and draft.of is not None:
        draft.unit, draft.noun = COUNT, (at, here)
        return here
    step = here
    endings = tuple(language.settings.adjective_endings)
    while step < stop - 1 and step < here + NOUN_REACH and tokens.kinds[step] == WORD and not _breaks_noun(reading, step):
        if not (endings and tokens.forms[step].endswith(endings)):
            break
        step += 1
    if step < stop and tokens.kinds[step] == WORD and not _breaks_noun(reading, step):
        draft.unit, draft.noun = COUNT, (first, step + 1)
        draft.of = reading.text(first, step + 1)
        draft.end = step + 1
        return step + 1
    if classifier is not None:
        draft.unit = COUNT
    return here


def _breaks_noun(reading: Reading, at: int) -> bool:
    """Whether a counted noun phrase cannot reach over this token."""
    if reading.tokens.forms[at] in reading.language.function_words:
        return True
    for name, _, _ in reading.lattice[at]:
        if name in _BREAKERS:
            return True
    return False


_BREAKERS = frozenset("number change.up change.down level month hedge.verb hedge.after hedge.before".split())


def _rate(reading: Reading, draft: _Draft, at: int, stop: int) -> None:
    edge = reading.edge(at, "per") if at < stop else None
    if edge is not None and edge[2] <= stop:
        draft.per, draft.end = edge[1], edge[2]
        return
    first = reading.sentence(draft.number.start)[0]
    for hit in reading.hits("per.before"):
        if (first <= hit.start and draft.start - 4 <= hit.start < draft.start) or hit.start == at:
            draft.per = hit.value
            if hit.start == at:
                draft.end = hit.end


def _add_alone(reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Words that are a quantity by themselves: «двухдневный», «полугодовой»."""
    taken = covered([(draft.start, draft.end) for draft in drafts], len(reading.tokens.forms))
    for time in reading.times:
        taken[time.start : time.end] = b"\x01" * (time.end - time.start)
    found = list(drafts)
    for hit in reading.hits("unit.alone"):
        if any(taken[hit.start : hit.end]):
            continue
        unit, _, factor = str(hit.value).partition("*")
        draft = _Draft(Number(hit.start, hit.end, Decimal(factor or 1), "cardinal"))
        draft.unit, draft.rule = unit, "quantity#alone"
        _hedge_before(reading, draft)
        found.append(draft)
    return sorted(found, key=lambda draft: draft.number.start) if len(found) > len(drafts) else found


def _share_units(reading: Reading, drafts: list[_Draft]) -> None:
    """Units left out on the page are taken from the neighbour: the other end of a pair, then the one before."""
    for at, draft in enumerate(drafts):
        if draft.unit is not None:
            continue
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if draft.pair in ("from", "part") and following is not None and following.unit is not None:
            _take_unit(draft, following)
    for at, draft in enumerate(drafts):
        if draft.unit is None:
            donor = _donor(reading, drafts, at)
            if donor is None:
                draft.unit = COUNT
            else:
                _take_unit(draft, donor)


def _take_unit(draft: _Draft, donor: _Draft) -> None:
    draft.unit, draft.factor = donor.unit, donor.factor
    if donor.unit == COUNT:
        draft.of = donor.of
    if draft.per is None:
        draft.per = donor.per


def _donor(reading: Reading, drafts: list[_Draft], at: int) -> _Draft | None:
    draft = drafts[at]
    sentence = reading.tokens.sentence_of[draft.number.start]
    big = draft.number.scale >= MONEY_SCALE
    for other in reversed(drafts[:at]):
        if other.unit is None:
            continue
        distance = sentence - reading.tokens.sentence_of[other.number.start]
        if big:
            if is_money(other.unit) and distance <= 3:
                return other
        elif distance == 0 and (other.unit not in ("times", "year", "month", "day") or draft.pair):
            return other if not is_money(other.unit) or draft.number.scale > 1 else None
        elif distance > 0:
            break
    if big:
        for other in drafts[at + 1 :]:
            if other.unit is not None and is_money(other.unit):
                return other
    return None


def _finish(draft: _Draft) -> QuantityMention:
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
