"""Title, date and language that a web page's head states of it."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from resiliparse.parse.html import ElementNode, HTMLTree

from elchi.page.lines import fold_line

_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publish-date",
    "publish_date",
    "date",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "govuk:first-published-at",
    "parsely-pub-date",
    "sailthru.date",
    "og:updated_time",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_SITE_BREAK = re.compile(r"\s+[|•·»–—-]\s+|\s+::\s+")
_MOST_TOPS = 5  # h1 elements that are looked at
EARLIEST_YEAR, LAST_YEAR = 1900, 2100


def read_date(text: str) -> str | None:
    """The day that a machine-readable date names, as YYYY-MM-DD; None if there is none or it is absurd.

    >>> read_date("2025-11-15T09:30:00+05:00"), read_date("Sat, 15 Nov 2025 10:00:00 GMT"), read_date("15.11.2025")
    ('2025-11-15', '2025-11-15', '2025-11-15')
    >>> read_date("0001-01-01"), read_date("soon")
    (None, None)
    """
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _DOTTED.match(text):
        day, month, year = map(int, match.groups())
    else:
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if EARLIEST_YEAR <= year <= LAST_YEAR else None


def find_title(tree: HTMLTree) -> str | None:
    """The page's title: its h1 if the head names the same, else what the head states without the site's name."""
    metas = _read_metas(tree)
    stated = next((metas[name] for name in _TITLE_METAS if metas.get(name)), None)
    whole = " ".join((tree.title or "").split())
    names = {fold_line(name) for name in (stated or "", whole) if name}
    tops = [top for element in _select(tree, "h1")[:_MOST_TOPS] if (top := " ".join((element.text or "").split()))]
    for top in tops:
        if any(fold_line(top) in name or name in fold_line(top) for name in names):
            return top
    if len(tops) == 1:
        return tops[0]
    return _without_site(stated or whole, metas.get("og:site_name")) or None


def find_published(tree: HTMLTree) -> str | None:
    """The day on which the page says it was published, as YYYY-MM-DD."""
    metas = _read_metas(tree)
    for name in _DATE_METAS[:-1]:
        if (value := metas.get(name)) and (found := read_date(value)):
            return found
    for script in _select(tree, 'script[type="application/ld+json"]'):
        if (match := _JSON_DATE.search(script.text or "")) and (found := read_date(match[1])):
            return found
    for selector in ('[itemprop="datePublished"]', "time[datetime]"):
        for element in _select(tree, selector)[:3]:
            value = element.getattr("datetime") or element.getattr("content") or element.text
            if value and (found := read_date(value)):
                return found
    return read_date(metas.get(_DATE_METAS[-1], ""))


def find_language(tree: HTMLTree) -> str | None:
    """The language code that the page states, in lower case without its region."""
    roots = _select(tree, "html")
    stated = roots[0].getattr("lang") or roots[0].getattr("xml:lang") if roots else None
    stated = stated or _read_metas(tree).get("og:locale") or ""
    code = re.split("[-_]", stated.strip().lower())[0]
    return code if re.fullmatch("[a-z]{2,3}", code) else None


def _select(tree: HTMLTree, selector: str) -> list[ElementNode]:
    return [] if tree.document is None else list(tree.document.query_selector_all(selector))


def _read_metas(tree: HTMLTree) -> dict[str, str]:
    """The first content of each meta element by its property or name, in lower case."""
    metas: dict[str, str] = {}
    for meta in _select(tree, "meta[content]"):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop")
        if name:
            metas.setdefault(name.lower(), " ".join((meta.getattr("content") or "").split()))
    return metas


def _without_site(title: str, site: str | None) -> str:
    """The title up to the site's name at its end."""
    parts = _SITE_BREAK.split(title)
    if len(parts) < 2:
        return title
    if site and fold_line(parts[-1]) == fold_line(site):
        return title[: title.rindex(parts[-1])].rstrip(" |•·»–—-:")
    return parts[0] if len(parts[0].split()) > 2 and re.search(r"\s[|•·»]\s|\s::\s", title) else title
