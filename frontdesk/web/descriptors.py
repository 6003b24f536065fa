"""How many connections the system lets this process hold."""

import sys

_OTHERS = 64  # files, pipes and libraries


def connections_within(wanted: int) -> int:
    """`wanted` connections, or fewer where this process may open too few files; its own limit is raised as far as it
    may be.

    asyncio takes in all that knock before it asks whether there is room: so many may be open once more. Without a file
    left it would do nothing else than say so, ten thousand times a second.
    """
    needed = 2 * wanted + _OTHERS
    return max(1, min(wanted, (_most_files(needed) - _OTHERS) // 2))


if sys.platform == "win32":  # not run: sockets are no files there

    def _most_files(needed: int) -> int:
        return needed

else:
    import resource
    from contextlib import suppress

    def _most_files(needed: int) -> int:
        """How many may be open, `needed` if that can be had."""
        allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        if allowed == resource.RLIM_INFINITY or allowed >= needed:
            return needed
        with suppress(OSError, ValueError):
            raised = needed if most == resource.RLIM_INFINITY else min(needed, most)
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised, most))
            return raised
        return allowed
