"""What a figure was measured on: without it no two figures compare."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Machine:
    """The processor as it names itself, its cores, the system, Python, and how busy the machine was (processes waiting
    to run, over the last minute) when the run began."""

    processor: str
    cores: int
    system: str
    python: str
    load: float


def this_machine() -> Machine:
    """The machine this process runs on."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        system=platform.platform(),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        load=round(os.getloadavg()[0], 2),
    )


def commit() -> str | None:
    """The short hash of the commit, with `+` where tracked files differ from it; `None` outside a git checkout."""
    try:
        short = _git("rev-parse", "--short", "HEAD")
        return short + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return None


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
