"""The pages, one module a place to go to. Each is a skin: it asks a verb and fills a template."""

from __future__ import annotations

from wsisdiff.serving.call import Route
from wsisdiff.serving.pages import asks, cells, comparing, documents, drafts, importing, overview, reading, settings

ROUTES: list[Route] = [
    *overview.ROUTES, *cells.ROUTES, *drafts.ROUTES, *asks.ROUTES, *importing.ROUTES, *comparing.ROUTES,
    *documents.ROUTES, *reading.ROUTES, *settings.ROUTES,
]  # fmt: skip
