"""Free space of a store: from when on it takes nothing more, and from when on it is not ready."""

from mongo_backup.file_target import Space

ENOUGH = 64 * 1024 * 1024


def scarce(space: Space) -> bool:
    """Whether neither 5 % nor 64 MiB are free: the store is not ready."""
    return space.free <= _least(space)


def full(space: Space) -> bool:
    """Whether nothing may be added: at twice as much, so that one who fills a store keeps no restore from reading."""
    return space.free <= 2 * _least(space)


def _least(space: Space) -> int:
    return min(space.size // 20, ENOUGH)
