"""What a numeral measures or counts: its unit or counted noun, hedge and rate, before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from elchi.extract.reading import Hit, Reading
from elchi.text.numerals import Number
from elchi.text.tokens import WORD

COUNT = "count"
NOUN_REACH = 5
OLDEST = 120
PARTED = frozenset("year month day hour minute kg t km m l ha".split())
"""Measures of which one has a half or quarter, where of others a half is a share."""


DURATIONS = frozenset("year month day hour minute".split())


class Draft:
    """A quantity under construction."""

    __slots__ = (
        "approx", "closed", "end", "factor", "kind", "known_noun", "mate", "noun", "number", "of", "pair", "per",
        "rule", "scale", "start", "unit", "unit_end", "upper", "value",
    )  # fmt: skip

    def __init__(self, number: Number) -> None:
        self.number = number
        self.start, self.end, self.unit_end = number.start, number.end, number.end
        self.value: Decimal = number.value
        self.upper: Decimal | None = None
        self.unit: str | None = None
        self.factor = Decimal(1)
        self.scale = number.scale
        self.of: str | None = None
        self.per: str | None = None
        self.approx = "exact"
        self.closed = False
        self.kind = number.kind
        self.noun: tuple[int, int] | None = None
        self.known_noun = False
        self.pair: str | None = None
        self.mate: Draft | None = None
        self.rule = "quantity"


def find_unit(reading: Reading, draft: Draft) -> None:
    """Sets the unit, counted noun, rate and hedge of a draft, and the span that they make."""
    stop = reading.sentence(draft.number.start)[1]
    at = draft.unit_end
    if draft.kind in ("up", "down"):
        draft.unit = "times"
    elif draft.kind == "fraction" and not _part_of_unit(reading, draft, stop):
        draft.unit = "percent"
    if draft.unit is None:
        at = _unit_after(reading, draft, at, stop)
    if draft.unit is None:
        _unit_before(reading, draft)
    hedge_before(reading, draft)
    at = _hedge_after(reading, draft, at, stop)
    if draft.unit is None:
        at = _unit_after(reading, draft, at, stop)
    if draft.unit is None and not draft.closed and case_after(reading, draft.number.end)[1] != "poss":
        at = _noun_after(reading, draft, at, stop)
        if draft.noun is not None and draft.approx == "exact" and reading.cases[at - 1] in ("abl", "dat"):
            at = _hedge_after(reading, draft, at, stop)
    _hedge_inside(reading, draft)
    _rate(reading, draft, at, stop)


def _part_of_unit(reading: Reading, draft: Draft, stop: int) -> bool:
    """Whether a fraction is of a measure, which it then counts: half an hour, «ширек ғасыр», «آدھے کلو»."""
    at = draft.unit_end
    edge = reading.edge(at, "unit") if at < stop else None
    if edge is None or edge[2] > stop or draft.number.end - draft.number.start > 2:
        return False
    unit = str(edge[1]).partition("*")[0]
    if unit not in PARTED or draft.value % 25 or reading.cases[at - 1] == "poss":
        return False
    draft.value = draft.value / 100
    _set_unit(reading, draft, at, edge[2], "unit")
    return True


def _unit_after(reading: Reading, draft: Draft, at: int, stop: int) -> int:
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
        if edge is not None and edge[2] <= stop and not _people(reading, draft, edge):
            _set_unit(reading, draft, here, edge[2], "unit")
            return edge[2]
    return at


def _people(reading: Reading, draft: Draft, unit: tuple[str, Any, int]) -> bool:
    """Whether a word for years is one for people too (kk «жас»), and more of them are told than anyone lives."""
    if unit[1] != "year" or draft.value < OLDEST:
        return False
    return any(name == "counted" and end == unit[2] for name, _, end in reading.lattice[unit[2] - 1])


def _set_unit(reading: Reading, draft: Draft, at: int, end: int, name: str) -> None:
    """Sets the unit on tokens `at` to `end`; a unit `count` («3,000-strong») is the counted noun itself."""
    values = [value for cls, value, stop in reading.lattice[at] if cls == name and stop == end]
    unit, _, factor = choose_unit(reading, values, at).partition("*")
    draft.unit, draft.factor = unit, Decimal(factor) if factor else Decimal(1)
    draft.unit_end = draft.end = max(draft.end, end)
    if unit == COUNT:
        draft.noun = (at, end)


def choose_unit(reading: Reading, values: Sequence[str], at: int) -> str:
    """Of the units that a word may mean («рубль», «манат»), the one of the country named nearest before it."""
    if len(values) > 1:
        codes = {value[:2]: value for value in reversed(values)}
        nearest: tuple[int, str] | None = None
        for name in ("country", "country.adjective", "place", "institution"):
            for hit in reading.hits(name):
                if hit.value in codes:
                    distance = abs(hit.start - at)
                    if nearest is None or distance < nearest[0]:
                        nearest = (distance, codes[hit.value])
        if nearest is not None:
            return nearest[1]
    return values[0]


def _unit_before(reading: Reading, draft: Draft) -> None:
    hit = reading.ending("unit.before").get(draft.number.start)
    if hit is not None:
        values = [v for cls, v, end in reading.lattice[hit.start] if cls == "unit.before" and end == hit.end]
        unit, _, factor = choose_unit(reading, values, hit.start).partition("*")
        draft.unit, draft.factor = unit, Decimal(factor) if factor else Decimal(1)
        draft.start = min(draft.start, hit.start)


def hedge_before(reading: Reading, draft: Draft) -> None:
    """Sets the hedge that stands before a draft, a short preposition between allowed, and lets the span begin there."""
    first = reading.sentence(draft.number.start)[0]
    best: Hit | None = None
    for name in ("hedge.before", "hedge.verb"):
        table = reading.ending(name)
        for end in (draft.start, draft.start - 1):
            hit = table.get(end)
            if hit is None or hit.start < first or (end < draft.start and not _links(reading, end)):
                continue
            if draft.unit in DURATIONS and _means_during(reading, hit):
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


def _hedge_inside(reading: Reading, draft: Draft) -> None:
    """A hedge between a numeral and its magnitude: «15 с лишним тысяч»."""
    number = draft.number
    if draft.approx == "exact" and number.end - number.start > 2:
        for at in range(number.start + 1, number.end - 1):
            edge = reading.edge(at, "hedge.after")
            if edge is not None and edge[1] not in ("exact", "none"):
                draft.approx = edge[1]


def _hedge_after(reading: Reading, draft: Draft, at: int, stop: int) -> int:
    """A hedge after the figure («4 млрд с лишним», "8 mlrd dollardan ortiq"), which may ask for the figure's case."""
    after, case = case_after(reading, at)
    for here in dict.fromkeys((at, after)):
        if here >= stop:
            break
        for name in ("hedge.after", f"hedge.after.{case}"):
            edge = reading.edge(here, name)
            if edge is not None and edge[2] <= stop:
                if edge[1] == "none":
                    return at
                if edge[1] != "exact":
                    draft.approx = edge[1]
                draft.end = max(draft.end, edge[2])
                draft.closed = reading.edge(here, "hedge.closing") is not None
                return edge[2]
    if case in ("term", "about") and draft.approx == "exact":
        draft.approx = "up_to" if case == "term" else "about"
    return at


def _means_during(reading: Reading, hit: Hit) -> bool:
    """Whether a hedge before a duration says how long something lasts: "over three years"."""
    if not any(other.start == hit.start for other in reading.hits("hedge.not_duration")):
        return False
    return not any(other.end == hit.start for other in reading.hits("hedge.duration_ok"))


def case_after(reading: Reading, at: int) -> tuple[int, str | None]:
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


_CASES = frozenset("abl dat loc gen acc term ins about poss".split())


def is_article(reading: Reading, draft: Draft) -> bool:
    """Whether the word for one is no count: nothing is measured, and neither hedge nor classifier marks a number."""
    return (
        draft.unit in (None, COUNT) and draft.approx == "exact" and reading.edge(draft.number.end, "classifier") is None
    )


def _noun_after(reading: Reading, draft: Draft, at: int, stop: int) -> int:
    """The counted noun phrase after a numeral: the lexicon's noun, else the words as they stand up to the head."""
    tokens, language = reading.tokens, reading.language
    here = at
    classifier = reading.edge(at, "classifier") or _apart_ending(reading, at)
    if classifier is not None:
        here = classifier[2]
        draft.end = max(draft.end, here)
        draft.unit_end = here
        if reading.edge(at, "classifier") and classifier[1] != "_":
            draft.of = classifier[1]
    first = here
    endings = tuple(language.settings.adjective_endings)
    head = _plural_head(reading, here, stop)
    for step in range(here, min(stop, here + NOUN_REACH)):
        edge = reading.edge(step, "counted")
        if edge is not None and head < edge[2] <= stop:
            draft.unit, draft.of, draft.noun = COUNT, edge[1], (first, edge[2])
            draft.known_noun = True
            draft.end = edge[2]
            return edge[2]
        if tokens.kinds[step] != WORD and tokens.forms[step] not in ("-", '"'):
            break
        if _breaks_noun(reading, step) and not _joins_adjectives(reading, step, here, stop):
            break
        if endings and step > here and step >= head and not _adjectival(reading, step, endings):
            break
    if classifier is not None and draft.of is not None:
        draft.unit, draft.noun = COUNT, (at, here)
        return here
    step = here
    while (
        step < stop - 1 and step < here + NOUN_REACH and tokens.kinds[step] == WORD and not _breaks_noun(reading, step)
    ):
        if not (endings and tokens.forms[step].endswith(endings)) and step >= head:
            break
        step += 1
    step = max(step, head)
    verbs = language.settings.verb_endings
    if step < stop and tokens.forms[step].endswith(verbs) and verbs:
        return here
    if step < stop and tokens.kinds[step] == WORD and not _breaks_noun(reading, step):
        draft.unit, draft.noun = COUNT, (first, step + 1)
        draft.of = reading.text(first, step + 1)
        draft.end = step + 1
        return step + 1
    if classifier is not None:
        draft.unit = COUNT
    return here


def _plural_head(reading: Reading, here: int, stop: int) -> int:
    """Where the head of a counted noun phrase stands by its plural ending: "six oil refinement stills"; else `here`."""
    plurals = tuple(reading.language.settings.plural_endings)
    for at in range(here, min(stop, here + NOUN_REACH) if plurals else here):
        form = reading.tokens.forms[at]
        if (reading.tokens.kinds[at] != WORD and form != "-") or _breaks_noun(reading, at):
            break
        if form.endswith(plurals):
            return at
    return here


def _apart_ending(reading: Reading, at: int) -> tuple[str, str, int] | None:
    """A case ending written apart from the digits, where the language's data names its case."""
    edge = reading.edge(at, "number.suffix")
    return edge if edge is not None and edge[1] in _CASES else None


def _adjectival(reading: Reading, at: int, endings: tuple[str, ...]) -> bool:
    form = reading.tokens.forms[at]
    if reading.tokens.kinds[at] != WORD or form.endswith(endings):
        return True
    return any(name in ("country.adjective", "country", "counted") for name, _, _ in reading.lattice[at])


def _joins_adjectives(reading: Reading, at: int, first: int, stop: int) -> bool:
    """Whether a conjunction stands between two adjectives of one noun phrase: «малых и средних предприятий»."""
    endings = tuple(reading.language.settings.adjective_endings)
    if at <= first or at + 1 >= stop or not endings or reading.tokens.forms[at] not in reading.language.function_words:
        return False
    return _adjectival(reading, at - 1, endings) and _adjectival(reading, at + 1, endings)


def _breaks_noun(reading: Reading, at: int) -> bool:
    """Whether a counted noun phrase cannot reach over this token."""
    if reading.tokens.forms[at] in reading.language.function_words or reading.timed()[at]:
        return True
    for name, _, _ in reading.lattice[at]:
        if name in _BREAKERS:
            return True
    return False


_BREAKERS = frozenset("number change.up change.down level month hedge.verb hedge.after hedge.before".split())


def _rate(reading: Reading, draft: Draft, at: int, stop: int) -> None:
    edge = reading.edge(at, "per") if at < stop else None
    within = edge is not None and any(t.start < edge[2] < t.end and at < t.end for t in reading.times)
    if edge is not None and edge[2] <= stop and not within:
        draft.per, draft.end = edge[1], edge[2]
        return
    if draft.unit == "percent":
        return
    first = reading.sentence(draft.number.start)[0]
    for hit in reading.hits("per.before"):
        if (first <= hit.start and draft.start - 4 <= hit.start < draft.start) or hit.start == at:
            draft.per = hit.value
            if hit.start == at:
                draft.end = hit.end
