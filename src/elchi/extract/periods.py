"""The periods of observations: which time of an item says when a figure held."""

from __future__ import annotations

from elchi.extract.measures import role
from elchi.extract.mentions import QuantityMention, TimexMention
from elchi.extract.reading import Reading
from elchi.text import edtf


def period_of(
    reading: Reading, figure: QuantityMention, clause: tuple[int, int], stretch: tuple[int, int]
) -> str | None:
    """The period of a figure: the time beside it, else the last one before it in its clause, else what is reported on.

    Times to come and those that only compare are no period; "since" runs to the page's date.
    """
    own = [time for time in reading.times if stretch[0] <= time.start < stretch[1]]
    left = [q for q in reading.quantities if figure.end <= q.number < stretch[1] and role(reading, q) == "from"]
    own = [time for time in own if not any(q.end <= time.start for q in left)]
    before = [time for time in reading.times if clause[0] <= time.start < figure.start and len(time.edtf) != 10]
    for times in (own, before[-1:]):
        times = [time for time in times if not _compares(reading, time)]
        if times:
            return _opened(reading, min(times, key=lambda time: abs(time.start - figure.start)))
    return _reported(reading)


def _compares(reading: Reading, time: TimexMention) -> bool:
    """Whether a time is what a figure is compared with, or lies ahead of the page's date."""
    limits = edtf.bounds(time.edtf)
    if limits is None or (reading.published is not None and limits[0] > reading.published):
        return True
    if "same" in time.rule or any(reading.edge(time.end, name) for name in ("compare", "compare.after")):
        return True
    return any(time.start in reading.ending(name) for name in ("compare", "compare.before"))


def _opened(reading: Reading, time: TimexMention) -> str:
    """The value of a time, run on to the page's date where a word such as "since" opens it."""
    opened = time.start in reading.ending("since") or reading.edge(time.end, "since.after") is not None
    if opened and reading.published is not None and "/" not in time.edtf:
        day = reading.published.isoformat()
        return f"{time.edtf}/{day[: len(time.edtf)] if time.edtf[5:7] < '13' else day[:7]}"
    return time.edtf


def _reported(reading: Reading) -> str | None:
    """The period that a release reports on: the stretch of months named in its title or in the first sentence of its
    body that holds a time or a figure."""
    places = [time.start for time in reading.times] + [figure.start for figure in reading.quantities]
    body = [place for place in places if not reading.in_title(place)]
    end = reading.sentence(min(body))[1] if body else len(reading.tokens.forms)
    for time in reading.times:
        if time.start >= end:
            break
        limits = edtf.bounds(time.edtf)
        long = "/" in time.edtf or (len(time.edtf) == 7 and time.edtf[5:] > "20")
        if long and limits is not None and reading.published is not None and limits[1] <= reading.published:
            if (limits[1] - limits[0]).days > 27 and (reading.published - limits[1]).days < 200:
                return time.edtf
    return None
