"""A source as a page of a web site: the document in the middle, and around and within it what such pages have."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tools.specimens.days import long_date
from tools.specimens.source import Block, Source

STYLE = """
body{font-family:Georgia,serif;margin:0;color:#222;line-height:1.5}
h1{font-size:1.7rem;line-height:1.2}
.skip{position:absolute;left:-99rem}
.site-header,.site-footer{background:#123a5c;color:#fff;padding:1rem 2rem}
.site-header a,.site-footer a{color:#fff}
nav ul,.share{list-style:none;display:flex;gap:1rem;padding:0;flex-wrap:wrap}
.page{display:grid;grid-template-columns:minmax(0,44rem) 16rem;gap:3rem;max-width:66rem;margin:1rem auto;padding:0 1rem}
.breadcrumbs{max-width:66rem;margin:1rem auto;padding:0 1rem;font-size:.85rem}
.notice{border-left:.3rem solid #b5651d;padding:.3rem 1rem;background:#fdf3e7}
.byline,.notes,.related,.toc{font-size:.85rem}
.promo{border:1px solid #ccc;padding:.5rem 1rem;margin:1.5rem 0;font-family:sans-serif}
.sub{margin-left:2rem}.sub-2{margin-left:4rem}
.cookie-banner{position:fixed;bottom:0;left:0;right:0;background:#eee;padding:1rem 2rem;font-family:sans-serif}
"""
MENU = ("Home", "Topics", "Processes", "Events", "Newsletters", "About us")
ARTICLES = (
    "The review and small islands",
    "Five questions on the Forum",
    "How a silence procedure works",
    "Our calendar of hearings",
)
NETWORKS = ("one network", "another", "by e-mail")
COOKIES = "1. We use cookies to count visits. You may accept or refuse them."
WORDS_A_MINUTE = 230
PROMO_AFTER = 2
"""Sections after which the site puts a box of its own into the document."""


def render(source: Source) -> bytes:
    """The page. Footnote marks are fused to the words before them, as copies for the web often have them.

    Some of what stands around the document begins with a number, so that a reader cannot go by numbers alone.
    """
    title = escape(source.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | An example site</title>
<style>{STYLE}</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div class="cookie-banner" role="dialog" aria-label="Cookies"><p>{COOKIES}</p><button>Accept</button> <button>Refuse</button></div>
<header class="site-header"><a href="/">An example site</a>
<nav aria-label="Main">{_links(MENU, "/")}</nav></header>
<div class="breadcrumbs"><a href="/">Home</a> &rsaquo; <a href="/processes">Processes</a> &rsaquo; {title}</div>
<div class="page">
<main id="content">
<article>
<aside class="notice" role="note"><p><em>{escape(source.note)}</em></p></aside>
<aside class="byline">{_byline(source)}</aside>
<nav class="toc" aria-label="Contents"><p>On this page</p>{_contents(source)}</nav>
{_document(source)}
<hr>
<div class="notes">
{_notes(source)}
</div>
<ul class="share">{_items(tuple(f"Share on {name}" for name in NETWORKS), "#share-")}</ul>
</article>
</main>
<aside class="related"><h2>Related articles</h2><ul>{_items(ARTICLES, "/articles/")}</ul></aside>
</div>
<section class="newsletter promo"><h2>Stay informed</h2>
<p>2. Write your address below and we shall send you our digest on Fridays.</p>
<form><input type="email" aria-label="Your address"><button>Subscribe</button></form></section>
<footer class="site-footer"><p>3. The texts on this page are examples. {source.date.year}.</p>
<nav aria-label="Foot">{_links(("Privacy", "Contact", "Imprint"), "/foot/")}</nav></footer>
</body>
</html>
""".encode()


def _items(names: Sequence[str], base: str) -> str:
    return "".join(f'<li><a href="{base}{n}">{escape(name)}</a></li>' for n, name in enumerate(names))


def _links(names: Sequence[str], base: str) -> str:
    return f"<ul>{_items(names, base)}</ul>"


def _byline(source: Source) -> str:
    minutes = sum(len(block.text.split()) for block in source.blocks) // WORDS_A_MINUTE
    day = f'<time datetime="{source.date}">{long_date(source.date)}</time>'
    return " &middot; ".join(filter(None, (day, escape(source.symbol), f"Reading time: {minutes} minutes")))


def _contents(source: Source) -> str:
    sections = [block.text for block in source.blocks if block.kind == "heading" and block.level == 1]
    return "<ol>" + "".join(f'<li><a href="#section-{n}">{escape(name)}</a></li>' for n, name in enumerate(sections, 1)) + "</ol>"


def _document(source: Source) -> str:
    """The document, with a box of the site's between two of its sections."""
    out: list[str] = []
    section = 0
    for block in source.blocks:
        anchor = ""
        if block.kind == "heading" and block.level == 1:
            section += 1
            anchor = f' id="section-{section}"'
            if section == PROMO_AFTER + 1:
                out.append(
                    '<aside class="promo"><h3>Read also</h3><p>4. What the Forum decided last year, in ten minutes.</p>'
                    f'<p><a href="/articles/1">{ARTICLES[1]}</a></p></aside>'
                )
        out.append(_element(block, anchor))
    return "\n".join(out)


def _element(block: Block, anchor: str) -> str:
    text = "".join(run.mark or (f"<em>{escape(run.text)}</em>" if run.italic else escape(run.text)) for run in block.runs)
    if block.kind == "title":
        return f"<h1>{text}</h1>"
    if block.kind == "heading":
        return f"<h{block.level + 1}{anchor}>{text}</h{block.level + 1}>"
    label = f"{block.label}&nbsp;" if block.label else ""
    kind = ("", ' class="sub"', ' class="sub sub-2"')[block.level]
    return f"<p{kind}>{label}{text}</p>"


def _notes(source: Source) -> str:
    return "\n".join(f"<p>{run.mark} {escape(run.text)}</p>" for run in source.notes)
