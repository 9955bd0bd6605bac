"""The rules of Nghị định 30/2020/NĐ-CP on form, checked on finished Word files."""

from khenthuong_desktop.documents.format_check.report import FormatFault, FormatReport, check_format

__all__ = ["FormatFault", "FormatReport", "check_format"]
