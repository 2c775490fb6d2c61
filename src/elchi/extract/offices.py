"""Offices beside names: which office the words around a name give its bearer."""

from __future__ import annotations

from elchi.extract.reading import Hit, Reading
from elchi.record.vocabulary import vocabulary
from elchi.text.tokens import WORD

SAME = "office.same"
"""Class and value of words for one who holds the same office as the person named before: "counterpart", «коллега»."""
REACH = 16
CHAIN_GAP = 9
AFTER = 8
STOPS = frozenset(".;:!?()…۔؟")
INSIDE = (
    "title_of_address", "former", "acting", "country", "country.adjective", "body", "bank", "place", "office.link",
    "office.field",
    "company_word", "agency_word", "company", "home", "office.of",
)  # fmt: skip


class Offices:
    """The offices named in one item, asked for by the place of a name.

    `names` are the stretches that may be names: no office reaches over one.
    """

    def __init__(self, reading: Reading, names: list[tuple[int, int]]) -> None:
        ids = vocabulary().office
        self._reading = reading
        self._forms = reading.tokens.forms
        self._links = frozenset(reading.language.settings.office_links)
        self._hosts = frozenset(reading.language.settings.host_links)
        self._cased = reading.language.settings.cased
        self._final = reading.language.settings.head_final
        self.named = bytearray(len(self._forms) + 1)
        for start, end in names:
            self.named[start:end] = b"\x01" * (end - start)
        self.hits = [hit for hit in reading.hits("office") if hit.value in ids and not self.named[hit.start]]
        endings = reading.language.settings.span_endings
        if endings:
            self.hits = [
                h for h in self.hits if not reading.text(h.end - 1, h.end).replace("’", "'").endswith(tuple(endings))
            ]
        if SAME in reading.index:
            same = [Hit(hit.start, hit.end, SAME) for hit in reading.hits(SAME) if not self.named[hit.start]]
            self.hits = sorted((*self.hits, *same))
        self._starts = {hit.end: hit.start for hit in self.hits}
        self._inside = self._stretches() if self.hits else {}

    def _stretches(self) -> dict[int, int]:
        """The terms that may stand inside the words of an office, as their first token and the one after their last."""
        index, lattice = self._reading.index, self._reading.lattice
        found: dict[int, int] = {}
        for name in INSIDE:
            for at in index.get(name, ()):
                for cls, _, end in lattice[at]:
                    if cls == name and end > found.get(at, 0):
                        found[at] = end
        return found

    def before(self, at: int) -> Hit | None:
        """The office right before token `at`, a title or mark between allowed."""
        for hit in self.hits:
            if hit.end > at:
                break
            if at - hit.end <= 3 and self._bridges(hit.end, at):
                return hit
        return None

    def beside(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """The office of the name on tokens `start` to `end`, as the first and the last office of its chain:
        one that it is appointed to, else one before the name, else one in apposition after it."""
        return self._appointed(start, end) or self._leading(start) or self._following(start, end)

    def _leading(self, start: int) -> tuple[Hit, Hit] | None:
        first, _ = self._reading.sentence(start)
        found: tuple[Hit, Hit] | None = None
        for hit in reversed(self.hits):
            if hit.end > start:
                continue
            if hit.start < first or start - hit.end > REACH:
                break
            if found is None:
                if not self._bridges(hit.end, start) or not self._heads(hit):
                    break
                found = hit, hit
            elif self._chained(hit, found[0], start):
                found = hit, found[1]
            else:
                break
        return found

    def _bridges(self, first: int, end: int) -> bool:
        """Whether the words between an office and a name may belong to the office."""
        forms, kinds = self._forms, self._reading.tokens.kinds
        functions = self._reading.language.function_words
        verbs = self._reading.language.settings.verb_endings
        linked = any(form in self._links for form in forms[self._starts.get(first, first) : first])
        quoted = False
        at = first
        while at < end:
            form = forms[at]
            if self.named[at] or form in STOPS:
                return False
            inside = self._inside.get(at)
            if inside is not None and inside <= end:
                linked = linked or form in self._links
                at = inside
                continue
            if form == '"':
                quoted = not quoted
            elif quoted or form in ("-", "'"):
                pass
            elif form == ",":
                if at == end - 1:
                    return linked
                if not self._lists_fields(at, end, linked=linked):
                    return False
            elif kinds[at] != WORD:
                return False
            elif form in self._links:
                linked = True
            elif form in self._hosts and linked and at < end - 1 and not self._final:
                pass
            elif form in functions or self._final:
                return False
            elif not self._reading.capitals[at]:
                if (verbs and form.endswith(verbs)) or (self._links and not verbs and not linked):
                    return False
            at += 1
        return True

    def _lists_fields(self, at: int, end: int, *, linked: bool) -> bool:
        """Whether a comma stands between the fields of one office: "Minister for Planning, Trade and Shipping X"."""
        if self._inside.get(at + 1) is not None and self._is("office.field", at + 1):
            return True
        capitals = self._reading.capitals
        if not linked or not self._cased or not (capitals[at - 1] and capitals[at + 1]) or self.named[at + 1]:
            return False
        return any(form in self._reading.language.coordinators for form in self._forms[at + 2 : end - 1])

    def _heads(self, hit: Hit) -> bool:
        """Whether an office may stand before the name of its bearer: in head-final languages in no case of its own."""
        return not self._final or self._reading.cases[hit.end - 1] in (None, "poss", "nom")

    def _chained(self, first: Hit, second: Hit, start: int) -> bool:
        """Whether two offices belong to one bearer: side by side, or joined by a comma or dash."""
        between = self._forms[first.end : second.start]
        if not between:
            if self._final and (
                self._reading.cases[first.end - 1] == "gen" or self._reading.cases[second.end - 1] == "poss"
            ):
                return False
            return not any(at in self._inside and self._is("office.link", at) for at in range(second.end, start))
        if len(between) > CHAIN_GAP or any(self.named[first.end : second.start]):
            return False
        kinds = self._reading.tokens.kinds
        if any(
            kinds[at] != WORD and self._forms[at] not in (",", "–", "-", '"') for at in range(first.end, second.start)
        ):
            return False
        if between[-1] in self._reading.language.coordinators:
            return len(between) == 1 and self._forms[second.end : start] == []
        return between[-1] in (",", "–") and (len(between) == 1 or self._bridges(first.end, second.start - 1))

    def _is(self, name: str, at: int) -> bool:
        return self._reading.edge(at, name) is not None

    def _following(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """An office in apposition after the name: «…, Akim of Alatau», «… – министр энергетики»."""
        _, stop = self._reading.sentence(start)
        forms = self._forms
        if end >= stop or forms[end] not in (",", "–", "("):
            return None
        for hit in self.hits:
            if end < hit.start <= end + AFTER:
                between = range(end + 1, hit.start)
                if any(self.named[at] or forms[at] in STOPS or forms[at] == "," for at in between):
                    return None
                functions = self._reading.language.function_words
                if not self._final and any(forms[at] in functions and forms[at] not in self._links for at in between):
                    return None
                return self._closes(hit, stop)
            if hit.start > end + AFTER:
                break
        return None

    def _closes(self, hit: Hit, stop: int) -> tuple[Hit, Hit] | None:
        """An office after a name counts only where no further name claims it: «X, министр Y …»."""
        at = hit.end
        while at < stop and (self._inside.get(at) or self._forms[at] in self._links):
            at = max(self._inside.get(at, at), at + 1)
        return None if at < stop and self.named[at] else (hit, hit)

    def _appointed(self, start: int, end: int) -> tuple[Hit, Hit] | None:
        """An office that the sentence says the bearer gets: «назначен министром», "assumes office as"."""
        links = list(self._reading.hits("office.link"))
        if not links:
            return None
        _, stop = self._reading.sentence(start)
        for link in links:
            if not end <= link.start < min(stop, end + 2 * AFTER):
                continue
            for hit in self.hits:
                near = (
                    hit.end <= link.start <= hit.end + 1 if self._final else link.end <= hit.start <= link.end + AFTER
                )
                if near and hit.start >= end and not any(self.named[end : hit.start]):
                    gap = self._forms[link.end : hit.start] if not self._final else ()
                    if not any(form in STOPS or form == "," for form in gap):
                        return hit, hit
        return None
