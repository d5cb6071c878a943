"""From what comes in to what it says: intake and reader together, on as many cores as are asked for.

>>> from marsad.pipeline import read_all
>>> for one in read_all(["crawl.warc.gz"], on_problem=print, jobs=4):
...     print(one.reading)
"""

from marsad.pipeline.one import How, Read
from marsad.pipeline.pool import Pool
from marsad.pipeline.run import read_all

__all__ = ["How", "Pool", "Read", "read_all"]
