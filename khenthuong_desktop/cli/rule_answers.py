"""How packs, previews and faults of packs are told on the command line."""

from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.output import Answer
from khenthuong_desktop.errors import RulePackFaulty

if TYPE_CHECKING:
    from khenthuong_desktop.services.law.rule_packs import PackPreview, PackRow

STATES = {
    "in_force": "đang dùng",
    "superseded": "đã có bản mới hơn",
    "put_aside": "thôi dùng",
    "damaged": "bị sửa sau khi nhận",
    "missing": "không còn trên máy",
    "unusable": "không dùng được cạnh bộ khác",
}


def pack_json(row: "PackRow") -> dict[str, Any]:
    manifest = row.manifest
    return {
        "id": row.id,
        "name": manifest.name if manifest else None,
        "title": row.title,
        "version": manifest.version if manifest else None,
        "source": manifest.source if manifest else None,
        "effective_from": manifest.effective_from.isoformat() if manifest else None,
        "state": row.state.value,
        "since": row.since.isoformat() if row.since else None,
        "changed": list(row.changed),
    }


def preview_json(seen: "PackPreview") -> dict[str, Any]:
    manifest = seen.manifest
    return {
        "id": manifest.id,
        "title": manifest.title,
        "version": manifest.version,
        "source": manifest.source,
        "effective_from": manifest.effective_from.isoformat(),
        "example": manifest.example,
        "in_force_instead": seen.instead or None,
        "changes": [change.as_json() for change in seen.changes],
    }


def preview_lines(seen: "PackPreview") -> list[str]:
    manifest = seen.manifest
    lines = [
        f"{manifest.title}, phiên bản {manifest.version}",
        f"Nguồn: {manifest.source}; hiệu lực từ {manifest.effective_from:%d/%m/%Y}",
    ]
    if manifest.example:
        lines.append("CHÚ Ý: đây là bộ VÍ DỤ để xem cách viết, không phải quy định của đơn vị; xem xong thì thôi dùng.")
    if seen.instead:
        lines.append(f"Bản mới hơn {seen.instead} vẫn được dùng; muốn dùng bản này thì thôi dùng {seen.instead}.")
    head = "Điều gì thay đổi:" if seen.changes else "Quy tắc đang dùng không có gì thay đổi."
    return [*lines, head, *(f"  {change.sentence}" for change in seen.changes)]


def faulty(error: RulePackFaulty, code: int) -> Answer:
    told = {
        "valid": False,
        "faults": error.faults,
        "error": {"code": "RulePackFaulty", "message": messages.explain(error)},
    }
    first = f"Bộ quy tắc có {len(error.faults)} chỗ sai nên không được nhận; quy tắc đang dùng giữ nguyên."
    return Answer(told, [first, *(f"  {fault}" for fault in error.faults)], code)
