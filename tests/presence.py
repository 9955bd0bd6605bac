"""What may be missing in general and is there in a test."""

from typing import TypeVar

T = TypeVar("T")


def there(found: T | None) -> T:
    """What was found, which a test goes on with only if there is something."""
    assert found is not None
    return found
