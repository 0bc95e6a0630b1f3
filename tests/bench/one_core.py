"""Keeps NumPy to one core. Import this first: the variables are read once, when NumPy loads its BLAS."""

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
CORES = 1
