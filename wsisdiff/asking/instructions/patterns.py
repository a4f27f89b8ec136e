"""How changes of words are put: patterns over a clause in which quotations and places are single characters.

`<group.list>` stands for the forms of a list of `data/en/instructions.toml` (see lexicon). Of each tuple the first pattern that fits the
whole clause counts, so that the more telling stand first.
"""

from __future__ import annotations

import re

from wsisdiff.asking.instructions.quotes import D, P, Q, U

WORDS = r"(?:(?:(?:the|these|this|those|following|a|an)\s+)*<talk.nouns>\s*[:,]?\s*)?"
NEAR = r"(?:directly\s+|immediately\s+|right\s+|just\s+)?"
AFTER = rf"{NEAR}(?:after|behind|following|next\s+to|subsequent\s+to)"
BEFORE = rf"{NEAR}(?:before|ahead\s+of|in\s+front\s+of|preceding|prior\s+to)"
ARROW = r"(?:→|⇒|➔|➜|-{1,2}>|={1,2}>|—>|–>|>{1,2}|»)"
BE = (
    r"(?:(?:is|are|was|were|it|should|must|shall|would|could|has|have|needs?|ought|to|be|been|better|now|then|please|simply)\s+)*"
)
QD = rf"(?:{Q}|{D})"

REPLACE = (
    rf"{WORDS}(?P<a>[^\ue000-\uefff,;:]{{1,60}}?)\s*{ARROW}\s*{WORDS}(?P<b>[^\ue000-\uefff]{{1,60}})",
    rf"(?:instead(?:\s+of)?|in\s+(?:the\s+)?place\s+of|in\s+(?:the\s+)?stead\s+of|rather\s+than|in\s+lieu\s+of)\s+{WORDS}(?P<a>{QD}|[^,:]+?)(?!\w)"
    rf"\s*[,:–-]?\s*(?:(?:it|we|there|the\s+text|one|this|please)\s+)*{BE}(?:(?:want|wish|prefer|like|propose|suggest)"
    rf"\s+(?:to\s+)?)?(?:(?:read|say|write|put|have|use|take|insert|state|stand|come|see|said|written|"
    rf"<verbs.add>)s?\b)?\s*:?\s*{WORDS}(?P<b>.+)",
    rf"<verbs.replace>\s*:?\s*{WORDS}(?P<a>.+?)\s*,?\s*(?<![^\W_])(?:(?:by|with|through|into|to\s+read|to|for|as|par|por|durch)\b|against(?=\s+(?:the\s+\w+\s+)?{Q})|"
    rf"{ARROW})\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>.+?)\s*,?\s*{BE}<verbs.replaced>\s+(?:by|with|through|to\s+read|into|to|for|as|against|par|durch)"
    rf"\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>{QD})\s*,?\s*(?:(?:should|must|shall|has\s+to)\s+(?:become|read)|becomes|reads)\s*:?\s*(?P<b>[^\ue000-\uefff]{{1,80}})",
    rf"{WORDS}(?P<a>{D})\s*(?:and|,|:|{ARROW})?\s*(?P<b>(?:{U}|{Q}|.+))",
)
ADD_VERB = r"(?:to\s+)?<verbs.add>(?:\s+(?:in|here|also))?\s*[:,]?"
_SIDES = ((AFTER, "after"), (BEFORE, "before"))
_TOUCHING = rf"(?:{Q}|[\w’'-]+(?:\s+[\w’'-]+){{0,4}})"
ADD = (
    *(
        rf"{side}\s+{WORDS}(?P<{name}>.+?)\s*[,:;–-]?\s*(?:(?:we|please|the)\s+(?:\w+\s+)?)?{ADD_VERB}\s*{WORDS}(?P<x>.+)"
        for side, name in _SIDES
    ),
    *(rf"{ADD_VERB}\s*{WORDS}(?P<x>.+?)\s*,?\s+{side}\s+{WORDS}(?P<{name}>.+)" for side, name in _SIDES),
    *(rf"\+\s*{WORDS}(?P<x>{Q})\s*,?\s*{side}\s+{WORDS}(?P<{name}>{_TOUCHING})" for side, name in _SIDES),
    rf"(?:it\s+|there\s+|here\s+|we\s+)?(?:lacks?|miss(?:es)?|is\s+missing|are\s+missing|missing|is\s+lacking|lacking|"
    rf"forgets?)\b\s*:?\s*{WORDS}(?P<x>.+?)(?:\s+{AFTER}\s+{WORDS}(?P<after>.+))?",
    rf"(?:(?:should|must|shall|needs?\s+to|ought\s+to|could|has\s+to|would)\s+)(?:also\s+|explicitly\s+|clearly\s+|"
    rf"better\s+)*(?:mention|include|refer\s+to|contain|name|list|cover|add|reference|have|specify|acknowledge|"
    rf"be\s+completed\s+(?:by|with)|be\s+supplemented\s+(?:by|with)|speak\s+(?:of|about))s?\s*:?\s*{WORDS}(?P<x>.+?)"
    rf"(?:\s+{AFTER}\s+{WORDS}(?P<after>{Q}.*))?",
    rf"{ADD_VERB}\s*{WORDS}(?P<x>.+)",
    rf"{WORDS}(?P<x>{Q}|.+?)\s*,?\s*{BE}<verbs.added>.*",
    rf"{WORDS}(?P<x>{Q}|{U})",
)
DELETE = (
    rf"(?P<a>{D})",
    r"(?P<a>.*?),?\s*(?:we\s+)?(?:suggest|propose|request|hence|therefore|thus|so)\W+(?:(?:its|the|a|for)\s+)*<verbs.deletion>",
    r"(?:the\s+)?<verbs.deletion>\s+(?:is\s+)?(?P<a>)(?:requested|demanded|demandée|proposed|asked|suggested|required)\b.*",
    r"(?:the\s+)?<verbs.deletion>\s*(?:,\s*)?(?:of\s+|:\s*)?(?P<a>.*)",
    r"(?:to\s+)?<verbs.delete>\b\s*[:,]?\s*(?P<a>.*)",
    r"(?P<a>.*?)\s*[:–-]?\s*(?:(?:should|must|shall|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|may|to|is|are|was|were|"
    r"be|better|rather|well|therefore|all|\w+ly)\s+)*<verbs.deleted>\b.*",
    r"(?P<a>.*?)\s*[:–-]\s*(?:to\s+|please\s+)?<verbs.delete>\s*",
    r"(?P<a>.*?)\s*[:,–-]?\s*\b(?:out|away)",
    r"(?P<a>.*?)\s*(?:should|must|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|shall|to)\s+(?:just\s+|"
    r"simply\s+|all\s+)?(?:go|disappear|vanish|be\s+out|get\s+out|fall|fall\s+away|be\s+gone|come\s+out)\b.*",
)
REASON = (
    r"\s*(?:,|–|—|\s-\s|;|\()?\s*\b(?:because|since\s+(?:it|this|they|the)|as\s+(?:it|this|they|these|that|we|such)\b|"
    r"so\s+that|in\s+order\s+(?:to|that)|due\s+to|given\s+that|in\s+view\s+of|for\s+the\s+(?:simple\s+)?reasons?|"
    r"which\s+(?:is|are|was|we|has|does)\b|(?:it|this|they)\s+(?:is|are|was|does|has|adds?|duplicates?|repeats?|"
    r"contradicts?|weakens?|undermines?|goes|comes|belongs|has|makes?)\b|(?<=[,;–—-]\s)(?:it|this|they|we|our|nobody)\s+\w+|"
    r"for\s+consistency|to\s+be\s+consistent|to\s+align|in\s+line\s+with|for\s+clarity|otherwise\b)"
    r".*$"
)
PREDICATE = re.compile(rf"(?:the\s+)?{P}\s+[\w’'-]", re.IGNORECASE)
"""A paragraph of which something is said: "Paragraph 15 has no place here and should be deleted"."""
SUB = re.compile(
    r"(?:the\s+)?(?:sub-?para\w*|items?|points?|letters?|bullets?)\.?\s*\(?([a-z]|[ivx]{1,4})\)?\s*[.!]*$", re.IGNORECASE
)
"""A sub-paragraph by its letter, as words before or after the paragraph."""
NUMBERED = re.compile(r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?sentence\s+(?:no\.?\s*)?(\d)\b\s*[,:–-]?", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINAL = r"(?<!\ba )(?<!\bnew )(?:the\s+)?(?P<ordinal><places.ordinals>)\s+(?P<part><places.parts>)"
PLACED = (
    rf"(?:,\s*)?\b(?:in|of|from|at|to|under|within|into|on|inside|for)\s+(?:the\s+)?(?:whole\s+|entire\s+|current\s+|"
    rf"text\s+of\s+(?:the\s+)?)?{P}\s*(?:,|:(?!\S))?"
)
WHOLE = (
    r"(?:(?:the|el|la|le|les|los|der|die|das|den|is|are|and|superfluous|redundant|unnecessary|obsolete|repetitive|everything|anything|was|were|"
    r"entirely|completely|altogether|wholly|totally|fully|now|simply|just|this|that|whole|entire|complete|full|all|of|it|text|paragraph|para|"
    r"provision|article|here|out|please|both|all|them|these|paragraphs?|same|again)\b\.?\s*|[,.:;!–—-]\s*)*"
)
