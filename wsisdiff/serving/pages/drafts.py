"""Drafts: those that are there, one that comes in (seen first, then added), one to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Response

from wsisdiff import verbs
from wsisdiff.errors import NotFetched, WsisdiffError
from wsisdiff.fetching.address import is_address
from wsisdiff.model import Draft
from wsisdiff.serving.call import Call, route
from wsisdiff.serving.found import holds, marked, words_of
from wsisdiff.serving.pages.asks import known_asks
from wsisdiff.serving.rendering import w
from wsisdiff.telling.remarks import tell_alike
from wsisdiff.verbs.drafts import Seen
from wsisdiff.workspace.manifest import SUFFIXES, listed_draft, manifest, read_entry, replaced

MOST_FOUND, EXCERPT = 200, 300
"""Paragraphs shown of a search, and about how many characters of each where all drafts are searched."""


@route("GET", "/w/<space>/drafts")
def drafts(call: Call, status: int = 200, wrong: str = "", address: str = "") -> Response:
    """The drafts, latest first, and the way to put another one in."""
    entries = manifest(call.folder)
    return call.page(
        "drafts", status=status, entries=tuple(reversed(entries)), instead=replaced(entries), wrong=wrong, address=address,
        endings=", ".join(SUFFIXES), missing=[entry for entry in entries if not entry.fetched],
    )  # fmt: skip


@route("POST", "/w/<space>/drafts/look")
def look(call: Call) -> Response:
    """Read a file or an address, to show what is in it before it is added."""
    address, folder, uploads = call.given("address"), call.folder, call.site.uploads
    listed = call.given("id") or None
    try:
        if address:
            source = address if is_address(address) or "://" in address else f"https://{address}"
            if not is_address(source):
                raise NotFetched("this is no web address", where=address, todo="begin it with https://")
            upload = ""
        else:
            taken = uploads.take(call.request.files.get("file"), SUFFIXES)
            source, upload = str(taken.path), taken.id
    except WsisdiffError as error:
        return drafts(call, 400, call.told(error), address)
    return call.work(lambda: (verbs.seen(folder, source, listed), upload), "new_draft")


@route("GET", "/w/<space>/drafts/new")
def new_draft(call: Call) -> Response:
    """What was read of it and what is odd; its name, title and date."""
    try:
        seen, _ = call.outcome(call.asked("work"))
    except WsisdiffError as error:
        return drafts(call, 400, call.told(error))
    return _new_draft(call, seen, call.asked("work"))


def _new_draft(call: Call, seen: Seen, work: str, status: int = 200, wrong: str = "", **kept: str) -> Response:
    draft, waiting = seen.incoming.draft, seen.waiting
    guess = draft.date.isoformat() if draft.date else ""
    values = {"id": seen.id, "title": seen.title, "date": guess} | {name: value for name, value in kept.items() if value}
    beside = seen.beside(call.folder, waiting.date if waiting else _day(values["date"]) or date.max)
    return call.page(
        "new_draft", status=status, draft=draft, lines=seen.lines(), beside=beside, waiting=waiting, work=work, wrong=wrong,
        values=values, source=seen.incoming.url or Path(seen.incoming.source).name, remarks=_remarks(draft),
        first=draft.paragraphs[:6], more=max(0, len(draft.paragraphs) - 6),
    )  # fmt: skip


@route("POST", "/w/<space>/drafts/new")
def add_draft(call: Call) -> Response:
    """Put what was seen in its place and enter it, as `wsisdiff drafts add` does."""
    work = call.given("work")
    seen, upload = call.outcome(work)
    values = {name: call.given(name) for name in ("id", "title", "date")}
    try:
        if seen.waiting is not None:
            id, _ = verbs.add_draft(call.folder, seen)
        else:
            on = _day(values["date"])
            if on is None:
                raise WsisdiffError(w("new_draft.no_date"))
            id, _ = verbs.add_draft(call.folder, seen, id=values["id"], title=values["title"], on=on)
    except WsisdiffError as error:
        return _new_draft(call, seen, work, 400, call.told(error), **values)
    if upload:
        call.site.uploads.drop(upload)
    return call.goto("drafts", w("drafts.added", id=id))


@route("POST", "/w/<space>/drafts/fetch")
def fetch(call: Call) -> Response:
    """Download what drafts.toml names by its address."""
    folder, ids = call.folder, [id for id in call.request.form.getlist("id") if id]
    return call.work(lambda: list(verbs.fetch_drafts(folder, ids)), "fetched")


@route("GET", "/w/<space>/drafts/fetched")
def fetched(call: Call) -> Response:
    try:
        outcomes = call.outcome(call.asked("work"))
    except WsisdiffError as error:
        return drafts(call, 400, call.told(error))
    return call.page("fetched", outcomes=outcomes)


@route("GET", "/w/<space>/draft/<draft>")
def read_draft(call: Call, draft: str) -> Response:
    """A draft as it was read, or those paragraphs of it that hold some words."""
    entry = listed_draft(call.folder, draft)
    read = read_entry(entry)
    said = words_of(call.asked("words"))
    found = [p for p in read.paragraphs if holds(" ".join((p.label, p.section, p.text, *p.footnotes)), said)]
    return call.page(
        "read_draft", entry=entry, draft=read, found=found[:MOST_FOUND] if said else found, count=len(found), words=call.asked("words"),
        facts=lambda paragraph: list(dict.fromkeys(w(f"fact.{fact.kind}") for fact in paragraph.facts)),
        marked=lambda text: marked(text, said), remarks=_remarks(read),
    )  # fmt: skip


def _remarks(draft: Draft) -> list[str]:
    """What of a draft a person should know before they rely on it: the reader's warnings, in words."""
    return [*([] if draft.paragraphs else [w("drafts.empty")]), *tell_alike(draft.warnings)]


@route("GET", "/w/<space>/drafts/<draft>")
def bookmarked_draft(call: Call, draft: str) -> Response:
    """The same at the address that drafts had before."""
    return read_draft(call, draft)


@route("GET", "/w/<space>/search")
def search(call: Call) -> Response:
    """Asks, and paragraphs of all drafts, that hold the words."""
    words = call.asked("words")
    said = words_of(words)
    asks = [a for a in known_asks(call) if holds(f"{a.title} {a.text} {a.id} {a.source}", said)] if said else []
    hits: list[Any] = []
    for entry in (entry for entry in reversed(manifest(call.folder)) if entry.fetched) if said else ():
        if found := [p for p in read_entry(entry).paragraphs if holds(" ".join((p.text, *p.footnotes)), said)]:
            hits.append((entry, found[:20], len(found)))
    return call.page(
        "search", words=words, asks=asks[:50], ask_count=len(asks), hits=hits, marked=lambda text: marked(text, said, EXCERPT)
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
