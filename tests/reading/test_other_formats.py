"""Drafts in other files: OpenDocument, rich text, mails, archives; and what is said of those that are not read."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pytest

from tests.reading.told import told
from wsisdiff.commands import compare, show
from wsisdiff.errors import UnreadableDraft
from wsisdiff.model import Draft
from wsisdiff.reading.formats import FORMATS, LISTED, OTHERS
from wsisdiff.reading.open_draft import Changes, read_draft
from wsisdiff.verbs.workspaces import init

# ---------------------------------------------------------------- OpenDocument

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
                      ("draw", "drawing"))
)  # fmt: skip
STYLES = """
<style:style style:name="cut" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="cut2" style:family="text" style:parent-style-name="cut"/>
<style:style style:name="gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="high" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="tiny" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>"""


def odt(tmp_path: Path, body: str, changes: Changes = "accepted") -> Draft:
    path = tmp_path / "draft.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
            f"<office:text>{body}</office:text></office:body></office:document-content>",
        )
    return read_draft(path, changes=changes)


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def item(*parts: str) -> str:
    return f"<text:list-item>{''.join(parts)}</text:list-item>"


def listed(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L"{more}>{"".join(items)}</text:list>'


def test_lists_of_an_opendocument_text_count_as_they_print(tmp_path: Path) -> None:
    body = listed(item(p("We keep logs:"), listed(item(p("of storms;")), item(p("of fog.")))), item(p("We share them.")))
    body += p("They are free.") + listed(item(p("We meet.")), more=' text:continue-numbering="true"')
    read = odt(tmp_path, '<text:h text:outline-level="1">Draft declaration</text:h>' + body)
    assert [(x.label, x.text) for x in read.paragraphs] == [
        ("1", "We keep logs:\n(a) of storms;\n(b) of fog."),
        ("2", "We share them.\nThey are free."),
        ("3", "We meet."),
    ]
    assert [h.text for h in read.headings] == ["Draft declaration"]


@pytest.mark.parametrize("style", ["cut", "cut2", "gone", "white", "tiny"])
def test_what_is_struck_or_hidden_in_an_opendocument_text_is_left_out_and_told(style: str, tmp_path: Path) -> None:
    read = odt(tmp_path, p(f"1. We do {span(style, 'not ')}agree.") + p("2. We go."))
    assert read.paragraphs[0].text == "We do agree." and told(read)


def test_a_paragraph_of_an_opendocument_text_whose_number_alone_was_not_struck_says_so(tmp_path: Path) -> None:
    deletion = '<text:changed-region text:id="a"><text:deletion><text:p>We stay.</text:p></text:deletion></text:changed-region>'
    tracked = f"<text:tracked-changes>{deletion}</text:tracked-changes>"
    items = listed(item(p("We keep logs.")), item(p(span("cut", "We go."))))
    read = odt(tmp_path, tracked + items + p('3. <text:change text:change-id="a"/>') + p("4. We meet."))
    assert [x.text for x in read.paragraphs] == ["We keep logs.", "[deleted]", "[deleted]", "We meet."]


def test_tracked_changes_of_an_opendocument_text_are_read_either_way(tmp_path: Path) -> None:
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>fifteen</text:p></text:deletion>'
        "</text:changed-region>"
        '<text:changed-region text:id="b"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    body = tracked + p(
        '1. For <text:change text:change-id="a"/><text:change-start text:change-id="b"/>ten<text:change-end text:change-id="b"/> years.'
    )
    assert odt(tmp_path, body).paragraphs[0].text == "For ten years."
    assert odt(tmp_path, body, "original").paragraphs[0].text == "For fifteen years."


def test_a_deletion_over_the_end_of_a_paragraph_of_an_opendocument_text_is_put_back(tmp_path: Path) -> None:
    gone = f"{p(' and of fog.')}{p('2. We meet.')}{listed(item(p('3. We')))}"
    deletion = f'<text:changed-region text:id="a"><text:deletion>{gone}</text:deletion></text:changed-region>'
    body = f"<text:tracked-changes>{deletion}</text:tracked-changes>"
    body += p('1. We keep logs of storms<text:change text:change-id="a"/> share them.')
    assert [x.text for x in odt(tmp_path, body).paragraphs] == ["We keep logs of storms share them."]
    before = odt(tmp_path, body, "original").paragraphs
    assert [x.text for x in before] == ["We keep logs of storms and of fog.", "We meet.", "We share them."]


@pytest.mark.parametrize(
    "drawn",
    [
        "<draw:custom-shape>{}</draw:custom-shape>",
        "<draw:g><draw:rect>{}</draw:rect></draw:g>",
        "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>",
    ],
)
def test_text_in_drawings_of_an_opendocument_text_is_read_once(drawn: str, tmp_path: Path) -> None:
    inner = drawn.format(p("It is free."))
    read = odt(tmp_path, p("1. We go.") + p(drawn.format(p(f"2. We keep logs.{inner}"))) + drawn.format(p("3. We meet.")))
    assert [x.text for x in read.paragraphs] == ["We go.", "We keep logs.\nIt is free.", "We meet."]


def test_small_words_of_an_opendocument_text_that_are_missing_or_struck(tmp_path: Path) -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of 2019.</text:p></text:note-body></text:note>"
    ruby = "<text:ruby><text:ruby-base>port</text:ruby-base></text:ruby>"
    read = odt(tmp_path, p(f"1. We {span('cut', f'close{note} ')}open the {ruby}.") + p("2. We go."))
    assert (read.paragraphs[0].text, read.paragraphs[0].footnotes) == ("We open the port.", ())


def test_notes_tables_comments_and_spaces_of_an_opendocument_text(tmp_path: Path) -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of 2019.</text:p></text:note-body></text:note>"
    body = p(f"1. We<text:s/>recall the treaty{note}.<office:annotation><text:p>Why?</text:p></office:annotation>")
    body += "<table:table><table:table-row><table:table-cell>" + p("2. Text") + "</table:table-cell><table:table-cell>"
    body += p("Proposal") + "</table:table-cell></table:table-row></table:table>"
    read = odt(tmp_path, body)
    assert [x.text for x in read.paragraphs] == ["We recall the treaty.", "Text | Proposal"]
    assert read.paragraphs[0].footnotes == ("Of 2019.",) and "1 comment left out" in told(read)


def test_what_is_proposed_beside_a_merged_cell_of_an_opendocument_text_does_not_stand(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inside = (f"<table:table-cell>{p(cell)}</table:table-cell>" if cell else "<table:covered-table-cell/>" for cell in cells)
        return f"<table:table-row>{''.join(inside)}</table:table-row>"

    rows = (
        row("No.", "Text", "Proposal", "By")
        + row("1", "We open the ports.", "Open some.", "EU")
        + row("", "", "Close all.", "Japan")
    )
    read = odt(tmp_path, f"<table:table>{rows}</table:table>")
    assert [(fact.span.cut(read.paragraphs[0].text), fact.by) for fact in read.paragraphs[0].facts] == [
        ("Open some.", "EU"),
        ("Close all.", "Japan"),
    ]


def test_short_paragraphs_that_are_numbered_in_a_heading_style_are_text(tmp_path: Path) -> None:
    lines = ("Draft", "1. We ask for a report on all ports;", "2. We meet again in the month of May.")
    heads = "".join(f'<text:h text:outline-level="2">{line}</text:h>' for line in lines)
    outlined = "".join(rf"\pard\outlinelevel1 {line}\par " for line in lines)
    for read in odt(tmp_path, heads), rtf(tmp_path, outlined):
        assert [x.label for x in read.paragraphs] == ["1", "2"] and [h.text for h in read.headings] == ["Draft"]


# ---------------------------------------------------------------- rich text


def rtf(tmp_path: Path, body: str, changes: Changes = "accepted", head: str = r"{\colortbl;\red255\green255\blue255;}") -> Draft:
    path = tmp_path / "draft.rtf"
    path.write_bytes(
        (r"{\rtf1\ansi\ansicpg1252 {\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}" + head + body + "}").encode("ascii")
    )
    return read_draft(path, changes=changes)


@pytest.mark.parametrize(
    "how", [r"{\strike not }", r"\strike not \strike0 ", r"{\deleted not }", r"{\v not }", r"{\cf1 not }", r"{\fs2 not }"]
)
def test_what_is_struck_or_hidden_in_rich_text_is_left_out_and_told(how: str, tmp_path: Path) -> None:
    read = rtf(tmp_path, rf"1. We do {how}agree.\par 2. We go.\par")
    assert [x.text for x in read.paragraphs] == ["We do agree.", "We go."] and told(read)


def test_tracked_changes_of_rich_text_are_read_either_way(tmp_path: Path) -> None:
    body = r"1. For {\deleted fifteen}{\revised ten} years.\par"
    assert rtf(tmp_path, body).paragraphs[0].text == "For ten years."
    assert rtf(tmp_path, body, "original").paragraphs[0].text == "For fifteen years."


def test_a_paragraph_of_rich_text_whose_counted_number_alone_was_not_struck_says_so(tmp_path: Path) -> None:
    read = rtf(
        tmp_path, r"{\listtext 1.\tab}We keep logs.\par {\listtext 2.\tab}{\strike We go.}\par {\listtext 3.\tab}We meet.\par"
    )
    assert [x.text for x in read.paragraphs] == ["We keep logs.", "[deleted]", "We meet."]


def test_letters_of_rich_text_in_all_its_ways(tmp_path: Path) -> None:
    body = r"1. Caf\'e9 \u8211? \ldblquote port\rdblquote  \{x\} {\f1\'ef\'ee\'f0\'f2} {\*\unknown lost}\u-3913?x.\par"
    assert rtf(tmp_path, body).paragraphs[0].text == "Café – “port” {x} порт \uf0b7x."


def test_lists_tables_and_notes_of_rich_text(tmp_path: Path) -> None:
    body = (
        r"{\listtext 1.\tab}We keep logs:\par {\listtext (a)\tab}of storms.\par "
        r"{\listtext 2.\tab}We recall{\super\chftn{\footnote\chftn Of 2019.}}.\par"
        r"\trowd\intbl 3. Text\cell Proposal\cell\row\pard 4. We go.\par"
    )
    read = rtf(tmp_path, body)
    assert [(x.label, x.text) for x in read.paragraphs] == [
        ("1", "We keep logs:\n(a) of storms."), ("2", "We recall."), ("3", "Text | Proposal"), ("4", "We go."),
    ]  # fmt: skip
    assert read.paragraphs[1].footnotes == ("Of 2019.",)


def test_raised_figures_are_powers_or_marks_of_notes(tmp_path: Path) -> None:
    opened = odt(tmp_path, p(f"1. A loss of 10{span('high', '6')} on 5 km{span('high', '2')} by the Agenda{span('high', '1')}."))
    rich = rtf(tmp_path, r"1. A loss of 10{\super 6} on 5 km{\super 2} by the Agenda{\super 1}.\par")
    for read in (opened, rich):
        assert read.paragraphs[0].text == "A loss of 10^6 on 5 km2 by the Agenda."


def test_rich_text_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "draft.rtf"
    path.write_bytes(rb"{\rtf1 1. We agree.\par 2. We go on and {\b never")
    assert any("cut short" in warning for warning in told(read_draft(path)))


# ---------------------------------------------------------------- mails

TEXT = "1. We keep logs of all storms.\n\n2. We share them with all towns.\n"


def mail(tmp_path: Path, *files: tuple[str, bytes], text: str = TEXT, page: str = "", name: str = "mail.eml") -> Path:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Chair <chair@example.org>", "all@example.org", "Rev 2 – ports"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    for file, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=file)
    path = tmp_path / name
    path.write_bytes(message.as_bytes())
    return path


def test_the_text_of_a_mail_is_read_under_its_subject(tmp_path: Path) -> None:
    read = read_draft(mail(tmp_path))
    assert read.title == "Rev 2 – ports" and [x.label for x in read.paragraphs] == ["1", "2"]


def test_a_mail_saved_as_text_is_read_as_a_mail(tmp_path: Path) -> None:
    assert [x.label for x in read_draft(mail(tmp_path, name="mail.txt")).paragraphs] == ["1", "2"]


def test_of_a_mail_with_a_page_the_page_is_read_since_it_shows_what_is_struck(tmp_path: Path) -> None:
    read = read_draft(mail(tmp_path, page="<html><p>1. We do <s>not</s> agree.</p><p>2. We go.</p></html>"))
    assert [x.text for x in read.paragraphs] == ["We do agree.", "We go."]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_text_that_is_parted_around_pictures_is_read_as_a_whole(kind: str, tmp_path: Path) -> None:
    words = ["1. We keep logs.\n", "2. We share them.\n"]
    texts = [MIMEText(text if kind == "plain" else f"<html><p>{text}</p></html>", kind) for text in words]
    mixed = MIMEMultipart("mixed", _subparts=[texts[0], MIMEImage(b"x", "png"), texts[1]])
    whole = MIMEMultipart("alternative", _subparts=[mixed])
    whole["From"], whole["Subject"] = "Chair <chair@example.org>", "Rev 2"
    path = tmp_path / "mail.eml"
    path.write_bytes(whole.as_bytes())
    assert [x.text for x in read_draft(path).paragraphs] == ["We keep logs.", "We share them."]


def test_what_a_mailing_list_puts_below_a_mail_is_no_text(tmp_path: Path) -> None:
    parts = [MIMEText("1. We keep logs.\n"), MIMEText("2. We share them.\n"), MIMEText("_" * 47 + "\nThe list of ports\n")]
    whole = MIMEMultipart("mixed", _subparts=parts)
    whole["From"], whole["Subject"] = "Chair <chair@example.org>", "Rev 2"
    path = tmp_path / "mail.eml"
    path.write_bytes(whole.as_bytes())
    assert [x.text for x in read_draft(path).paragraphs] == ["We keep logs.", "We share them."]


def test_a_mail_saved_as_text_with_a_byte_order_mark_keeps_its_subject(tmp_path: Path) -> None:
    path = mail(tmp_path, name="mail.txt")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_draft(path).title == "Rev 2 – ports"


def test_the_one_file_that_a_mail_carries_is_the_draft(tmp_path: Path) -> None:
    read = read_draft(mail(tmp_path, ("rev2.md", TEXT.encode()), ("logo.png", b"\x89PNG"), text="See the file."))
    assert [x.label for x in read.paragraphs] == ["1", "2"] and any("rev2.md" in warning for warning in told(read))


def test_of_several_files_none_is_chosen(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDraft, match=r"a\.md, b\.md"):
        read_draft(mail(tmp_path, ("a.md", b"1. We."), ("b.md", b"1. We.")))


def test_quoted_and_flowed_lines_are_text(tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(
        b"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=utf-8; format=flowed\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n> 1. We keep logs of=20\n> storms.\n\n> 2. We share caf=C3=A9s.\n"
    )
    assert [x.text for x in read_draft(path).paragraphs] == ["We keep logs of storms.", "We share cafés."]


OLDER = "> 1. We keep the old logs.\n> 2. We stay.\n"
BARE = OLDER.replace("> ", "")


@pytest.mark.parametrize(
    "body",
    [
        f"1. We keep logs.\n\n2. We go.\n\nOn Tue, 3 Mar 2026, the Chair wrote:\n{OLDER}",
        f"{OLDER}\n1. We keep logs.\n\n2. We go.\n",
        f"1. We keep logs.\n\n2. We go.\n\n-----Original Message-----\nFrom: Chair\n{BARE}",
    ],
)
def test_what_a_mail_quotes_beside_a_draft_of_its_own_is_left_out_and_told(body: str, tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_text(f"From: a@example.org\nSubject: Rev 2\n\n{body}", encoding="utf-8")
    read = read_draft(path)
    assert [x.text for x in read.paragraphs] == ["We keep logs.", "We go."]
    assert any("of an earlier mail left out" in warning for warning in told(read))


@pytest.mark.parametrize("name", ["m.eml", "m.txt"])
@pytest.mark.parametrize(
    "below",
    [
        OLDER,
        f"-----Original Message-----\nFrom: Chair\nSent: today\nTo: all\n\n{OLDER}",
        f"-----Original Message-----\nFrom: Chair\nSent: today\nTo: all\n\n{BARE}--\nAn Chair | +00 1\n",
        f"Begin forwarded message:\n\n> From: Chair\n> Subject: Rev 2\n>\n{OLDER}\nAnna",
        f"---------- Forwarded message ---------\nFrom: A\nDate: today\n\n{BARE}On Monday, B wrote:\n{OLDER.replace('old', 'first')}",
    ],
)
def test_of_a_mail_that_only_forwards_a_draft_the_draft_is_read(name: str, below: str, tmp_path: Path) -> None:
    path = tmp_path / name
    head = "From: a@example.org\nSubject: Rev 2\n\n" if name == "m.eml" else ""
    path.write_text(f"{head}Dear all,\n\nhere it is.\n\n{below}", encoding="utf-8")
    read = read_draft(path)
    assert [x.text for x in read.paragraphs] == ["We keep the old logs.", "We stay."]
    assert any("of the mail around the draft" in warning for warning in told(read))


PAGED = "<p>1. We keep the old logs.</p><p>2. We stay.</p>"
HEADERS = "<p><b>From:</b> Chair<br><b>Sent:</b> today<br><b>To:</b> all<br><b>Subject:</b> Rev 2</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>Dear all,</p><p>here it is.</p><div>{HEADERS}</div>{PAGED}<p>--<br>An Chair | +00 1</p>",
        f"<div>Fine.<div>---------- Forwarded message ---------<br>From: A<br>Date: today</div><div>{PAGED}</div></div>",
        f"<div>We can accept.</div><blockquote><div>On Monday, the Chair wrote:</div>{PAGED}</blockquote>",
        f"{PAGED}<blockquote><div>On Monday, the Chair wrote:</div>{PAGED.replace('old', 'first')}</blockquote>",
    ],
)
def test_the_page_of_a_mail_gives_the_draft_that_it_forwards_or_its_own(page: str, tmp_path: Path) -> None:
    read = read_draft(mail(tmp_path, page=f"<html><body>{page}</body></html>"))
    assert [x.text for x in read.paragraphs] == ["We keep the old logs.", "We stay."]
    assert any("left out" in warning for warning in told(read))


@pytest.mark.parametrize(
    "stamp", ["[04/03/26, 18:4{n}:10] Chair: ", "3/4/26, 6:4{n} PM - An Other: ", "04.03.2026, 18:4{n} – Chair: "]
)
def test_a_draft_in_a_chat_has_no_stamps(stamp: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(f"{stamp.format(n=n)}{n}. We keep log {n}." for n in (1, 2, 3)), encoding="utf-8")
    assert [(x.label, x.text) for x in read_draft(path).paragraphs] == [(str(n), f"We keep log {n}.") for n in (1, 2, 3)]


def test_a_mail_that_is_attached_to_a_mail_is_the_one_that_is_read(tmp_path: Path) -> None:
    outer, inner = EmailMessage(), EmailMessage()
    for message, text in ((inner, BARE), (outer, "See the mail attached.")):
        message["From"], message["Subject"] = "chair@example.org", "Rev 2"
        message.set_content(text)
    outer.add_attachment(inner)
    path = tmp_path / "m.eml"
    path.write_bytes(outer.as_bytes())
    assert [x.text for x in read_draft(path).paragraphs] == ["We keep the old logs.", "We stay."]


@pytest.mark.parametrize("charset", ["x\0y", "punycode", "idna", "rot13", "utf-7", "nonsense"])
def test_an_odd_encoding_of_a_mail_is_none(charset: str, tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_bytes(
        f"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset={charset}\n\n1. We keep caf\u00e9s.\n".encode()
    )
    assert [x.text for x in read_draft(path).paragraphs] == ["We keep cafés."]


def test_a_text_that_only_begins_like_a_mail_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"To: the Assembly\n\n{TEXT}")
    assert [x.label for x in read_draft(path).paragraphs] == ["PP1", "1", "2"] or read_draft(path).headings


# ---------------------------------------------------------------- archives


def test_the_one_draft_of_an_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("folder/rev2.md", TEXT)
        archive.writestr("__MACOSX/folder/._rev2.md", "x")
        archive.writestr("folder/map.png", b"\x89PNG")
    read = read_draft(path)
    assert [x.label for x in read.paragraphs] == ["1", "2"] and any("rev2.md" in warning for warning in told(read))


@pytest.mark.parametrize(
    ("names", "said"), [((), "no files"), (("a.md", "b.txt"), "2 files that could be the draft"), (("x.zip",), "no files")]
)
def test_of_an_archive_with_none_or_several_nothing_is_read(names: tuple[str, ...], said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, TEXT)
    with pytest.raises(UnreadableDraft, match=said):
        read_draft(path)


def test_an_archive_that_is_cut_in_half_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", TEXT * 50)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(UnreadableDraft, match="cut short"):
        read_draft(path)


# ---------------------------------------------------------------- what is not read


@pytest.mark.parametrize("ending", sorted(OTHERS))
def test_a_file_that_is_not_read_is_called_by_name_with_what_to_do(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"draft{ending}"
    path.write_bytes(b"x")
    with pytest.raises(UnreadableDraft) as error:
        read_draft(path)
    assert OTHERS[ending][0] in str(error.value) and OTHERS[ending][1] in str(error.value)


def test_the_helps_and_a_new_workspace_name_every_format(tmp_path: Path) -> None:
    assert f"({LISTED})" in str(show.command.help) and f"({LISTED})" in str(compare.command.help)
    init(tmp_path)
    assert f"# {LISTED}, in this folder" in (tmp_path / "drafts" / "drafts.toml").read_text(encoding="utf-8")


def test_no_two_formats_share_an_ending_or_a_type() -> None:
    for shared in ("endings", "types"):
        named = [name for format in FORMATS for name in getattr(format, shared)]
        assert len(named) == len(set(named))


# ---------------------------------------------------------------- old Word files


def test_an_old_word_file_is_read_as_libreoffice_understands_it(tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    document = docx.Document()
    document.add_heading("A plan for the wells", 0)
    for line in ("1. We keep the wells open.", "2. We meet again in May."):
        document.add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    own = f"-env:UserInstallation={(tmp_path / 'own').as_uri()}"
    call = [program, own, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "plan.docx")]
    subprocess.run(call, capture_output=True, timeout=300, check=False)
    if not (tmp_path / "plan.doc").is_file():
        pytest.skip("LibreOffice makes nothing here")
    draft = read_draft(tmp_path / "plan.doc")
    assert [(p.label, p.text) for p in draft.paragraphs] == [("1", "We keep the wells open."), ("2", "We meet again in May.")]
    assert draft.title == "A plan for the wells" and draft.id == "plan"
    assert told(draft) == ("an old Word file, read as LibreOffice understands it",)
    (tmp_path / "broken.doc").write_bytes((tmp_path / "plan.doc").read_bytes()[:900])
    with pytest.raises(UnreadableDraft, match=r"broken\.doc"):
        read_draft(tmp_path / "broken.doc")


def test_without_libreoffice_what_to_do_with_an_old_word_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableDraft) as refused:
        read_draft(path)
    assert "only where LibreOffice is installed; open it in Word or LibreOffice and save it as .docx" in str(refused.value)


# ---------------------------------------------------------------- what several formats say in their own way


def test_the_title_is_the_one_that_people_see(tmp_path: Path) -> None:
    for level, title in ((0, "A plan for the wells"), (1, "Wells and towns")):
        document = docx.Document()
        document.add_heading(title, level)
        document.add_paragraph("1. We keep the wells open.")
        document.save(str(tmp_path / "plan.docx"))
        assert read_draft(tmp_path / "plan.docx").title == title


def test_heads_of_columns_tell_the_text_in_rich_text_too(tmp_path: Path) -> None:
    rows = [("Text of the draft", "Proposals"), ("1. We keep the wells open.", "Close them."), ("2. We meet in May.", "")]
    body = "".join(f"\\trowd\\intbl {one}\\cell {other}\\cell\\row\n" for one, other in rows)
    path = tmp_path / "table.rtf"
    path.write_text(f"{{\\rtf1 \\pard\n{body}\\pard 3. We thank the towns.\\par}}")
    draft = read_draft(path)
    assert [p.label for p in draft.paragraphs] == ["1", "2", "3"]
    assert [(f.kind, f.value) for f in draft.paragraphs[0].facts] == [("proposal", "Close them.")]


def test_letters_that_count_the_paragraphs_of_a_preamble_are_no_items_of_one(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "(a) Recalling that the wells are old,\n\n(b) Noting with concern their state,\n\n1. We keep the wells open:\n\n(a) in winter;\n\n"
        "(b) in May.\n"
    )
    assert [(p.label, p.text.count("\n")) for p in read_draft(path).paragraphs] == [("PP1", 0), ("PP2", 0), ("1", 2)]
