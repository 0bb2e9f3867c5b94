"""Builds with a local Dask cluster of two worker processes, and compares every byte: python -m tools.bench_dask.

The workers are processes that were started apart, each reads the project itself, and both builds make everything anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from distributed import LocalCluster

from tools.budget import copy_checkout
from tools.reproduce import build, compare

WORKERS = 2


def time_build(folder: Path, settings: Mapping[str, str]) -> float:
    """Build a copy of the checkout from cold; seconds by the clock."""
    copy_checkout(folder)
    start = time.monotonic()
    build(folder, settings, 0o022, fresh=True)
    return time.monotonic() - start


def start_worker(scheduler: str, folder: Path) -> subprocess.Popen[bytes]:
    """A worker that runs the code of ``folder``, beside its build."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler, "--no-dashboard", "--nthreads", "1"]
    place = ["--local-directory", str(folder.parent / "scratch"), "--no-nanny"]
    return subprocess.Popen([*command, *place], cwd=folder, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command


def main() -> int:
    """Build both ways and compare; 0 where no byte differs."""
    with tempfile.TemporaryDirectory() as held:
        alone, spread = Path(held) / "alone", Path(held) / "spread"
        seconds = time_build(alone, {"LEDGER_WORKERS": "1"})
        copy_checkout(spread)
        with LocalCluster(n_workers=0, dashboard_address=None) as cluster:
            workers = [start_worker(cluster.scheduler_address, spread) for _ in range(WORKERS)]
            try:
                with cluster.get_client() as client:
                    client.wait_for_workers(WORKERS)
                shared = time_build(spread, {"LEDGER_CLUSTER": cluster.scheduler_address})
            finally:
                for worker in workers:
                    worker.terminate()
                    worker.wait()
        differences = list(compare(alone / "build" / "site", spread / "build" / "site"))
        print(f"one process {seconds:.1f} s, {WORKERS} workers of Dask {shared:.1f} s")  # noqa: T201 - a command prints
        print("\n".join(differences[:20]) or "Both sites are the same, every byte.")  # noqa: T201
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
