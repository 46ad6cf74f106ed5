"""A process that reaches no network: what a peer would fetch at run time is refused, so that every figure is of what was
installed, and nothing leaves the machine."""

from __future__ import annotations

import sys

_REFUSED = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})


def refuse_network() -> None:
    """From here on, in this process, for good: `OSError` for whoever asks for an address or a connection."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise OSError(f"the benchmarks run without a network: {event} {arguments!r}")
