"""Chooses the arithmetic that trains fastest on one core: NumPy with one BLAS thread instead of thinc's BLIS."""

from __future__ import annotations

import os

THREADS = "1"
THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
for _variable in THREAD_VARIABLES:  # read once, when NumPy loads its BLAS: this module must be imported first
    os.environ.setdefault(_variable, THREADS)


def use_numpy() -> None:
    """Let models made from now on compute with NumPy's BLAS."""
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 - after the variables are set

    set_current_ops(NumpyOps(use_blis=False))
