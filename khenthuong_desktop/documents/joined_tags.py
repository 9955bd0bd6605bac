"""Joins the tags of a template part with each other as the engine reads them: the rules of docxtpl.

docxtpl looks over the whole part for every rule it has. A part with usual tags alone needs two of them, and these only
around its tags; whatever else stands in braces goes to docxtpl itself.
``tests/unit/documents/test_joined_tags.py`` compares both.
"""

import re
from functools import cache

_WORDS_OF_ITS_OWN = r"(?![^{}]*\b(?:colspan|cellbg|vm|hm)\b)"
_USUAL = re.compile(
    rf"\{{\{{(?!r\s){_WORDS_OF_ITS_OWN}[^{{}}%#<>\n]+\}}\}}"
    rf"|\{{%(?!-|r\s){_WORDS_OF_ITS_OWN}[^{{}}%#<>\n]+(?<!-)%\}}"
    r'|"\{[0-9A-Fa-f-]{36}\}"'  # Word names its extensions so
)
_BRACE = re.compile(r"[{}]")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_UNKEPT_SPACE = re.compile(r"<w:t>((?:(?!<w:t>).)*)({{.*?}}|{%.*?%})", re.DOTALL)
_WRITTEN_AS = (
    ("&#8216;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"),
)  # fmt: skip
_QUOTE = re.compile("&quot;|&#34;|&#x22;")
_APOSTROPHE = re.compile("&apos;|&#39;|&#x27;")


def joined_source(content: bytes) -> str:
    """A part whose tags are whole, without the rows, cells and paragraphs that only hold a tag for them."""
    source = content.decode("utf-8")
    if _BRACE.search(_USUAL.sub("", source)):
        from docxtpl import DocxTemplate  # with all of python-docx behind it

        source = str(DocxTemplate.patch_xml(None, source))
    else:
        source = _joined(source)
    return _TAG.sub(_with_plain_quotes, source)


def _joined(source: str) -> str:
    """What docxtpl makes of a part with usual tags alone."""
    if "<w:t>" in source:
        source = _UNKEPT_SPACE.sub(r'<w:t xml:space="preserve">\1\2', source)
    for element in ("tr", "tc", "p"):
        source = _unwrapped(source, element)
    return _TAG.sub(_with_plain_signs, source)


def _unwrapped(source: str, element: str) -> str:
    """``{%p … %}`` in place of the paragraph that it stands in; likewise rows and cells."""
    chunks: list[str] = []
    place = looked = 0
    tag, wrapped = _wrapping(element)
    for found in tag.finditer(source):
        start = max(source.rfind(f"<w:{element}{end}", looked, found.start()) for end in " >")
        looked = found.start()
        around = wrapped.match(source, start) if start >= place else None
        if around:
            chunks += (source[place:start], around.expand(r"\1 \2"))
            place = around.end()
    return "".join((*chunks, source[place:]))


@cache
def _wrapping(element: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a tag for its element begins, and the element around such a tag (the pattern of docxtpl)."""
    tag = rf"({{%|{{{{){element} "
    around = rf"<w:{element}[ >](?:(?!<w:{element}[ >]).)*{tag}([^}}%]*(?:%}}|}}}})).*?</w:{element}>"
    return re.compile(tag), re.compile(around, re.DOTALL)


def _with_plain_signs(tag: re.Match[str]) -> str:
    signs = tag.group(0)
    for written, plain in _WRITTEN_AS:
        signs = signs.replace(written, plain)
    return signs


def _with_plain_quotes(tag: re.Match[str]) -> str:
    """Other office programs write quotation marks in text as references."""
    return _QUOTE.sub('"', _APOSTROPHE.sub("'", tag.group(0)))
