"""Checking templates: every fault at once, with its place and the nearest field; hostile ones never get further."""

from pathlib import Path

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, DocumentKind, template_path
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.parts import COLUMNS
from khenthuong_desktop.documents.render import render
from khenthuong_desktop.documents.shape import list_fields, shape_of
from khenthuong_desktop.documents.tags import part_words
from khenthuong_desktop.documents.template_check import check_parts, check_template
from khenthuong_desktop.errors import FileEncrypted, FileUnreadable, TemplateFaulty
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.word_tools import changed, with_paragraph, with_part

_LISTS = ("groups[].nominees[].", "results[].", "cases[].", "rows[].")  # of ``SubjectColumns``
STATEMENT = template_path(KINDS["request_statement"])
SHAPE = shape_of(KINDS["request_statement"].record)


OFFERED = {  # what units may print in templates of their own, and ours do not; columns of lists are offered everywhere
    "request_statement": ("year", "nominee_groups"),
    "decision": (
        *("gifts", "totals", "year", "decider", "achievement", "subjects", "money", "money_in_words", "payer"),
        *("responsible", "proposer"),
    ),
    "reward_payments": ("rows[].citizen_number",),
    "initiative_application": ("organ", "confirming"),
}


def is_offered(kind: str, path: str) -> bool:
    """Beside what our template of the kind prints."""
    whole = tuple(end for name in OFFERED.get(kind, ()) for end in (f"{name}.", f"{name}[]."))
    column = path.rpartition(".")[2] in COLUMNS and path.startswith(_LISTS)
    return column or path in OFFERED.get(kind, ()) or path.startswith(whole)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_template_prints_exactly_the_fields_of_its_class_but_for_those_offered(kind: DocumentKind) -> None:
    checked = check_parts(read_package(template_path(kind)), shape_of(kind.record))
    assert checked.faults == []
    assert checked.mended == 0
    fields = {entry.path for entry in list_fields(kind.record)}
    assert checked.used <= fields
    assert checked.used == {path for path in fields if not is_offered(kind.name, path)}


def codes(text: str, tmp_path: Path) -> list[str]:
    return [fault.code for fault in check_template(with_paragraph(STATEMENT, tmp_path / "own.docx", text), SHAPE)]


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    text = "{{ propser }} và {{ signing }} và {{ recipients }} và {% include 'x' %} và {{ archive | upcase }}"
    assert codes(text, tmp_path) == ["unknown_field", "not_text", "needs_loop", "forbidden_tag", "forbidden_filter"]


def test_an_unknown_field_is_named_with_its_paragraph_and_the_nearest_field(tmp_path: Path) -> None:
    own = with_paragraph(STATEMENT, tmp_path / "own.docx", "Người ký: {{ signing.signer_nam }}")
    (fault,) = check_template(own, SHAPE)
    assert (fault.code, fault.part, fault.nearest) == ("unknown_field", "word/document.xml", "signing.signer_name")
    assert fault.paragraph == "Người ký: {{ signing.signer_nam }}"
    assert "signing.signer_name" in fault.sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ proposer ", "broken_tag"),
        ("proposer }}", "broken_tag"),
        ("{{ proposer + }}", "broken_tag"),
        ("{% for x in recipients %}{{ x }}", "never_closed"),
        ("{% endfor %}", "never_opened"),
        ("{% if proposer %}{% endfor %}{% endif %}", "never_opened"),
        ("{% for x in proposer %}{{ x }}{% endfor %}", "not_a_list"),
        ("{% for x in recipients %}{{ x.name }}{% endfor %}", "unknown_field"),
        ("{{ loop.index }}", "unknown_field"),
    ],
)
def test_a_broken_tag_is_named(text: str, code: str, tmp_path: Path) -> None:
    assert codes(text, tmp_path) == [code]


def test_the_words_of_the_unit_around_tags_are_free(tmp_path: Path) -> None:
    text = "{% if organ.superior %}{{ proposer|upper }}{% elif archive == 'VT' %}50 % {VT}{% else %}-{% endif %}"
    assert codes(text, tmp_path) == []


def test_one_looks_into_the_first_and_the_last_of_a_list(tmp_path: Path) -> None:
    assert codes("{{ (nominee_groups|last).title }}, {{ (nominee_groups|first).numeral }}", tmp_path) == []
    assert codes("{{ (nominee_groups|last).titel }}", tmp_path) == ["unknown_field"]
    assert codes("{{ (proposer|last).title }}", tmp_path) == ["wrong_kinds"]


@pytest.mark.parametrize("quote", ["&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "“", "'"])
def test_quotation_marks_of_any_office_program_are_understood(quote: str, tmp_path: Path) -> None:
    closing = {"“": "”"}.get(quote, quote)
    assert codes(f"{{{{ proposer if archive == {quote}VT{closing} else decider }}}}", tmp_path) == []


HOSTILE_TAGS = [
    "{{ ''.__class__ }}",
    "{{ proposer.__class__.__mro__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ proposer|attr('__class__') }}",
    "{{ proposer.format(organ) }}",
    "{{ '%s'|format(proposer) }}",
    "{{ 'A' * 10**9 }}",
    "{{ 2 ** 99999 }}",
    "{{ range(10**9) }}",
    "{{ recipients['__class__'] }}",
    "{% for a in range(9) %}{{ a }}{% endfor %}",
    "{% set x = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'base' %}",
    "{% macro run() %}{% endmacro %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% filter upper %}a{% endfilter %}",
    "{% call run() %}{% endcall %}",
    "{{ namespace() }}",
    "{% for a in proposals recursive %}{% endfor %}",
    "{{ (((" + "(" * 200 + "1" + ")" * 203 + " }}",
    "{{ proposer if _printed else proposer }}",
    "{%tc for a in recipients %}",
    "{{r proposer }}",
]


@pytest.mark.parametrize("tag", HOSTILE_TAGS)
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "docProps/core.xml"])
def test_a_hostile_tag_is_refused_in_every_part(tag: str, part: str, tmp_path: Path) -> None:
    shown = tag.replace("&", "&amp;").replace("<", "&lt;")
    end = {"word/document.xml": " NAM</w:t>", "word/header1.xml": "</w:t>", "docProps/core.xml": "</dc:title>"}[part]
    own = changed(STATEMENT, tmp_path / "own.docx", lambda xml: xml.replace(end, shown + end, 1), part)
    with pytest.raises(TemplateFaulty) as caught:
        render(own, SAMPLES["request_statement"])
    assert caught.value.faults
    assert all(part_words(part) in fault for fault in caught.value.faults)


def test_words_beside_a_paragraph_tag_are_reported_as_lost(tmp_path: Path) -> None:
    own = with_paragraph(STATEMENT, tmp_path / "one.docx", "{%p endif %}")
    own = with_paragraph(own, tmp_path / "two.docx", "Lời dẫn {%p if proposer %}")
    (fault,) = check_template(own, SHAPE)
    assert (fault.code, fault.tag, fault.paragraph) == ("swallowed", "{%p if proposer %}", "Lời dẫn {%p if proposer %}")


def test_faults_after_an_open_tag_are_found_as_well(tmp_path: Path) -> None:
    one = with_paragraph(STATEMENT, tmp_path / "one.docx", "{{ propser }}")
    two = with_paragraph(one, tmp_path / "two.docx", "{{ proposer")
    assert [fault.code for fault in check_template(two, SHAPE)] == ["broken_tag", "unknown_field"]


def test_four_nested_loops_are_refused(tmp_path: Path) -> None:
    nested = "".join(f"{{% for {name} in recipients %}}" for name in "abcd") + "{% endfor %}" * 4
    assert codes(nested, tmp_path) == ["loop_apart", "loop_apart", "too_many_loops"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "forbidden_part"),
        ("word/activeX/activeX1.xml", b"<a/>", "forbidden_part"),
        ("word/embeddings/oleObject1.bin", b"x", "forbidden_part"),
        ("word/afchunk1.mht", b"x", "forbidden_part"),
        ("word/comments.xml", b"<w:c>{{ proposer }}</w:c>", "tag_out_of_place"),
        ("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "document_type"),
        ("word/y.xml", '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), "foreign_encoding"),
        ("word/z.xml", b"<w:altChunk r:id='a'/>", "forbidden_part"),
        ("word/f.xml", b"<w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText>", "forbidden_field"),
        (
            "word/f.xml",
            b'<a><w:instrText> INCLUDE</w:instrText><w:instrText>TEXT "\\\\x" </w:instrText></a>',
            "forbidden_field",
        ),
        (
            "word/_rels/settings.xml.rels",
            b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" '
            b'Target="http://x/t.dotm" TargetMode="External"/></Relationships>',
            "outside_link",
        ),
        (
            "word/_rels/header1.xml.rels",
            b"<Relationships><Relationship Id='a' Type='x/hyperlink' "
            b"Target='file://x/y' TargetMode='External'/></Relationships>",
            "outside_link",
        ),
    ],
)
def test_a_dangerous_file_is_refused_with_its_reason(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    own = with_part(STATEMENT, tmp_path / "own.docx", name, content)
    faults = check_template(own, SHAPE)
    assert {fault.code for fault in faults} == {code}
    assert all(part_words(name) in fault.sentence for fault in faults)


def test_an_ordinary_web_link_is_welcome(tmp_path: Path) -> None:
    link = (
        b'<Relationships><Relationship Id="a" Type="x/hyperlink" '
        b'Target="https://example.vn" TargetMode="External"/></Relationships>'
    )
    own = with_part(STATEMENT, tmp_path / "own.docx", "word/_rels/header1.xml.rels", link)
    assert check_template(own, SHAPE) == []


def test_a_swollen_part_is_refused_before_it_is_read(tmp_path: Path) -> None:
    own = with_part(STATEMENT, tmp_path / "own.docx", "word/media/a.png", b"\x00" * 30_000_000)
    with pytest.raises(FileUnreadable):
        check_template(own, SHAPE)


def test_an_old_or_locked_word_file_is_named_as_such(tmp_path: Path) -> None:
    old = tmp_path / "old.docx"
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
    old.write_bytes(start + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(FileEncrypted):
        check_template(old, SHAPE)
    for content, reason in ((start, "old_word"), (b"not a zip", "not_word")):
        old.write_bytes(content)
        with pytest.raises(FileUnreadable) as refused:
            check_template(old, SHAPE)
        assert refused.value.details["reason"] == reason


def test_a_template_emptied_of_its_text_is_refused() -> None:
    parts = read_package(STATEMENT)
    body = parts["word/document.xml"].decode()
    start, end = body.index("<w:body>") + len("<w:body>"), body.rindex("<w:sectPr")
    parts["word/document.xml"] = (body[:start] + "<w:p/>" + body[end:]).encode()
    assert [(fault.code, fault.part) for fault in check_parts(parts, SHAPE).faults] == [
        ("no_text", "word/document.xml")
    ]
