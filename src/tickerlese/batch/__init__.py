"""Many documents: folders, archives, tables, feeds and pipes in, one record per document out.

``run`` tells the story (``runs``); ``pool`` runs it in processes, ``on_ray`` on a cluster; ``destinations`` says where
records go, ``ledger`` what is done already; ``duplicates`` marks stories that were there before; ``tables`` writes
Parquet; ``display`` shows a person how far it is.
"""

from __future__ import annotations

from tickerlese.batch.runs import Outcome, run
from tickerlese.batch.settings import Settings

__all__ = ["Outcome", "Settings", "run"]
