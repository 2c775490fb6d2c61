"""Observations: figures for the state of affairs, each bound to what it measures, whose it is and when."""

from __future__ import annotations

from elchi.extract.geography import owners
from elchi.extract.measures import (
    RELATIVE,
    Binding,
    bind,
    change_near,
    default_indicator,
    direction,
    fits,
    indicator_hits,
    role,
)
from elchi.extract.mentions import CountryMention, ObservationMention, QuantityMention
from elchi.extract.periods import period_of
from elchi.extract.quantity_parts import DURATIONS
from elchi.extract.reading import Hit, Reading
from elchi.extract.undertakings import stretch_around
from elchi.record.model import Change
from elchi.record.vocabulary import is_money
from elchi.text import edtf

LEVELS = frozenset("gdp_growth inflation unemployment poverty share budget".split())
"""Indicators whose level is itself a percentage; of these, the ones that are growth themselves."""
GROWTHS = frozenset({"gdp_growth", "inflation"})


class _Group:
    """The figures that tell one observation: a level, where it came from, and by how much it changed."""

    __slots__ = ("binding", "by", "from_", "level")

    def __init__(self, binding: Binding | None) -> None:
        self.binding = binding
        self.level: QuantityMention | None = None
        self.from_: QuantityMention | None = None
        self.by: QuantityMention | None = None

    @property
    def figures(self) -> list[QuantityMention]:
        return [figure for figure in (self.level, self.from_, self.by) if figure is not None]


def find_observations(
    reading: Reading, taken: set[int], countries: list[CountryMention], parties: tuple[str, ...]
) -> list[ObservationMention]:
    """The observations of an item's body; figures in `taken` belong to commitments."""
    found: list[ObservationMention] = []
    before: Binding | None = None
    hidden = _hidden(reading)
    hits = indicator_hits(reading)
    told = {(q.value, q.unit) for q in reading.quantities if not reading.in_title(q.start)}
    by_sentence: dict[int, list[QuantityMention]] = {}
    for n, q in enumerate(reading.quantities):
        if n in taken or hidden[q.number] or (reading.in_title(q.start) and (q.value, q.unit) in told):
            continue
        if q.unit in DURATIONS and q.pair not in ("from", "to") and not _observed(reading, q):
            continue
        by_sentence.setdefault(reading.tokens.sentence_of[q.number], []).append(q)
    for number, figures in by_sentence.items():
        first, stop = reading.tokens.sentences[number]
        for group in _groups(reading, figures, before, hits):
            observation = _observation(reading, group, first, stop, countries, parties)
            if observation.value is not None or observation.change is not None:
                found.append(observation)
            if group.binding is not None:
                before = group.binding
    return found


def _hidden(reading: Reading) -> bytearray:
    """Tokens whose figures are no observation: wishes and hypotheses, and counts within an adjective."""
    flags = bytearray(len(reading.tokens.forms) + 1)
    for kind in ("commitment", "observation"):
        for match in reading.matches(kind):
            if match.rule.yields[kind] == "none" and not match.rule.yields.get("told"):
                start, end = match.reach
                flags[start:end] = b"\x01" * (end - start)
    for hit in reading.hits("hypothetical"):
        start, end = stretch_around(reading, hit.start)
        flags[start:end] = b"\x01" * (end - start)
    attributes = {hit.start for hit in reading.hits("counted.attribute")}
    for figure in reading.quantities:
        if attributes & {figure.unit_end, figure.unit_end + 1} or (figure.noun and figure.noun[0] in attributes):
            flags[figure.number] = 1
    return flags


def _observed(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a duration is told as how long something took: a verb of class `duration.observed` is beside it."""
    final = reading.language.settings.head_final
    if any(0 <= figure.start - hit.end <= 1 for hit in reading.hits("duration.term")):
        return True
    if role(reading, figure) in ("from", "to") and change_near(reading, figure, *_stretch(reading, figure)):
        return True
    return any(
        0 <= hit.start - figure.end <= 2 or (not final and 0 <= figure.start - hit.end <= 1)
        for hit in reading.hits("duration.observed")
    )


def _groups(reading: Reading, figures: list[QuantityMention], before: Binding | None, hits: list[Hit]) -> list[_Group]:
    groups: list[_Group] = []
    for at, figure in enumerate(figures):
        stretch = _stretch(reading, figure)
        part = figure.pair if figure.pair in ("from", "to") else role(reading, figure)
        if figure.unit == "times" or (part is None and _grown(reading, figure)):
            part = "by"
        following = figures[at + 1] if at + 1 < len(figures) else None
        if part == "from" and following is not None and following.unit == figure.unit:
            if following.start - figure.end <= 8 and role(reading, following) in ("to", "by"):
                figure = figure._replace(pair="from")
        near = change_near(reading, figure, *stretch) is not None
        relative = figure.unit in RELATIVE and (part == "by" or (near and part is None))
        relative = relative or (figure.unit == "pp" and part is None) or _goes_on(reading, groups, figure, part)
        moving = near or direction(reading, *stretch, figure.number) is not None
        last = groups[-1] if groups else None
        if last is not None and _same_amount(last, figure, part):
            continue
        if last is not None and _joins(reading, last, figure, part, relative, hits):
            _put(reading, last, figure, part, relative, moving)
            continue
        index = _growth_index(reading, figure)
        if index is not None and last is not None and last.by is None:
            last.by = index
            continue
        told = last.binding if last is not None and last.binding is not None else before
        binding = _anaphoric(reading, figure, told) or bind(
            reading, figure, change=relative or (moving and part in ("from", "to")), hits=hits
        )
        if binding is not None and binding.indicator in LEVELS and figure.unit == "percent":
            if _before_level(reading, figure, following):
                relative, part = True, "by"
            elif part != "by" or binding.indicator in GROWTHS or not _changes(reading, figure):
                relative, part = False, figure.pair if figure.pair in ("from", "to") else None
        if binding is None and last is not None and (relative or _same_share(last, figure)):
            apart = near and _own_subject(reading, figure, last.figures[-1])
            binding = last.binding if not apart else Binding("other", None, "own-clause")
        binding = binding or _carried(figure, before)
        group = _Group(binding)
        _put(reading, group, figure, part, relative, moving)
        groups.append(group)
    return groups


def _before_level(reading: Reading, figure: QuantityMention, following: QuantityMention | None) -> bool:
    """Whether the level that a percentage led to stands right behind it: "rose 28 percent to Rs 7 trillion"."""
    if following is None or following.unit in RELATIVE or following.start - figure.end > 2:
        return False
    reached = role(reading, following) == "to" or _reached(reading, following)
    return reached and change_near(reading, figure, *_stretch(reading, figure)) is not None


def _reached(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a verb that says what was reached stands right beside a figure: «и составило 8,9 млн голов»."""
    behind = (figure.end, figure.end + 1) if reading.language.settings.head_final else ()
    return any(hit.end == figure.start or hit.start in behind for hit in reading.hits("level"))


def _grown(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a noun of change and a mark open a percentage: «рост – 18,4%»."""
    at = figure.start - 1
    if at < 1 or reading.tokens.forms[at] not in (":", "–") or figure.unit not in ("percent", "pp", "times"):
        return False
    return any(hit.end == at for name in ("change.up", "change.down") for hit in reading.hits(name))


def _changes(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a word of change stands in the sentence of a figure."""
    return direction(reading, *reading.sentence(figure.number), figure.number) is not None


def _growth_index(reading: Reading, figure: QuantityMention) -> QuantityMention | None:
    """A growth rate given as an index: «o'sish sur'ati – 111,2 %» is growth by 11.2 percent."""
    if figure.unit != "percent" or figure.value <= 100:
        return None
    beside = any(0 <= figure.start - hit.end <= 3 for hit in reading.hits("growth_index"))
    return figure._replace(value=figure.value - 100) if beside else None


def _anaphoric(reading: Reading, figure: QuantityMention, before: Binding | None) -> Binding | None:
    """The indicator of the observation before, where the words say so: «данный показатель», «یہ شرح»."""
    if before is None:
        return None
    first, _ = _stretch(reading, figure)
    hits = [hit for hit in reading.hits("anaphor") if first <= hit.start and hit.end <= figure.start]
    return Binding(before.indicator, (hits[-1].start, hits[-1].end), "anaphor") if hits else None


def _same_amount(group: _Group, figure: QuantityMention, part: str | None) -> bool:
    """Whether a percentage tells once more by how much a figure changed: "fell by £2 billion, or 11%,"."""
    by = group.by
    if by is None or by.unit in RELATIVE or figure.unit != "percent" or part not in (None, "by"):
        return False
    return 1 <= figure.start - by.end <= 2


def _goes_on(reading: Reading, groups: list[_Group], figure: QuantityMention, part: str | None) -> bool:
    """Whether a percentage tells a change as the one before it did: «выросли на 8 процентов, или реально 3»."""
    if not groups or part is not None or figure.unit not in ("percent", "times"):
        return False
    last = groups[-1]
    if last.by is None or last.by.unit not in ("percent", "times"):
        return False
    dashed = reading.tokens.forms[figure.start - 1 : figure.start] == ["–"]
    return dashed or (last.level is None and last.by.unit == figure.unit == "percent" and figure.kind == "cardinal")


def _own_subject(reading: Reading, figure: QuantityMention, last: QuantityMention) -> bool:
    """Whether a figure stands in another clause than the one before it, with a subject of its own."""
    first, _ = reading.clause(figure.number)
    if reading.clause(last.number)[0] == first:
        return False
    return any(
        reading.tokens.forms[at] not in reading.language.function_words
        and not any(reading.edge(at, name) for name in ("change.up", "change.down", "level"))
        for at in range(first, figure.start)
    )


def _same_share(group: _Group, figure: QuantityMention) -> bool:
    """Whether a percentage without a term of its own measures what the percentage before it did."""
    level = group.level
    return level is not None and level.unit == figure.unit == "percent" and figure.kind == "cardinal"


def _carried(figure: QuantityMention, before: Binding | None) -> Binding | None:
    if (
        before is None
        or figure.unit in ("count", "percent")
        or not fits(before.indicator, figure.unit, False)
        or before.indicator == "other"
    ):
        return None
    return Binding(before.indicator, None, "carried-over")


def _stretch(reading: Reading, figure: QuantityMention) -> tuple[int, int]:
    """The segment around a figure in which a change verb may govern it."""
    return reading.segment(figure.start, figure.end, reading.clause(figure.number))


def _joins(
    reading: Reading,
    group: _Group,
    figure: QuantityMention,
    part: str | None,
    relative: bool,
    hits: list[Hit],
) -> bool:
    """Whether a figure goes on with the observation before it: the other end of its change, or its amount."""
    last = group.figures[-1]
    if figure.pair in ("to", "whole") and last.pair in ("from", "part"):
        if figure.pair == "to" or part != "from":
            return figure.pair == "to"
    label = group.binding.label if group.binding is not None else None
    own = [
        hit
        for hit in hits
        if last.end <= hit.start and hit.end <= figure.start and (label is None or hit.start != label[0])
    ]
    if own and not (group.binding and all(hit.value == group.binding.indicator != "other" for hit in own)):
        return False
    clause = reading.clause(figure.number)
    if reading.clause(last.number) != clause and reading.edge(clause[0], "relative") is None:
        if change_near(reading, figure, *_stretch(reading, figure)):
            return False
    counted = figure.noun is not None and group.level is not None and not relative and part != "by"
    if figure.start - last.end > 14 or counted:
        return False
    if group.from_ is not None and group.level is None and figure.unit == group.from_.unit:
        return True
    if group.by is not None and group.level is None:
        if figure.unit not in RELATIVE:
            return figure.unit not in ("count", *DURATIONS) or part == "to" or _reached(reading, figure)
        return figure.unit == "percent" and part == "to" and group.by.unit != "times"
    before = reading.tokens.forms[max(last.end, figure.start - 2) : figure.start]
    joined = part in (None, "by") and any(form in reading.language.coordinators for form in before)
    if joined and group.binding is not None and group.binding.indicator in GROWTHS and figure.unit == "percent":
        return False
    if relative and group.by is None and group.level is not None:
        return (
            group.level.unit not in RELATIVE or figure.unit == "pp" or (group.level.unit == "percent" and part == "by")
        )
    if group.level is None or figure.unit != group.level.unit or group.from_ is not None:
        return False
    if part == "by" and group.by is None:
        return True
    return part == "from" or _earlier(reading, group.level, figure) is not None


def _earlier(reading: Reading, first: QuantityMention, second: QuantityMention) -> bool | None:
    """Whether the first of two figures is the earlier one by the times beside them; None where these do not tell."""
    one, other = _time_of(reading, first), _time_of(reading, second)
    if one is None or other is None or one == other:
        return None
    limits, other_limits = edtf.bounds(one), edtf.bounds(other)
    if limits is None or other_limits is None or limits[1] == other_limits[1]:
        return None
    return limits[1] < other_limits[1]


def _time_of(reading: Reading, figure: QuantityMention) -> str | None:
    low, high = _stretch(reading, figure)
    near = [time for time in reading.times if low <= time.start < high]
    return min(near, key=lambda time: abs(time.start - figure.start)).edtf if near else None


def _put(
    reading: Reading, group: _Group, figure: QuantityMention, part: str | None, relative: bool, moving: bool
) -> None:
    if relative and part not in ("to", "from"):
        group.by = figure
    elif part == "from" and group.from_ is None and (moving or figure.pair == "from" or group.level is not None):
        group.from_ = figure
    elif part == "by" and group.by is None and (moving or group.level is not None):
        group.by = figure
    elif group.level is None:
        group.level = figure
    elif _earlier(reading, group.level, figure):
        group.level, group.from_ = figure, group.level
    else:
        group.from_ = figure


def _observation(
    reading: Reading,
    group: _Group,
    first: int,
    stop: int,
    countries: list[CountryMention],
    parties: tuple[str, ...],
) -> ObservationMention:
    figures = group.figures
    low, high = min(f.start for f in figures), max(f.end for f in figures)
    clause = reading.clause(figures[0].number)
    if group.level is None and group.by is None and group.from_ is not None:
        group.level, group.from_ = group.from_, None
    level = group.level
    main = level or group.by or figures[0]
    unsaid = "other" if level is None and main.unit in RELATIVE else default_indicator(main)
    binding = group.binding or Binding(unsaid, None, "unit")
    if binding.indicator == "gdp_growth" and level is not None and is_money(level.unit):
        binding = binding._replace(indicator="gdp")
    label_at = binding.label
    if label_at is not None and first <= label_at[0] < stop:
        low, high = min(low, label_at[0]), max(high, label_at[1])
        label = reading.text(*label_at)
    elif main.noun is not None:
        label = reading.text(*main.noun)
    else:
        label = reading.text(low, high)
    change = _change(reading, group, clause)
    return ObservationMention(
        start=low,
        end=high,
        indicator=binding.indicator,
        label=label,
        value=level.value if level else None,
        unit=level.unit if level else None,
        approx=main.approx,
        countries=owners(countries, parties, *clause),
        period=period_of(reading, main, clause, _stretch(reading, main)),
        change=change,
        rule=f"observation#{binding.rule}",
    )


def _change(reading: Reading, group: _Group, clause: tuple[int, int]) -> Change | None:
    level, earlier, by = group.level, group.from_, group.by
    anchor = (by or earlier or level or group.figures[0]).number
    stretch = _stretch(reading, by or earlier or level or group.figures[0])
    way = direction(reading, *stretch, anchor) or direction(reading, *clause, anchor)
    if way is None and by is not None:
        way = direction(reading, *reading.sentence(anchor), anchor)
    if by is None and earlier is None:
        if level is None or way is None or role(reading, level) != "to":
            return None
        return Change(to=level.value, direction=way)
    if by is not None and by.kind in ("up", "down"):
        way = change_near(reading, by, *_stretch(reading, by)) or by.kind
    if way is None and earlier is not None and level is not None:
        way = "up" if level.value >= earlier.value else "down"
    if way is None and by is not None and by.unit != "times":
        return None
    return Change(
        from_=earlier.value if earlier else None,
        to=level.value if level else None,
        by=by.value if by else None,
        by_unit=by.unit if by else None,
        direction=way or "up",
    )
