"""One core for everybody: libraries that would use more are held to it, and so are the processes started from here."""

from __future__ import annotations

import os

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def stay_on_one_core() -> None:
    """Call it before numpy is imported. Where the system cannot pin a process, the libraries are still told."""
    for name in _THREADS:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
