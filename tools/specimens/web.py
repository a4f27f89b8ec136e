"""A source as a page of a web site: the document in the middle, and around it what such pages have."""

from __future__ import annotations

from html import escape

from tools.specimens.source import Block, Source

STYLE = "body{font-family:Georgia,serif;margin:0 auto;max-width:60rem}nav li,.share li{display:inline}.sub{margin-left:2rem}"
ARTICLES = (
    "The review and small islands",
    "Five questions on the Forum",
    "How a silence procedure works",
    "Our calendar of hearings",
)
COOKIES = "1. We use cookies to count visits. You may accept or refuse them."
MENU = ("Home", "Topics", "Processes", "Events", "Newsletters", "About us")


def render(source: Source) -> bytes:
    """The page. Footnote marks are fused to the words before them, as copies for the web often have them."""
    body = "\n".join(_element(block) for block in source.blocks)
    notes = "\n".join(f"<p>{run.mark} {escape(run.text)}</p>" for run in source.notes)
    links = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    related = "".join(f'<li><a href="/articles/{n}">{name}</a></li>' for n, name in enumerate(ARTICLES))
    share = "".join(
        f'<li><a href="#share-{n}">Share on {name}</a></li>' for n, name in enumerate(("one network", "another", "by e-mail"))
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{escape(source.title)} | An example site</title><style>{STYLE}</style>
<script>document.documentElement.className = "js";</script></head>
<body>
<div class="cookie-banner" role="dialog"><p>{COOKIES}</p><button>Accept</button></div>
<header class="site-header"><a href="/">An example site</a><nav><ul>{links}</ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> / <a href="/processes">Processes</a> / {escape(source.title)}</div>
<main><article>
<aside role="note"><p><em>{escape(source.note)}</em></p></aside>
{body}
<hr>
<div class="notes">
{notes}
</div>
<ul class="share">{share}</ul>
</article>
<aside class="related"><h2>Related articles</h2><ul>{related}</ul></aside></main>
<section class="newsletter"><h2>Stay informed</h2><p>2. Write your address below and we shall send you our digest on Fridays.</p>
<form><input type="email"><button>Subscribe</button></form></section>
<footer><p>3. The texts on this page are examples. {source.date.year}.</p><a href="/privacy">Privacy</a></footer>
</body>
</html>
""".encode()


def _element(block: Block) -> str:
    text = "".join(run.mark or (f"<em>{escape(run.text)}</em>" if run.italic else escape(run.text)) for run in block.runs)
    if block.kind == "title":
        return f"<h1>{text}</h1>"
    if block.kind == "heading":
        return f"<h{block.level + 1}>{text}</h{block.level + 1}>"
    label = f"{block.label} " if block.label else ""
    return f'<p class="sub">{label}{text}</p>' if block.level else f"<p>{label}{text}</p>"
