"""Loaded once by the process from which readers are forked, and nowhere else: tables and libraries at work.

What is loaded here is shared by all of them, in memory as in time.
"""

import gc
import signal

# Ctrl-C goes to every process of a terminal, SIGTERM to every one of a service (systemd); this one and its
# children are ended by their parent, which completes what is being read.
for _number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(_number, signal.SIG_IGN)

from marsad.intake import Part, Problem  # noqa: E402
from marsad.pipeline.one import AS_KNOWN, read_one  # noqa: E402

_TEXT = "قتل ستة أشخاص وأصيب عشرة في هجوم على سوق المدينة أمس الثلاثاء، بحسب مصدر أمني. "
_PAGE = f"<html><body><article><h1>هجوم على سوق</h1><p>{_TEXT * 4}</p></article></body></html>"


def _nothing(_: Problem) -> None:
    """Pass over what is said of the page that is read to load all that pages need."""


for _ in read_one(Part(name="page.html", doc="", data=_PAGE.encode()), _nothing, AS_KNOWN):
    pass
gc.freeze()
