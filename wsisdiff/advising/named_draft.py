"""The draft that a request names in passing: "ZD para 9", "paragraph 21 of Rev.1", "Revised draft, para 20"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wsisdiff.model import Draft

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_REVISION = re.compile(r"\brev(?:ision|ised (?:draft|text|version|paper|document))?\b\W*(?:no\W*)?(\d*)")
_STAGE = re.compile(r"[:;,(–—]| - ")


def named_draft(request: str, drafts: Sequence[Draft]) -> Draft | None:
    """The one of these drafts whose title, identifier, number of revision or initials stand in the request outside quotations; else None.

    >>> zero, first = (Draft(id, title, None, "", ()) for id, title in (("a", "Zero Draft"), ("b", "Revision 1, clean")))
    >>> [d and d.id for d in (named_draft(said, (zero, first)) for said in ("ZD para 9", "para 3 of the zero draft", "Rev.1, OP3", "OP3"))]
    ['a', 'a', 'b', None]
    """
    said = _QUOTED.sub(" ", request)
    forms = [_forms(draft) for draft in drafts]
    alone = [draft for n, draft in enumerate(drafts) if _names(said, forms[n].difference(*forms[:n], *forms[n + 1 :]))]
    return alone[0] if len(alone) == 1 else None


def _names(said: str, forms: set[str]) -> bool:
    plain = f" {_plain(said)} "
    capitals = set(re.findall(r"\b[A-Z]{2,4}\b", said))
    return any(form in capitals if form.isupper() else f" {form} " in plain for form in forms)


def _plain(said: str) -> str:
    """Words without marks or case, a revision always as "rev" and its number."""
    numbered = _REVISION.sub(lambda m: f" rev {m[1]} ", said.casefold())
    return " ".join(re.findall(r"[^\W_]+", numbered))


def _forms(draft: Draft) -> set[str]:
    """What the draft may be called: its title and its parts, its identifier, initials in capitals, a revision also without its number."""
    called = [draft.title, *_STAGE.split(draft.title), draft.id]
    forms = {_plain(name) for name in called}
    forms |= {"rev" for form in forms if re.search(r"\brev \d", form)} | {
        m[0] for form in forms for m in re.finditer(r"\brev \d+", form)
    }
    parts = (part.split() for part in called)
    initials = {"".join(word[0] for word in part) for part in parts if len(part) == 2 and all(word[0].isalpha() for word in part)}
    return {form for form in forms if re.search(r"[a-z]{3}|\d", form) and not form.isdigit()} | {i.upper() for i in initials}
