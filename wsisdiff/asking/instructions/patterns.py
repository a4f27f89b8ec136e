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
    rf"substitut\w*\s+{WORDS}(?P<b>.+?)\s+for\s+{WORDS}(?P<a>.+)",
    rf"<verbs.delete>\s+{WORDS}(?P<a>.+?)\s*,?\s*(?:and|then)?\s*(?:to\s+)?(?:replace|substitute)\w*\s+(?:it|them|this|"
    rf"that)?\s*(?:by|with)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"<verbs.delete>\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:and|then)?\s*(?:to\s+)?<verbs.add>\s+{WORDS}(?P<b>.+?)"
    rf"\s+(?:instead|in\s+(?:its|their)\s+(?:place|stead)).*",
    rf"<verbs.add>\s+{WORDS}(?P<b>{Q})\s+(?:instead\s+of|in\s+place\s+of|in\s+the\s+place\s+of|in\s+lieu\s+of)"
    rf"\s+{WORDS}(?P<a>.+)",
    rf"(?:instead(?:\s+of)?|in\s+(?:the\s+)?place\s+of|in\s+(?:the\s+)?stead\s+of|rather\s+than|in\s+lieu\s+of)\s+{WORDS}(?P<a>{QD}|[^,:]+?)(?!\w)"
    rf"\s*[,:–-]?\s*(?:(?:it|we|there|the\s+text|one|this|please)\s+)*{BE}(?:(?:want|wish|prefer|like|propose|suggest)"
    rf"\s+(?:to\s+)?)?(?:(?:read|say|write|put|have|use|take|insert|state|stand|come|see|said|written|"
    rf"<verbs.add>)s?\b)?\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:<verbs.replace>\s*[:,]?\s*)?(?:(?:it\s+)?{BE}(?:read|say|write|put|use|have|prefer|insert|take)s?\s*:?\s*)?"
    rf"{WORDS}(?P<b>{Q})"
    rf"\s*,?\s*(?:instead(?:\s+of)?|in\s+place\s+of|in\s+lieu\s+of|in\s+the\s+place\s+of|rather\s+than|and\s+not|not|"
    rf"to\s+replace|replacing)\s+{WORDS}(?P<a>.+)",
    rf"for\s+{WORDS}(?P<a>{QD})\s*,?\s*(?:please\s+)?(?:read|put|write|say|substitute)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:.*?\b)?not\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:but|rather)\s+(?:rather\s+)?{WORDS}(?P<b>{Q}).*",
    rf"(?:read|say|write|put)\s+{WORDS}(?P<b>{Q})\s+where\s+(?:it|the\s+text|you|there)\s+(?:now\s+)?(?:says?|reads?|has|have|is|stands?)"
    rf"\s+{WORDS}(?P<a>{Q}).*",
    rf"better\s*:?\s*{WORDS}(?P<b>{Q})\s+than\s+{WORDS}(?P<a>{Q}).*",
    rf"(?:we\s+)?(?:would\s+)?(?:read|say|write|use|prefer)\s+{WORDS}(?P<b>{Q})\s+(?:to|over)\s+{WORDS}(?P<a>{Q}).*",
    rf"<verbs.replace>\s*:?\s*{WORDS}(?P<a>.+?)\s*,?\s*(?<![^\W_])(?:(?:by|with|through|into|to\s+read|to|for|as|par|por|durch)\b|against(?=\s+(?:the\s+\w+\s+)?{Q})|"
    rf"{ARROW})\s*:?\s*{WORDS}(?P<b>.+)",
    rf"(?:read|put|write|say)\s*:?\s*{WORDS}(?P<b>{Q})\s+for\s+{WORDS}(?P<a>{Q}).*",
    rf"where\s+(?:(?:it|the\s+text)\s+)?(?:now\s+)?(?:says?|reads?|has|stands?|is\s+written)\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:(?:it|we)\s+)?{BE}"
    rf"(?:read|say|write|put|have)?s?\s*:?\s*{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*[:,–-]\s*(?:please\s+)?<verbs.replace>\s+(?:it\s+)?(?:to|by|with|into)\s+{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*{BE}(?:read|red|rad|written|phrased|worded)\s+(?:as\s+)?{WORDS}(?P<b>{Q}).*",
    rf"<verbs.replacement>\s+of\s+{WORDS}(?P<a>.+?)\s+(?:by|with|through|into|to|for)\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>.+?)\s*,?\s*{BE}<verbs.replaced>\s+(?:by|with|through|to\s+read|into|to|for|as|against|par|durch)"
    rf"\s*:?\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>.+?)\s*{ARROW}\s*{WORDS}(?P<b>.+)",
    rf"{WORDS}(?P<a>{QD})\s*,?\s*(?:it\s+)?(?:(?:should|must|shall|to|has\s+to|needs\s+to|would\s+better|ought\s+to|"
    rf"is\s+to)\s+(?:now\s+|better\s+|rather\s+)?(?:read|be|become|say|get)|becomes|reads)\s*:?\s*{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{QD})\s*,?\s*(?:(?:should|must|shall|has\s+to)\s+(?:become|read)|becomes|reads)\s*:?\s*(?P<b>[^\ue000-\uefff]{{1,80}})",
    rf"{WORDS}(?P<b>{Q})\s+{BE}(?:take|takes|come|comes|go|goes|stand|stands)\s+(?:in\s+)?the\s+place\s+of\s+{WORDS}(?P<a>{Q}).*",
    rf"(?:(?:we|I|one)\s*(?:would|'d|’d|should)?\s+)?(?:rather|better|preferably|prefer)\s*(?:(?:to\s+)?(?:say|write|read|put|have|speak\s+of))?\s*:?\s*{WORDS}(?P<b>{Q})\s+(?:than|instead\s+of|to|over)\s+{WORDS}(?P<a>{Q}).*",
    rf"(?:where|there\s+where)\s+(?:(?:it|the\s+text|there)\s+)?(?:now\s+)?(?:is|stands)\s+(?:written|said)?\s*{WORDS}(?P<a>{Q})\s*,?\s*(?:(?:it|there|we)\s+)?{BE}(?:written|said|put|stand|write)?\s*:?\s*{WORDS}(?P<b>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*[:,;–-]?\s*(?:(?:please|to|should|better|rather|we|would|must)\s+)+(?:put|write|say|read|take|use)\s*:?\s*{WORDS}(?P<b>{Q})",
    rf"{WORDS}(?P<a>{D})\s*(?:and|,|:)?\s*(?P<b>(?:{U}|{Q}|.+))",
    rf"{WORDS}(?P<b>{Q})\s+(?:replaces|should\s+replace|must\s+replace|to\s+replace|in\s+place\s+of|for)\s+{WORDS}(?P<a>{Q}).*",
    rf"{WORDS}(?P<a>{Q})\s*,?\s*(?:{BE}<verbs.replaced>\s+in(?:to)?|by|with|into|to)\s+{WORDS}(?P<b>{Q}).*",
    rf"[^\ue000-\ue3ff]*?{WORDS}(?P<b>{Q})\s*,?\s*(?:instead(?:\s+of)?|in\s+(?:the\s+)?place\s+of|in\s+lieu\s+of)\s+{WORDS}(?P<a>{Q})[^\ue000-\ue3ff]*",
    rf"(?:read|say|write|put)\s+{WORDS}(?P<b>{Q})\s+where\s+(?:there\s+is\s+|it\s+is\s+)?{WORDS}(?P<a>{Q})",
    rf"[^\ue000-\ue3ff]*?\bsays?\s+{WORDS}(?P<a>{Q})\s*[,;]?\s*(?:(?:but|and|it)\s+)*(?:should|must|has\s+to|ought\s+to)\s+(?:say|read|be)\s+{WORDS}(?P<b>{Q})",
    rf"<verbs.replace>\s+{WORDS}(?P<a>{Q})\s*,?\s*(?:(?:new|proposed|our)\s*:?\s*)?(?P<b>{Q})",
)
ADD_VERB = r"(?:to\s+)?<verbs.add>(?:\s+(?:in|here|also))?\s*[:,]?"
X = r"(?P<x>.+?)"
ADD = (
    rf"{ADD_VERB}\s*{WORDS}(?P<x>{Q}|.+?)\s*,?\s+between\s+{WORDS}(?P<after>.+?)\s+and\s+{WORDS}(?P<before>.+)",
    rf"(?:between)\s+{WORDS}(?P<after>.+?)\s+and\s+{WORDS}(?P<before>{Q}|[^,:]+?)"
    rf"\s*[,:–-]?\s*(?:please\s+)?{ADD_VERB}\s*{WORDS}(?P<x>.+)",
    rf"{AFTER}\s+{WORDS}(?P<after>{Q})\s*,?\s*{BE}<verbs.added>\s*:?\s*{WORDS}(?P<x>{Q}).*",
    rf"{BEFORE}\s+{WORDS}(?P<before>{Q})\s*,?\s*{BE}<verbs.added>\s*:?\s*{WORDS}(?P<x>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s*{BE}(?:come|go|stand|follow|appear|be)?s?\s*{AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s*{BE}(?:come|go|stand|appear|be)?s?\s*{BEFORE}\s+{WORDS}(?P<before>{Q}).*",
    rf"{AFTER}\s+{WORDS}(?P<after>.+?)\s*[,:;–-]?\s*(?:(?:we|please|the)\s+(?:\w+\s+)?)?{ADD_VERB}\s*{WORDS}(?P<x>.+)",
    rf"{BEFORE}\s+{WORDS}(?P<before>.+?)\s*[,:;–-]?\s*(?:(?:we|please|the)\s+(?:\w+\s+)?)?{ADD_VERB}\s*{WORDS}(?P<x>.+)",
    rf"{ADD_VERB}\s*[,]?\s*{AFTER}\s+{WORDS}(?P<after>{Q}|[^,:]+?)\s*[,:–-]?\s*{WORDS}(?P<x>{Q}|(?<=[,:–-])\s*.+)",
    rf"{ADD_VERB}\s*[,]?\s*{BEFORE}\s+{WORDS}(?P<before>{Q}|[^,:]+?)\s*[,:–-]?\s*{WORDS}(?P<x>{Q}|(?<=[,:–-])\s*.+)",
    rf"{ADD_VERB}\s*{WORDS}(?P<x>.+?)\s*,?\s+{AFTER}\s+{WORDS}(?P<after>.+)",
    rf"{ADD_VERB}\s*{WORDS}(?P<x>.+?)\s*,?\s+{BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{BE}<verbs.added>\s*,?\s*{AFTER}\s+{WORDS}(?P<after>{Q})\s*,?\s*(?:by|with)\s+{WORDS}(?P<x>{Q}).*",
    rf"{BE}<verbs.added>\s*,?\s*{BEFORE}\s+{WORDS}(?P<before>{Q})\s*,?\s*(?:by|with)\s+{WORDS}(?P<x>{Q}).*",
    rf"{BE}<verbs.added>\s+(?:by|with)\s+{WORDS}(?P<x>{Q})\s*,?\s*{AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"(?:needs?|requires?|wants?|lacks?|misses)\s+{WORDS}(?P<x>{Q})\s*,?\s*{AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"(?:needs?|requires?|wants?|lacks?|misses)\s+{WORDS}(?P<x>{Q})\s*,?\s*{BEFORE}\s+{WORDS}(?P<before>{Q}).*",
    rf"{AFTER}\s+{WORDS}(?P<after>{Q})\s*,?\s*(?:(?:it|there|we)\s+)?(?:lacks?|misses|miss|is\s+missing|is\s+lacking|needs?)\s+{WORDS}(?P<x>{Q}).*",
    rf"(?:complete|supplement|complement|extend|enrich)\s+{WORDS}(?P<after>{Q})\s+(?:by|with)\s+{WORDS}(?P<x>{Q})",
    rf"precede\s+{WORDS}(?P<before>{Q})\s+(?:by|with)\s+{WORDS}(?P<x>{Q})",
    rf"(?:let|have)\s+{WORDS}(?P<x>{Q})\s+follow\s+(?:on\s+)?{WORDS}(?P<after>{Q})",
    rf"{WORDS}(?P<after>{Q})\s+{BE}(?:followed|completed|continued)\s+(?:by|with)\s+{WORDS}(?P<x>{Q})",
    rf"{WORDS}(?P<after>{Q})\s*\+\s*{WORDS}(?P<x>{Q})",
    rf"\+\s*{WORDS}(?P<x>{Q})\s*,?\s*{AFTER}\s+{WORDS}(?P<after>{Q}|[\w’'-]+(?:\s+[\w’'-]+){{0,4}})",
    rf"\+\s*{WORDS}(?P<x>{Q})\s*,?\s*{BEFORE}\s+{WORDS}(?P<before>{Q}|[\w’'-]+(?:\s+[\w’'-]+){{0,4}})",
    rf"{WORDS}(?P<x>{Q})\s*,?\s*{AFTER}\s+{WORDS}(?P<after>[\w’'-]+(?:\s+[\w’'-]+){{0,4}})",
    rf"{WORDS}(?P<x>{Q})\s*,?\s*{BEFORE}\s+{WORDS}(?P<before>[\w’'-]+(?:\s+[\w’'-]+){{0,4}})",
    rf"{AFTER}\s+{WORDS}(?P<after>[\w’'-]+(?:\s+[\w’'-]+){{0,4}})\s*[,:+–-]+\s*{WORDS}(?P<x>{Q})",
    rf"{BEFORE}\s+{WORDS}(?P<before>[\w’'-]+(?:\s+[\w’'-]+){{0,4}})\s*[,:+–-]+\s*{WORDS}(?P<x>{Q})",
    rf"{WORDS}{X}\s*,?\s*{BE}<verbs.added>\s*,?\s*{AFTER}\s+{WORDS}(?P<after>.+)",
    rf"{WORDS}{X}\s*,?\s*{BE}<verbs.added>\s*,?\s*{BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{AFTER}\s+{WORDS}(?P<after>.+?)\s*[,:]?\s*{WORDS}(?P<x>{Q}|.+?)\s+{BE}<verbs.added>.*",
    rf"{BEFORE}\s+{WORDS}(?P<before>.+?)\s*[,:]?\s*{WORDS}(?P<x>{Q}|.+?)\s+{BE}<verbs.added>.*",
    rf"(?:it\s+|there\s+|here\s+|we\s+)?(?:lacks?|miss(?:es)?|is\s+missing|are\s+missing|missing|is\s+lacking|lacking|"
    rf"forgets?|is\s+no)\s*:?\s*{WORDS}(?P<x>.+?)\s*[:,;–-]\s*(?:to\s+|please\s+|should\s+)?(?:put|place|be|add|insert|"
    rf"placed)?\s*(?:it|them|this)?\s*(?:be\s+)?(?:placed\s+|put\s+|added\s+)?{AFTER}\s+{WORDS}(?P<after>.+)",
    rf"(?:it\s+|there\s+|here\s+|we\s+)?(?:lacks?|miss(?:es)?|is\s+missing|are\s+missing|missing|is\s+lacking|lacking|"
    rf"forgets?)\s*:?\s*{WORDS}(?P<x>.+?)(?:\s+{AFTER}\s+{WORDS}(?P<after>.+))?",
    rf"{WORDS}(?P<x>{Q}|.+?)\s+(?:is|are)\s+(?:missing|lacking|forgotten)\s+{BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"{WORDS}(?P<x>{Q}|.+?)\s+(?:is|are)\s+(?:missing|lacking|forgotten)(?:\s+{AFTER}\s+{WORDS}(?P<after>.+))?",
    rf"(?:(?:should|must|shall|needs?\s+to|ought\s+to|could|has\s+to|would)\s+)(?:also\s+|explicitly\s+|clearly\s+|"
    rf"better\s+)*(?:mention|include|refer\s+to|contain|name|list|cover|add|reference|have|specify|acknowledge|"
    rf"be\s+completed\s+(?:by|with)|be\s+supplemented\s+(?:by|with)|speak\s+(?:of|about))s?\s*:?\s*{WORDS}(?P<x>.+?)"
    rf"(?:\s+{AFTER}\s+{WORDS}(?P<after>{Q}.*))?",
    rf"<verbs.addition>\s+of\s+{WORDS}(?P<x>.+?)\s+{AFTER}\s+{WORDS}(?P<after>.+)",
    rf"<verbs.addition>\s+of\s+{WORDS}(?P<x>.+?)\s+{BEFORE}\s+{WORDS}(?P<before>.+)",
    rf"<verbs.addition>\s+of\s*:?\s*{WORDS}(?P<x>.+)",
    rf"{AFTER}\s+{WORDS}(?P<after>{Q})\s*[,:–-]?\s*(?:{BE}(?:comes?|stands?|goes|go|follows?)\s+)?{WORDS}(?P<x>{Q})",
    rf"{BEFORE}\s+{WORDS}(?P<before>{Q})\s*[,:–-]?\s*(?:{BE}(?:comes?|stands?|goes|go)\s+)?{WORDS}(?P<x>{Q})",
    rf"{WORDS}(?P<x>{Q})\s+{AFTER}\s+{WORDS}(?P<after>{Q}).*",
    rf"{WORDS}(?P<x>{Q})\s+{BEFORE}\s+{WORDS}(?P<before>{Q}).*",
    rf"\+\s*{WORDS}(?P<x>.+)",
    rf"{ADD_VERB}\s*{WORDS}(?P<x>.+)",
    rf"{WORDS}(?P<x>{Q}|.+?)\s*,?\s*{BE}<verbs.added>.*",
    rf"{WORDS}(?P<x>{Q}|{U})",
)
DELETE = (
    rf"<verbs.delete>\s*:?\s*(?:from\s+)?{WORDS}(?P<a>{Q})\s+(?:up\s+)?(?:to|until|till|through)\s+{WORDS}(?P<b>{Q}).*",
    r"(?:the\s+)?<verbs.deletion>\s+(?:is\s+)?(?P<a>)(?:requested|demanded|demandée|proposed|asked|suggested|required)\b.*",
    r"(?:the\s+)?<verbs.deletion>\s*(?:,\s*)?(?:of\s+|:\s*)?(?P<a>.*)",
    r"(?:to\s+)?<verbs.delete>\b\s*[:,]?\s*(?P<a>.*)",
    r"(?P<a>.*?)\s*[:–-]?\s*(?:(?:should|must|shall|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|may|to|is|are|was|were|"
    r"be|better|rather|well|therefore|all|\w+ly)\s+)*<verbs.deleted>\b.*",
    r"(?P<a>.*?)\s*[:–-]\s*(?:to\s+|please\s+)?<verbs.delete>\s*",
    rf"(?P<a>{WORDS}{Q})[^\ue000-\ue3ff]*?(?:[,;:–-]|\s)\s*(?:(?:please|so|we|would|should|could|can|you|to|and)\s+)*<verbs.delete>\s+(?:it|them|this|these|that)\b.*",
    rf"(?P<a>{WORDS}{Q})\s*,?\s*(?:to\s+|please\s+)?<verbs.delete>\s*",
    r"(?P<a>.*?)\s*[:,–-]?\s*\b(?:out|away)",
    r"(?P<a>.*?)\s*(?:should|must|has\s+to|have\s+to|needs?\s+to|ought\s+to|can|could|shall|to)\s+(?:just\s+|"
    r"simply\s+|all\s+)?(?:go|disappear|vanish|be\s+out|get\s+out|fall|fall\s+away|be\s+gone|come\s+out)\b.*",
    r"(?P<a>.*?)\s*(?:we\s+)?(?:do\s+not|don't|don’t)\s+need\s+(?:this|it)\b.*",
    rf"(?P<a>{D})",
)
REASON = (
    r"\s*(?:,|–|—|\s-\s|;|\()?\s*\b(?:because|since\s+(?:it|this|they|the)|as\s+(?:it|this|they|these|that|we|such)\b|"
    r"so\s+that|in\s+order\s+(?:to|that)|due\s+to|given\s+that|in\s+view\s+of|for\s+the\s+(?:simple\s+)?reasons?|"
    r"which\s+(?:is|are|was|we|has|does)\b|(?:it|this|they)\s+(?:is|are|was|does|has|adds?|duplicates?|repeats?|"
    r"contradicts?|weakens?|undermines?|goes|comes|belongs|has|makes?)\b|(?<=[,;–—-]\s)(?:it|this|they|we|our|nobody)\s+\w+|"
    r"for\s+consistency|to\s+be\s+consistent|to\s+align|in\s+line\s+with|for\s+clarity|otherwise\b)"
    r".*$"
)
REFUSED = r"\b<verbs.refusing>\b[^.;:]{0,80}?\b(?:<verbs.touch>|<verbs.touched>)\b"
"""What must not be done: "on no account may ... be deleted", "avoid deleting"."""
PREDICATE = re.compile(
    rf"(?:the\s+)?{P}\s+(?:is|are|was|were|has|have|does|do|adds|repeats|duplicates|contradicts|contains|goes|weakens|undermines|"
    rf"belongs|cannot|can|seems|makes|serves|only|no\s+longer)\b",
    re.IGNORECASE,
)
"""A paragraph of which something is said: "Paragraph 15 has no place here and should be deleted"."""
SUB = re.compile(
    r"(?:the\s+)?(?:sub-?para\w*|items?|points?|letters?|bullets?)\.?\s*\(?([a-z]|[ivx]{1,4})\)?\s*[.!]*$", re.IGNORECASE
)
"""A sub-paragraph by its letter, as words before or after the paragraph."""
NUMBERED = re.compile(r"(?:,\s*)?\b(?:in\s+)?(?:the\s+)?sentence\s+(?:no\.?\s*)?(\d)\b\s*[,:–-]?", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINAL = r"(?:the\s+)?(?P<ordinal><places.ordinals>)\s+(?P<part><places.parts>)"
PLACED = (
    rf"(?:,\s*)?\b(?:in|of|from|at|to|under|within|into|on|inside|for)\s+(?:the\s+)?(?:whole\s+|entire\s+|current\s+|"
    rf"text\s+of\s+(?:the\s+)?)?{P}\s*(?:,|:(?!\S))?"
)
WHOLE = (
    r"(?:(?:the|el|la|le|les|los|der|die|das|den|is|are|and|superfluous|redundant|unnecessary|obsolete|repetitive|everything|anything|was|were|"
    r"entirely|completely|altogether|wholly|totally|fully|now|simply|just|this|that|whole|entire|complete|full|all|of|it|text|paragraph|para|"
    r"provision|article|here|out|please|both|all|them|these|paragraphs?|same|again)\b\.?\s*|[,.:;!–—-]\s*)*"
)
