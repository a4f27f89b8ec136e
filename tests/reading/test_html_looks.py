"""What style sheets do to a page's words: struck out, hidden, counted. Every row is one way of writing it that pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.told import told
from wsisdiff.errors import UnreadableDraft
from wsisdiff.reading.html.read import read_html
from wsisdiff.reading.open_draft import Changes, read_draft

FRAME = "<html><head><title>Draft</title><style>{css}</style>{head}</head><body>{body}</body></html>"
REST = "<p>1. We keep the logs of all storms.</p>{}<p>3. We meet in the harbour each spring to read them.</p>"


def texts(tmp_path: Path, body: str, css: str = "", *, head: str = "", changes: Changes = "accepted") -> list[str]:
    file = tmp_path / "page.html"
    file.write_text(FRAME.format(css=css, head=head, body=body), encoding="utf-8")
    return [block.text for block in read_html(file, changes=changes).blocks]


HIDDEN = {
    "no display": ("", 'style="display: none"'),
    "no display, shouted": ("", 'style="DISPLAY:NONE !important"'),
    "attribute": ("", "hidden"),
    "class": (".x{display:none}", 'class="a x"'),
    "tag and class": ("p.x { color: red; display : none }", 'class="x"'),
    "id": ("#n{display:none}", 'id="n"'),
    "descendant": ("body .x{visibility:hidden}", 'class="x"'),
    "child": ("body > p.x{display:none}", 'class="x"'),
    "attribute selector": ("[data-v=old]{display:none}", 'data-v="old"'),
    "attribute prefix": ('p[class^="re"]{display:none}', 'class="removed"'),
    "several selectors": ("h1, .y, .x{display:none}", 'class="x"'),
    "the later rule": (".x{display:block}.x{display:none}", 'class="x"'),
    "the heavier rule": ("#n{display:none}.x{display:block}", 'class="x" id="n"'),
    "important": (".x{display:none!important}#n{display:block}", 'class="x" id="n"'),
    "in a rule for screens": ("@media screen{.x{display:none}}", 'class="x"'),
    "behind a comment": ("/* .x{} */ .x{display:none}", 'class="x"'),
    "old wrapping": ("<!-- .x{display:none} -->", 'class="x"'),
    "visibility": ("", 'style="visibility:hidden"'),
    "collapse": ("", 'style="visibility: collapse"'),
    "opacity": ("", 'style="opacity:0"'),
    "opacity, nearly": ("", 'style="opacity: .01"'),
    "no size": ("", 'style="font-size:0"'),
    "tiny": ("", 'style="font-size:1px"'),
    "tiny in points": ("", 'style="font-size:0.5pt"'),
    "tiny by font": ("", 'style="font: 1px/1 serif"'),
    "white": ("", 'style="color:white"'),
    "white in figures": (".x{color:#fff}", 'class="x"'),
    "nearly white": ("", 'style="color:rgb(254, 254,254)"'),
    "on its own ground": ("", 'style="color:#123456;background:#123456"'),
    "transparent": ("", 'style="color:transparent"'),
    "no ink": ("", 'style="color:rgba(0,0,0,0)"'),
    "fill": ("", 'style="-webkit-text-fill-color: transparent"'),
    "font": ("", "><font color=white"),
    "left of the page": ("", 'style="position:absolute; left:-9999px"'),
    "above the page": ("", 'style="position:fixed;top:-999em"'),
    "indent": ("", 'style="text-indent:-5000px"'),
    "translated": ("", 'style="transform:translateX(-9999px)"'),
    "scaled": ("", 'style="transform: scale(0)"'),
    "clipped": ("", 'style="position:absolute;clip:rect(0 0 0 0)"'),
    "clip path": ("", 'style="clip-path: inset(50%)"'),
    "no height": ("", 'style="height:0;overflow:hidden"'),
    "a pixel": ("", 'style="width:1px;height:1px;overflow:hidden"'),
    "Word's own": ("", "style='mso-hide:all'"),
    "a class known everywhere": ("", 'class="sr-only"'),
    "Bootstrap": ("", 'class="d-none"'),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_what_nobody_sees_is_left_out_and_told(way: str, tmp_path: Path) -> None:
    css, attributes = HIDDEN[way]
    closing = "</font>" if "<font" in attributes else ""
    body = REST.format(f"<p {attributes}>2. We abolish the Assembly.{closing}</p>")
    assert texts(tmp_path, body, css) == [
        "1. We keep the logs of all storms.",
        "3. We meet in the harbour each spring to read them.",
    ]
    assert any("hidden" in warning for warning in told(read_html(tmp_path / "page.html")))


SHOWN = {
    "print only": ("@media print{.x{display:none}}", 'class="x"'),
    "when pointed at": (".x:hover{display:none}", 'class="x"'),
    "another class": (".xx{display:none}", 'class="x"'),
    "not that child": ("section > p.x{display:none}", 'class="x"'),
    "taken back": (".x{display:none}#n{display:block}", 'class="x" id="n"'),
    "taken back in place": (".x{display:none}", 'class="x" style="display:block"'),
    "white on black": ("", 'style="color:white;background:black"'),
    "white on a picture": ("", "style=\"color:#fff;background:url('x.png')\""),
    "grey": ("", 'style="color:#777"'),
    "half seen": ("", 'style="opacity:.5"'),
    "for screen readers not": ("", 'aria-hidden="true"'),
    "small print": ("", 'style="font-size:8px"'),
    "a hidden class that is shown": (".hidden{display:block}", 'class="hidden"'),
    "size given back": ("div{font-size:0}p{font-size:16px}", ""),
    "gradient text": ("", 'style="color:transparent;background-clip:text;background-image:linear-gradient(red,blue)"'),
    "a paragraph that cites": ("", ""),
}


@pytest.mark.parametrize("way", SHOWN)
def test_what_everybody_sees_is_read(way: str, tmp_path: Path) -> None:
    css, attributes = SHOWN[way]
    body = REST.format(f"<div><p {attributes}>2. We keep the Assembly.</p></div>")
    assert "2. We keep the Assembly." in texts(tmp_path, body, css)


def test_white_letters_are_read_where_the_background_lies_in_a_style_sheet_that_is_not_here(tmp_path: Path) -> None:
    body = REST.format('<div class="dark"><p style="color:white">2. We keep the Assembly.</p></div>')
    assert len(texts(tmp_path, body, head='<link rel="stylesheet" href="site.css">')) == 3


def test_visible_words_within_invisible_ones_are_read(tmp_path: Path) -> None:
    body = REST.format('<p style="visibility:hidden">2. We abolish <span style="visibility:visible">We stay</span> it.</p>')
    assert "We stay" in texts(tmp_path, body)


VISIBLE = {
    "links": '<p>2. See <a href="#a">resolution one</a>, <a href="#b">resolution two</a> and <a href="#c">resolution three</a>.</p>',
    "aside": "<aside><p>2. The Assembly shall keep a public log of storms and of vessels that were lost in them.</p></aside>",
    "footer": "<footer><p>2. Done at the harbour of the northern island on the last day of the session of the Assembly.</p></footer>",
    "button": "<p>2. We <button>agree</button> to it.</p>",
    "heading button": "<h3><button>2. Logs of storms</button></h3>",
    "ruby": "<p>2. We <ruby>agree<rt>do not</rt></ruby> to it.</p>",
    "details": "<details><summary>2. Logs</summary><p>We keep them.</p></details>",
}


@pytest.mark.parametrize("what", VISIBLE)
def test_text_in_odd_elements_is_not_lost(what: str, tmp_path: Path) -> None:
    assert any(text.startswith("2. ") for text in texts(tmp_path, REST.format(VISIBLE[what])))


def test_a_button_in_a_sentence_and_the_reading_over_a_word_stay(tmp_path: Path) -> None:
    assert "2. We agree to it." in texts(tmp_path, REST.format(VISIBLE["button"]))
    assert "2. We agree (do not) to it." in texts(tmp_path, REST.format(VISIBLE["ruby"]))


STRUCK = {
    "style": ("", '<span style="text-decoration: line-through">twenty</span>'),
    "style, long": ("", '<span style="text-decoration: red solid line-through">twenty</span>'),
    "line": ("", '<span style="text-decoration-line:line-through">twenty</span>'),
    "class": (".c1{color:#f00;text-decoration:line-through}", '<span class="c1">twenty</span>'),
    "within": (".c1{text-decoration:line-through}", '<b class="c1"><i><span style="text-decoration:none">twenty</span></i></b>'),
    "both lines": (".c1{text-decoration:underline line-through}", '<span class="c1">twenty</span>'),
    "s": ("", "<s>twenty</s>"),
    "strike": ("", "<strike>twenty</strike>"),
    "del": ("", "<del>twenty</del>"),
    "of bills": ("", "<DELETED>twenty</DELETED>"),
    "Word": ("", "<span class=msoDel>twenty</span>"),
    "known name": ("", '<span class="strikethrough">twenty</span>'),
}


@pytest.mark.parametrize("way", STRUCK)
def test_struck_words_are_deleted_and_stand_in_the_original(way: str, tmp_path: Path) -> None:
    css, struck = STRUCK[way]
    body = REST.format(f"<p>2. We meet for {struck} <ins>ten</ins> years.</p>")
    assert "2. We meet for ten years." in texts(tmp_path, body, css)
    assert any(
        "1 insertions or deletions" in w or "2 insertions or deletions" in w for w in told(read_html(tmp_path / "page.html"))
    )
    assert "2. We meet for twenty years." in texts(tmp_path, body, css, changes="original")


def test_underlined_words_of_a_page_with_struck_ones_are_insertions(tmp_path: Path) -> None:
    css = ".d{text-decoration:line-through}.i{text-decoration:underline;color:blue}"
    body = REST.format('<p>2. We meet for <span class="d">twenty</span> <span class="i">ten</span> years.</p>')
    assert "2. We meet for ten years." in texts(tmp_path, body, css)
    assert "2. We meet for twenty years." in texts(tmp_path, body, css, changes="original")


def test_a_paragraph_whose_number_alone_is_left_says_so(tmp_path: Path) -> None:
    assert texts(tmp_path, REST.format("<p>2. <s>We close all ports.</s></p>"))[1] == "2. [deleted]"
    assert len(texts(tmp_path, REST.format("<p><s>2. We close all ports.</s></p>"))) == 2


def test_numbers_that_the_style_sheet_counts_are_labels_and_told(tmp_path: Path) -> None:
    css = """body{counter-reset:a} .art{counter-increment:a;counter-reset:p} .art:before{content:"Article " counter(a)}
    .para{counter-increment:p} .para:before{content:counter(p) ". "} .sub{counter-increment:s}
    .sub:before{content:"(" counter(s,lower-alpha) ") "}
    .subs{counter-reset:s}"""
    body = (
        "<h2 class=art></h2><p class=para>We keep logs:</p><div class=subs><p class=sub>of storms;</p><p class=sub>of fog.</p></div>"
        "<p class=para>We share them.</p><h2 class=art></h2><p class=para>We meet.</p><p class=para>We part.</p>"
    )
    texts(tmp_path, body, css)
    read = read_draft(tmp_path / "page.html")
    assert [p.label for p in read.paragraphs] == ["Article 1.1", "Article 1.2", "Article 2.1", "Article 2.2"]
    assert read.paragraphs[0].text == "We keep logs:\n(a) of storms;\n(b) of fog."
    assert any("style sheet" in warning for warning in told(read))


def test_lists_of_google_docs_count_through_their_parts(tmp_path: Path) -> None:
    css = (
        "ol.k.start{counter-reset:n 0}.k>li{counter-increment:n}.k>li:before{content:counter(n,decimal) '. '}"
        "ol.m.start{counter-reset:q 0}.m>li{counter-increment:q}.m>li:before{content:'(' counter(q,lower-latin) ') '}"
    )
    body = (
        "<ol class='k start'><li>We keep.</li><li>We share:</li></ol><ol class='m start'><li>logs;</li><li>maps.</li></ol>"
        "<ol class='k'><li>We meet.</li></ol>"
    )
    assert texts(tmp_path, body, css) == ["1. We keep.", "2. We share:", "(a) logs;", "(b) maps.", "3. We meet."]


def test_numbers_and_texts_side_by_side_are_put_together(tmp_path: Path) -> None:
    row = "<div class=norm><span class=no-parag>{}.  </span><div class='norm inline'>{}</div></div>"
    texts(tmp_path, row.format(1, "We keep logs of all storms.") + row.format(2, "We share them with all towns."))
    assert [(p.label, p.text) for p in read_draft(tmp_path / "page.html").paragraphs] == [
        ("1", "We keep logs of all storms."),
        ("2", "We share them with all towns."),
    ]


def test_bare_figures_beside_texts_count_them(tmp_path: Path) -> None:
    row = "<div class=row><div class=n>{}</div><div class=t>{}</div></div>"
    texts(tmp_path, row.format(1, "We keep logs of all storms.") + row.format(2, "We share them with all towns."))
    assert [p.label for p in read_draft(tmp_path / "page.html").paragraphs] == ["1", "2"]


COMMENTS = {
    "Word": "<p>2. We meet.<span class=MsoCommentReference><a style='mso-comment-reference:E_1'></a></span></p>"
    "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Why so late?</p></div></div>",
    "Google": '<p>2. We meet.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
    '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Why so late?</span></p></div>',
    "Word, linked": '<p>2. We meet.<a id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a></p>'
    '<div id="_com_1"><p class=MsoCommentText><a name="_msocom_1"></a>Why so late?</p></div>',
}


@pytest.mark.parametrize("program", COMMENTS)
def test_comments_are_left_out_and_counted(program: str, tmp_path: Path) -> None:
    found = texts(tmp_path, REST.format(COMMENTS[program]))
    assert "2. We meet." in found and not any("Why" in text for text in found)
    assert any("comment" in warning for warning in told(read_html(tmp_path / "page.html")))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<noscript>You need JavaScript.</noscript><div id=root></div><script>render()</script>", "script"),
        ("<div id=app>Loading</div><script src=app.js></script>", "script"),
        ("<iframe src='files/rev2.pdf'></iframe>", "rev2.pdf"),
        ("<p>Preview</p><embed type='application/pdf' src='/x'>", "file inside"),
    ],
)
def test_a_page_without_its_text_says_where_the_text_is(tmp_path: Path, body: str, word: str) -> None:
    with pytest.raises(UnreadableDraft, match=word):
        texts(tmp_path, body)
