"""Where undertakings stand: the markers of force in a sentence, what each governs, and how that splits.

A sentence is cut into segments at marks and coordinators. In languages whose verbs come first a marker governs its
own segment and the ones after it that go on with infinitives or figures; in head-final languages its own segment and
the ones before it that end in an infinitive. Each infinitive begins (or ends) an undertaking of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from elchi.extract.reading import BREAKS, Reading
from elchi.grammar.matcher import Match

SHORT_ITEM = 2
SUBJECT_REACH = 24
OPEN = "open"
CONTINUED = "continue"
NOUNS = frozenset("counted place cardinal ordinal".split())
"""Classes whose words are no infinitives, whatever they end in."""
GOVERNED = frozenset({"planned", OPEN})


class Marker(NamedTuple):
    """A marker with the force that it has in its sentence."""

    match: Match
    force: str


class Undertaking(NamedTuple):
    """The tokens of one undertaking, its force, the marker's match, and whether it shares the due before it."""

    start: int
    end: int
    force: str
    match: Match
    inherits: bool


def find_undertakings(reading: Reading) -> Iterator[Undertaking]:
    """The undertakings of an item's body, left to right."""
    by_sentence: dict[int, list[Match]] = {}
    stops = [hit.start for hit in reading.hits("commitment.stop")]
    matches = reading.matches("commitment")
    stops += [match.start for match in matches if match.rule.yields["commitment"] == "none"]
    for match in _kept(reading, matches):
        by_sentence.setdefault(reading.tokens.sentence_of[match.start], []).append(match)
    for number, matches in by_sentence.items():
        segments = cut_segments(reading, *reading.tokens.sentences[number])
        markers = _governed(reading, matches)
        for at, marker in enumerate(markers):
            before = markers[at - 1].match if at else None
            after = markers[at + 1].match if at + 1 < len(markers) else None
            yield from _split(reading, marker, before, after, segments, stops)


def _kept(reading: Reading, matches: list[Match]) -> list[Match]:
    """Markers outside the title; `none` blocks what it overlaps, and of two that overlap the earlier holds."""
    blocked = [m.reach for m in matches if m.rule.yields["commitment"] == "none"]
    blocked += [stretch_around(reading, hit.start) for hit in reading.hits("hypothetical")]
    kept: list[Match] = []
    for match in matches:
        if match.rule.yields["commitment"] == "none" or reading.in_title(match.start):
            continue
        start, end = match.reach
        if any(first < end and start < stop for first, stop in blocked):
            reading.dropped.append((start, end, f"{match.rule.id}: no commitment here"))
        elif not kept or start >= kept[-1].reach[1]:
            kept.append(match)
        elif end - start > kept[-1].reach[1] - kept[-1].reach[0] and start == kept[-1].reach[0]:
            kept[-1] = match
    return kept


def stretch_around(reading: Reading, at: int) -> tuple[int, int]:
    """The mark-bounded stretch of the sentence that holds token `at`."""
    return reading.segment(at, at, reading.sentence(at))


def _governed(reading: Reading, matches: list[Match]) -> list[Marker]:
    """Markers with their force: one that `governs` lends its own to the plain ones after it in the sentence."""
    markers: list[Marker] = []
    governor: Match | None = None
    used = False
    for match in matches:
        force = str(match.rule.yields["commitment"])
        if force == CONTINUED:
            if markers:
                markers.append(Marker(match, markers[-1].force))
            elif governor is not None:
                markers.append(Marker(match, str(governor.rule.yields["commitment"])))
                used = True
        elif match.rule.yields.get("governs"):
            if governor is not None and not used:
                markers.append(Marker(governor, str(governor.rule.yields["commitment"])))
            governor, used = match, False
        elif governor is not None and force in GOVERNED:
            markers.append(Marker(match, str(governor.rule.yields["commitment"])))
            used = True
        elif force != OPEN:
            markers.append(Marker(match, force))
    if governor is not None and (not used or _own_figure(reading, governor, markers)):
        markers.append(Marker(governor, str(governor.rule.yields["commitment"])))
    return sorted(markers, key=lambda marker: marker.match.start)


def _own_figure(reading: Reading, governor: Match, markers: list[Marker]) -> bool:
    """Whether a governor undertakes something itself beside what it governs: a figure stands within its reach.

    In languages whose verbs come first also one after it, before the segment of the first marker that it governs.
    """
    stop = governor.reach[1]
    governed = [marker.match.start for marker in markers if marker.match.start >= stop]
    if governed and not reading.language.settings.head_final:
        first = reading.sentence(governor.start)[0]
        segments = cut_segments(reading, first, reading.sentence(governor.start)[1])
        stop = max(stop, segments[_segment_at(segments, min(governed))][0])
    forms = reading.tokens.forms
    inside = [q for q in reading.quantities if governor.start <= q.number < stop]
    return any(not any(form in BREAKS for form in forms[governor.start : q.start]) for q in inside)


def cut_segments(reading: Reading, first: int, stop: int) -> list[tuple[int, int, bool]]:
    """The segments of a sentence, each with whether a coordinator (not a mark) opens it.

    Nothing is cut inside a figure, time or person, or at a comma or dash between two names; in head-final languages a
    coordinator cuts only behind an infinitive.
    """
    forms = reading.tokens.forms
    coordinators = reading.language.coordinators
    inside = reading.within_mentions()
    final = reading.language.settings.head_final
    opens = {start for start, _ in reading.clauses if first < start < stop}
    found: list[tuple[int, int, bool]] = []
    begin, joined = first, False
    for at in range(first, stop):
        form = forms[at]
        if inside[at]:
            continue
        if form in BREAKS and not _between_names(reading, at, first, stop):
            if at > begin:
                found.append((begin, at, joined))
            begin, joined = at + 1, False
        elif at > begin and form in coordinators and _coordinates(reading, at, stop, final):
            found.append((begin, at, joined))
            begin, joined = at, True
        elif at in opens and at > begin and _may_open(reading, at - 1):
            found.append((begin, at, joined))
            begin, joined = at, False
    if stop > begin:
        found.append((begin, stop, joined))
    return found


def _may_open(reading: Reading, before: int) -> bool:
    """Whether a clause may begin behind token `before`: no preposition ("of which"), or a finite verb."""
    if reading.edge(before, "finite") is not None:
        return True
    return reading.tokens.forms[before] not in reading.language.function_words


def _coordinates(reading: Reading, at: int, stop: int, final: bool) -> bool:
    """Whether a coordinator joins undertakings rather than names, or nouns before the verb of a head-final clause."""
    if final:
        return _closes(reading, at - 1)
    return not (reading.capital(at - 1) and at + 1 < stop and reading.capital(at + 1))


def _closes(reading: Reading, at: int) -> bool:
    """Whether the word at `at` closes a clause or undertaking: an infinitive, or a finite verb that the data lists."""
    return has_infinitive(reading, at, at + 1) or reading.edge(at, "finite") is not None


def _between_names(reading: Reading, at: int, first: int, stop: int) -> bool:
    """Whether a comma or dash stands between two capitalised words, or a dash glues two words."""
    form = reading.tokens.forms[at]
    if form not in (",", "–") or at == first or at + 1 >= stop:
        return False
    if form == "–" and reading.tokens.adjacent(at):
        return True
    return reading.capital(at - 1) and reading.capital(at + 1) and not reading.edge(at + 1, "office")


def has_infinitive(reading: Reading, start: int, end: int) -> bool:
    """Whether an infinitive (by its ending, or a term of class `infinitive`) stands on tokens `start` to `end`."""
    endings = reading.language.settings.infinitive_endings
    forms = reading.tokens.forms
    for at in range(start, end):
        if endings and len(forms[at]) > 3 and forms[at].endswith(endings):
            if not any(name in NOUNS for name, _, _ in reading.lattice[at]):
                return True
    return any(reading.edge(at, "infinitive") is not None for at in range(start, end))


def _segment_at(segments: list[tuple[int, int, bool]], at: int) -> int:
    return max((n for n, (start, _, _) in enumerate(segments) if start <= at), default=0)


def _split(
    reading: Reading,
    marker: Marker,
    before: Match | None,
    after: Match | None,
    segments: list[tuple[int, int, bool]],
    stops: list[int],
) -> Iterator[Undertaking]:
    match = marker.match
    final = reading.language.settings.head_final
    scope = match.rule.yields.get("scope") or ("before" if final else "after")
    home = _segment_at(segments, match.start)
    last = _segment_at(segments, match.end - 1)
    low, high = segments[home][0], max(segments[last][1], match.end)
    if before is not None:
        low = max(low, before.end) if before.end <= match.start else low
    elif not final and match.start == low:
        low = _subject(reading, segments, home)
    if final and scope != "after":
        high = match.end
    parts: list[tuple[int, int, bool]] = [(low, high, False)]
    if scope in ("after", "both"):
        limit = after.start if after is not None else segments[-1][1]
        parts += _following(reading, segments, last, match.end, limit, stops, final)
    if scope in ("before", "both"):
        listed = bool(match.rule.yields.get("list"))
        parts = _preceding(reading, segments, home, before, listed) + parts
        if listed:
            yield from _listed(reading, marker, parts)
            return
    yield from _undertakings(reading, marker, parts)


def _subject(reading: Reading, segments: list[tuple[int, int, bool]], home: int) -> int:
    """Where the subject of a marker begins that a clause in commas parts from it: "The first, with 9 rooms, will"."""
    start, _, joined = segments[home]
    if joined or home < 2 or reading.tokens.forms[start - 1] != "," or start - segments[home - 2][0] > SUBJECT_REACH:
        return start
    first, end, _ = segments[home - 2]
    return first if reading.tokens.forms[end] == "," else start


def _following(
    reading: Reading,
    segments: list[tuple[int, int, bool]],
    last: int,
    match_end: int,
    limit: int,
    stops: list[int],
    final: bool,
) -> list[tuple[int, int, bool]]:
    parts: list[tuple[int, int, bool]] = []
    forms = reading.tokens.forms
    for start, end, joined in segments[last + 1 :]:
        if end > limit or forms[start - 1] == ";":
            break
        stopped = any(max(start, match_end) <= stop < end for stop in stops)
        if stopped and (joined or not has_infinitive(reading, segments[-1][0], segments[-1][1])):
            break
        if stopped:
            continue
        parts.append((start, end, joined))
    while parts and not final and not _tells(reading, *parts[-1][:2]):
        parts.pop()
    return parts


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether a segment goes on with an undertaking: it holds an infinitive, a figure or a time."""
    if has_infinitive(reading, start, end):
        return True
    return any(start <= q.number < end for q in reading.quantities) or any(
        start <= t.start < end for t in reading.times
    )


def _preceding(
    reading: Reading, segments: list[tuple[int, int, bool]], home: int, before: Match | None, listed: bool
) -> list[tuple[int, int, bool]]:
    parts: list[tuple[int, int, bool]] = []
    forms = reading.tokens.forms
    starts = reading.language.clause_starts
    opened = forms[segments[home][0]] in starts and not segments[home][2]
    for start, end, joined in reversed(segments[:home]):
        if (before is not None and before.end > start) or forms[end : end + 1] == [";"]:
            break
        if opened and not has_infinitive(reading, max(start, end - 1), end):
            break
        if not listed and not _links(reading, start, end):
            break
        parts.insert(0, (start, end, joined))
        opened = forms[start] in starts and not joined
    return parts


def _links(reading: Reading, start: int, end: int) -> bool:
    """Whether a segment before a marker goes on to it: it ends in an infinitive, converb or figure, or is a short item.

    Where a language lists its finite verbs (class `finite`), every segment goes on that does not end in one.
    """
    if end - start <= SHORT_ITEM or has_infinitive(reading, end - 1, end):
        return True
    if "finite" in reading.language.classes:
        return reading.edge(end - 1, "finite") is None
    form = reading.tokens.forms[end - 1]
    converbs = reading.language.settings.converb_endings
    if converbs and len(form) > 3 and form.endswith(converbs):
        return True
    return any(q.end == end and reading.cases[end - 1] in ("dat", "term") for q in reading.quantities)


def _listed(reading: Reading, marker: Marker, parts: list[tuple[int, int, bool]]) -> Iterator[Undertaking]:
    """A list of things under one marker: each that has a figure is an undertaking, the others are one together."""
    plain: list[tuple[int, int, bool]] = []
    for part in parts:
        if any(part[0] <= q.number < part[1] for q in reading.quantities):
            yield Undertaking(part[0], part[1], marker.force, marker.match, False)
        else:
            plain.append(part)
    if plain:
        yield Undertaking(plain[0][0], plain[-1][1], marker.force, marker.match, False)


def _undertakings(reading: Reading, marker: Marker, parts: list[tuple[int, int, bool]]) -> Iterator[Undertaking]:
    """The parts gathered into undertakings: each infinitive makes one."""
    final = reading.language.settings.head_final
    groups: list[list[tuple[int, int, bool]]] = []
    verbs = 0
    for part in parts:
        verb = has_infinitive(reading, part[0], part[1])
        if not groups or (verb and verbs):
            groups.append([part])
            verbs = int(verb)
        else:
            groups[-1].append(part)
            verbs += verb
        if final and verb:
            verbs = 1
    for group in groups:
        yield Undertaking(group[0][0], group[-1][1], marker.force, marker.match, group[0][2])
