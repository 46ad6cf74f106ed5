"""`python -m benchmarks`."""

import sys

from benchmarks.offline import refuse_network
from benchmarks.one_core import stay_on_one_core

stay_on_one_core()
refuse_network()

from benchmarks.command import main  # noqa: E402 (libraries ask for their threads while they are imported)

sys.exit(main())
