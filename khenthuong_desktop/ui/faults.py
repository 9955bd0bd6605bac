"""Faults of single values in words."""

from khenthuong_desktop import messages
from khenthuong_desktop.errors import FieldFault, KnownError, ValuesRefused


def explain_fault(fault: FieldFault) -> str:
    """What is wrong with one value, in words; a code without words is a bug that must not hide the fault."""
    try:
        return messages.explain_fault(fault)
    except (KeyError, FileNotFoundError):
        return messages.say("window", "value_refused")


def explain(error: KnownError) -> str:
    """What happened and what to do, every refused value on its own line."""
    if isinstance(error, ValuesRefused):
        return "\n".join(dict.fromkeys(explain_fault(fault) for fault in error.faults))
    return messages.explain(error)
