"""What figures measure: indicator terms near a figure, the fit of units, and the roles of the ends of a change."""

from __future__ import annotations

from typing import NamedTuple

from elchi.extract.mentions import QuantityMention
from elchi.extract.quantity_parts import case_after
from elchi.extract.reading import BREAKS, Hit, Reading
from elchi.language.loader import counted_indicators
from elchi.record.vocabulary import is_money, vocabulary

USUAL_UNIT = vocabulary().usual_unit
TRADED = frozenset({"exports", "imports"})
PHYSICAL = frozenset("t kg m3 l bbl Wh W count".split())
PEOPLE = frozenset("jobs population students participants tourists passengers other".split())
"""What a count of people may measure."""
HUMAN = frozenset(
    "people persons individuals men women children adults youth staff personnel members specialists"
    " entrepreneurs".split()
)
EXECUTED = frozenset({"budget"})
"""Indicators that a percentage may measure against a plan: «бюджет исполнен на 101,7 процента»."""
NEAR = 4
HEAD_REACH = 8
HEADED = frozenset("count percent pp times".split())
"""Units of figures that measure what opens a phrase rather than what stands in it."""
FARTHEST = 28.0
GENERIC_COST = 14.0
NAMED_RATE = 14.0
VAGUE_COST = 6.0
OWN_UNIT = 6.0
BEHIND_COORDINATOR = 6.0
SIGNS = {"+": "up", "-": "down", "–": "down"}
RELATIVE = frozenset({"percent", "pp", "times"})
"""Units that tell a share or a change rather than an amount."""
UNIT_DEFAULTS = {
    "W": "capacity", "Wh": "energy_generated", "km": "length", "m": "length", "ha": "area", "m2": "area", "km2": "area",
    "acre": "area", "m3_per_s": "capacity", "t": "production", "kg": "production", "bbl": "production",
    "l": "production", "percent": "share",
}  # fmt: skip
MEASURES = {
    "energy_generated": {"Wh"}, "gas_volume": {"m3"}, "area": {"ha", "m2", "km2", "acre"}, "length": {"km", "m"},
    "freight": {"t", "kg", "count"},
}  # fmt: skip


class Binding(NamedTuple):
    """An indicator for a figure, with the tokens of its label and how far the binding was fetched."""

    indicator: str
    label: tuple[int, int] | None
    rule: str


def fits(indicator: str, unit: str, change: bool) -> bool:
    """Whether a figure of this unit can be a level of the indicator, or (`change`) a change of it.

    >>> fits("trade_turnover", "USD", False), fits("trade_turnover", "count", False), fits("exports", "percent", True)
    (True, False, True)
    """
    usual = USUAL_UNIT[indicator]
    if unit in ("percent", "pp", "times"):
        return change or usual == "percent" or indicator in EXECUTED or (indicator == "other" and unit == "percent")
    if indicator in MEASURES:
        return unit in MEASURES[indicator]
    if usual == "money":
        return is_money(unit) or (indicator in TRADED and unit in PHYSICAL)
    if usual == "any":
        return indicator == "other" or not is_money(unit)
    return unit == usual


def indicator_hits(reading: Reading) -> list[Hit]:
    """The indicator terms of an item, each with every indicator it may name.

    Left out are those that are part of a figure's own unit, of a country's or bank's name, of a time or a person.
    """
    inside = bytearray(len(reading.tokens.forms) + 1)
    spans = [(q.start, q.unit_end) for q in reading.quantities if q.unit != "count"]
    spans += [(hit.start, hit.end) for name in ("country", "body", "bank") for hit in reading.hits(name)]
    spans += [(time.start, time.end) for time in reading.times]
    spans += [(person.start, person.end) for person in reading.persons]
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    found: list[Hit] = []
    for hit in reading.hits("indicator"):
        if not inside[hit.start]:
            values = {
                value for name, value, end in reading.lattice[hit.start] if name == "indicator" and end == hit.end
            }
            found.extend(Hit(hit.start, hit.end, value) for value in sorted(values))
    return found


def bind(reading: Reading, figure: QuantityMention, *, change: bool, hits: list[Hit]) -> Binding | None:
    """What a figure measures: by a verb that says it, the noun that it counts, or the nearest term that fits."""
    if figure.kind == "fraction" and not change:
        return None
    counted = figure.unit == "count" and not change and figure.of is not None
    indicator = counted_indicators().get(figure.of or "", None) if counted else None
    if figure.unit == "count" and not change and (verb := _verb(reading, figure)) is not None:
        return verb
    if indicator:
        return Binding(indicator, figure.noun, "counted-noun")
    first, stop = reading.sentence(figure.number)
    best: tuple[float, Hit] | None = None
    closed = counted and indicator is None and figure.noun is not None
    people = figure.of in HUMAN
    for hit in hits:
        worth = hit.value == "production" and is_money(figure.unit) and 0 <= figure.start - hit.end <= NEAR
        if not first <= hit.start < stop or not (worth or fits(hit.value, figure.unit, change)):
            continue
        if hit.value == "gdp" and figure.unit == "percent" and hit.start == figure.end and not change:
            continue
        if (people and hit.value not in PEOPLE) or _of_other(reading, hit, figure):
            continue
        inside = _inside(hit, figure)
        if counted and figure.noun is not None and figure.noun[0] <= hit.start and hit.end < figure.noun[1]:
            continue
        if (
            closed
            and not inside
            and (USUAL_UNIT[hit.value] != "any" or hit.value == "other" or hit.start >= figure.end)
        ):
            continue
        cost = _cost(reading, hit, figure)
        if worth:
            cost += VAGUE_COST
        if indicator == "" and inside:
            cost = GENERIC_COST
        if hit.value == "other" and figure.unit == "percent" and cost > NAMED_RATE:
            continue
        if cost < FARTHEST and (best is None or cost < best[0]):
            best = (cost, hit)
    if best is None:
        return _of_counted(reading, figure)
    hit = best[1]
    if figure.unit in HEADED and not reading.language.settings.head_final:
        hit = _opening(reading, hit, figure, hits, change)
    if hit.value == "gdp" and figure.unit == "percent":
        return Binding("gdp_growth", (hit.start, hit.end), "nearest-term")
    if hit.value == "project_cost" and _counts_projects(reading, figure):
        return Binding("project_portfolio", (hit.start, hit.end), "cost-of-several")
    return Binding(hit.value, (hit.start, hit.end), "nearest-term")


def _opening(reading: Reading, hit: Hit, figure: QuantityMention, hits: list[Hit], change: bool) -> Hit:
    """The term that opens the phrase of the nearest one: "the [share] of industry in GDP", "[lending] to firms"."""
    settings = reading.language.settings
    forms, links = reading.tokens.forms, {*settings.office_links, *settings.host_links} - set(settings.coordinators)
    for other in hits:
        if not (other.end < hit.start <= other.end + HEAD_REACH and hit.end <= figure.start):
            continue
        share = figure.unit == "percent" and other.value == "share"
        if not share and (not fits(other.value, figure.unit, change) or _of_other(reading, other, figure)):
            continue
        between = range(other.end, hit.start)
        moved = any(reading.edge(at, name) for at in between for name in ("change.up", "change.down", "level"))
        if forms[other.end] in links and not moved and not any(forms[at] in BREAKS for at in between):
            return other
    return hit


def _of_counted(reading: Reading, figure: QuantityMention) -> Binding | None:
    """A sum right behind a count of projects or agreements is their worth: "45 projects worth $3 billion"."""
    if not is_money(figure.unit):
        return None
    for other in reading.quantities:
        if other.unit == "count" and (0 <= figure.start - other.end <= 3 or other.start == figure.end):
            if counted_indicators().get(other.of or "") in ("project_count", "documents_signed"):
                return Binding("project_portfolio", other.noun, "worth-of-counted")
    return None


def _verb(reading: Reading, figure: QuantityMention) -> Binding | None:
    """What a verb of the clause says that a count is of: «280 человек приняли участие» are participants."""
    first, stop = reading.clause(figure.number)
    beside = [hit for hit in reading.hits("indicator.verb") if first <= hit.start < stop]
    if not beside:
        return None
    hit = min(beside, key=lambda h: h.start - figure.end if h.start >= figure.end else (figure.start - h.end) * 2)
    counts = counted_indicators().get(figure.of or "", "other")
    if hit.value in PEOPLE and figure.of not in HUMAN and counts and counts not in PEOPLE:
        return None
    between = reading.tokens.forms[min(hit.end, figure.end) : max(hit.start, figure.start)]
    if counts == "other" and figure.of is not None and figure.of not in HUMAN and any(f in BREAKS for f in between):
        return None
    return Binding(hit.value, figure.noun, "verb") if fits(hit.value, figure.unit, False) else None


def _of_other(reading: Reading, hit: Hit, figure: QuantityMention) -> bool:
    """Whether a term is the counted noun of another figure."""
    return reading.noun_owner()[hit.start] not in (-1, figure.number)


def _counts_projects(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a count of several projects stands right beside a sum, which is then that of a portfolio."""
    return any(
        other.unit == "count"
        and other.value > 1
        and counted_indicators().get(other.of or "") == "project_count"
        and (0 <= other.start - figure.end <= 3 or 0 <= figure.start - other.end <= 6)
        for other in reading.quantities
    )


def _inside(hit: Hit, figure: QuantityMention) -> bool:
    return figure.start <= hit.start and hit.end <= figure.end + 1


def _cost(reading: Reading, hit: Hit, figure: QuantityMention) -> float:
    """How far a term is from a figure: words between, with marks, clauses and other figures counted as more."""
    if _inside(hit, figure):
        return 0.0
    before = hit.end <= figure.start
    low, high = (hit.end, figure.start) if before else (figure.end, hit.start)
    cost = float(max(0, high - low)) * (1.0 if before else 1.4)
    forms = reading.tokens.forms
    if not before and any(form in reading.language.coordinators for form in forms[low:high]):
        cost += BEHIND_COORDINATOR
        if any(0 <= other.start - hit.end <= NEAR for other in reading.quantities):
            cost += FARTHEST
    marks = sum(1 for at in range(low, high) if forms[at] in BREAKS)
    cost += marks * (4.0 if before else 12.0)
    if high > low:
        cost += sum(3.0 for other in reading.quantities if low <= other.number < high)
    if hit.value == "other":
        cost += VAGUE_COST
    elif figure.unit in MEASURES.get(hit.value, ()) and figure.unit != "count":
        cost -= OWN_UNIT
    elif hit.value in (*TRADED, "production") and figure.unit in ("Wh", "W", "m3"):
        cost += OWN_UNIT
    clause = reading.clause(figure.number)
    if not clause[0] <= hit.start < clause[1]:
        cost += 8.0
    return cost


def default_indicator(figure: QuantityMention) -> str:
    """The indicator of a figure whose measure no term names: by its unit, else `other`."""
    return UNIT_DEFAULTS.get(figure.unit, "other")


def role(reading: Reading, figure: QuantityMention) -> str | None:
    """`from`, `to` or `by`: the part that a figure plays in a change, by the words or endings beside it."""
    if figure.number not in reading.roles:
        reading.roles[figure.number] = _role(reading, figure)
    return reading.roles[figure.number]


def _role(reading: Reading, figure: QuantityMention) -> str | None:
    if figure.unit in ("percent", "pp") and sign(reading, figure.number) is not None:
        return "by"
    before = reading.ending("role.before")
    hit = before.get(figure.start) or before.get(figure.number)
    if hit is not None:
        return str(hit.value)
    after, case = case_after(reading, figure.unit_end)
    hedged = figure.end > figure.unit_end and figure.approx != "exact" and figure.noun is None
    for at in (figure.end,) if hedged else dict.fromkeys((figure.unit_end, after, figure.end)):
        edge = reading.edge(at, "role.after") or (reading.edge(at, f"role.after.{case}") if case else None)
        if edge is not None:
            return str(edge[1])
    if figure.end > figure.unit_end and figure.approx != "exact" and figure.unit != "count":
        return None
    if case == "abl":
        return "from"
    if case == "term":
        return "to"
    if case == "dat":
        if _leaves(reading, figure):
            return "to"
        moved = _moved(reading, figure)
        if figure.unit in ("percent", "pp", "times"):
            return "to" if moved == "level" else "by"
        return "by" if moved == "change" else "to"
    return None


def sign(reading: Reading, at: int) -> str | None:
    """`up` or `down`: what a plus or minus glued to the number at `at` says, behind a space or an opening bracket."""
    tokens = reading.tokens
    if at == 0 or tokens.forms[at - 1] not in SIGNS or not tokens.adjacent(at - 1):
        return None
    if at > 1 and tokens.forms[at - 2] != "(" and tokens.adjacent(at - 2):
        return None
    return SIGNS[tokens.forms[at - 1]]


def _leaves(reading: Reading, figure: QuantityMention) -> bool:
    """Whether a figure of the same unit in the ablative stands before it in the clause: «145 tadan 260 taga»."""
    first, _ = reading.clause(figure.number)
    return any(
        first <= other.number < figure.number
        and other.unit == figure.unit
        and reading.cases[other.unit_end - 1] == "abl"
        and (other.approx == "exact" or other.end == other.unit_end)
        for other in reading.quantities
    )


def _moved(reading: Reading, figure: QuantityMention) -> str | None:
    """`level` or `change`: whether the verb after a figure says what was reached or how far it moved."""
    for at in range(figure.end, min(figure.end + 3, reading.sentence(figure.number)[1])):
        if reading.edge(at, "level") is not None:
            return "level"
        if reading.edge(at, "change.up") or reading.edge(at, "change.down"):
            return "change"
    return None


def change_hits(reading: Reading, name: str) -> list[Hit]:
    """The terms of a class of change, but those inside a term that is none (class `change.not`)."""
    return reading.hits_outside(name, "change.not")


def change_near(reading: Reading, figure: QuantityMention, first: int, end: int) -> str | None:
    """`up` or `down` where a change verb stands right beside a figure, between tokens `first` and `end`."""
    best: tuple[int, str] | None = None
    for name in ("change.up", "change.down"):
        for hit in change_hits(reading, name):
            if not first <= hit.start < end or figure.start <= hit.start < figure.end:
                continue
            distance = hit.start - figure.end if hit.start >= figure.end else figure.start - hit.end
            if distance <= NEAR and (best is None or distance < best[0]):
                best = (distance, name.rpartition(".")[2])
    return best[1] if best else None


def direction(reading: Reading, first: int, end: int, at: int) -> str | None:
    """`up` or `down`: what the change verb nearest to token `at` between `first` and `end` says, hedges left out."""
    if (signed := sign(reading, at)) is not None:
        return signed
    hedged, final = reading.hedged(), reading.language.settings.head_final
    best: tuple[int, str] | None = None
    for name in ("change.up", "change.down", "multiple.up", "multiple.down"):
        for hit in change_hits(reading, name):
            if first <= hit.start < end and not hedged[hit.start]:
                distance = hit.start - at if hit.start >= at else (at - hit.end) + 1
                if final and hit.start < at:
                    distance += NEAR
                if best is None or distance < best[0]:
                    best = (distance, name.rpartition(".")[2])
    return best[1] if best else None
