"""Joining tags gives what docxtpl gives, whatever a part is made of; docxtpl itself is asked only where it must be."""

import html

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.documents import joined_tags
from khenthuong_desktop.documents.catalogue import KINDS, DocumentKind, template_path
from khenthuong_desktop.documents.joined_tags import joined_source
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.tag_places import is_filled

_USUAL = (
    "{{ a.b }}", "{{a}}", "{% if a &lt; 2 %}", "{%p if “a” == ‘b’ %}", "{%p endif %}", "{%tr for x in y %}",
    "{%tc for x in y %}", "{{p a }}", "{{tr a|upper }}", "{%p&gt; x %}", "{% p x %}", "{{ a - b }}",
)  # fmt: skip
_RARE = (
    "{%- if a %}", "{% if a -%}", "{{r a }}", "{%r if a %}", "{% vm %}", "{%p hm %}", "{% colspan a %}",
    "{% cellbg a %}", "{# words #}", "{#p words #}", "{", "}", "{<w:b/>{ a }<w:b/>}", "{{ a", "a }}", "{{ a\n }}",
    "{% if a }}", "{{ a # b }}", "{{ a</w:t><w:t>b }}", "{{ a > 1 }}", "{a}", "%}", "{{ {a} }}", "{{}}", "{%%}",
)  # fmt: skip
_MARKUP = (
    "<w:p>", "<w:p a=''>", "<w:pPr>", "</w:p>", "<w:tr>", "<w:tr a=''>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>",
    "<w:t>", '<w:t xml:space="preserve">', "</w:t>", "</w:r>", "<w:tcPr>", "</w:tcPr>", "<w:gridSpan/>", "\n",
    'uri="{28A0092B-C50C-407E-A947-70E740481C1C}"', "chữ &amp; số", "p ", "&lt;",
)  # fmt: skip


def by_docxtpl(source: str) -> str:
    return str(DocxTemplate.patch_xml(None, source))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_shipped_template_is_joined_as_docxtpl_does_without_asking_it(
    kind: DocumentKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {name: content for name, content in read_package(template_path(kind)).items() if is_filled(name)}
    expected = {name: by_docxtpl(content.decode()) for name, content in parts.items()}
    monkeypatch.delattr(DocxTemplate, "patch_xml")
    assert {name: joined_source(content) for name, content in parts.items()} == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_USUAL + _MARKUP), max_size=40).map("".join))
def test_usual_tags_are_joined_as_docxtpl_does(source: str) -> None:
    assert joined_tags._joined(source) == by_docxtpl(source)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_USUAL + _RARE + _MARKUP * 2), max_size=40).map("".join))
def test_whatever_stands_in_a_part_is_joined_as_docxtpl_does(source: str) -> None:
    assert joined_source(source.encode()) == by_docxtpl(source)


@pytest.mark.parametrize("rare", _RARE)
def test_rare_tags_are_left_to_docxtpl(rare: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DocxTemplate, "patch_xml", lambda _self, source: f"asked about {len(source)}")
    source = f"<w:p><w:r><w:t>{{{{ a }}}}{rare}</w:t></w:r></w:p>"
    assert joined_source(source.encode()) == f"asked about {len(source)}"


@pytest.mark.parametrize("quoted", ["&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "&#x27;"])
def test_quotation_marks_written_as_references_are_plain_in_tags_alone(quoted: str) -> None:
    source = f"<w:t>{quoted}{{{{ a|join({quoted}, {quoted}) }}}}</w:t>"
    mark = html.unescape(quoted)
    assert joined_source(source.encode()).endswith(f">{quoted}{{{{ a|join({mark}, {mark}) }}}}</w:t>")


def test_many_tags_without_their_element_take_no_longer_than_they_are_many() -> None:
    source = "<w:t>" + "x" * 2_000_000 + "{%tr if a %}" * 2_000 + "</w:t>"
    assert joined_tags._unwrapped(source, "tr") == source
