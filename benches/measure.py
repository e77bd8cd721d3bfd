"""What the scripts beside it share: programs, orders, and how a run is measured."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BENCHES = ROOT / "benches"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
HERE = TARGET / "bench"

# Bytes of a row, roughly, with what a file system needs around them.
ROW = 105


class Run(NamedTuple):
    """One run of a program, from its start to its end."""

    seconds: float
    # The most memory that was resident, in bytes.
    peak: int
    out: str


def stop(what):
    """Says what is wrong and what to do, and ends."""
    sys.exit(f"error: {what}")


def run(command, log=None):
    """Runs a program to its end. The clock is the wall's. The memory is what the kernel
    counted for this process alone (`ru_maxrss` of wait4), not for others before it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, complaint = out.read().decode(), err.read().decode()
    if log:
        log.write_text(complaint)
    if child.returncode != 0:
        stop(f"{command[0]} ended with {child.returncode}\n{complaint or said}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit, said)


def build():
    """Builds the program and the generator, and gives the paths of both."""
    cargo = ["cargo", "build", "--release", "--locked", "--bins", "--example", "bench_orders"]
    if subprocess.run(cargo, cwd=ROOT).returncode != 0:
        stop("the release build is at fault")
    return TARGET / "release/perennial", TARGET / "release/examples/bench_orders"


def orders(generator, rows):
    """The file of so many orders, which is written when it is not there yet."""
    file = HERE / f"orders-{rows}.csv"
    HERE.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        free = shutil.disk_usage(HERE).free
        if free < rows * ROW:
            stop(f"{HERE}: {rows:,} orders need {rows * ROW / 1e9:.1f} GB, {free / 1e9:.1f} are free")
        print(f"writing {file}", file=sys.stderr)
        part = file.with_suffix(".part")
        run([generator, str(rows), part])
        part.rename(file)
    return file


def warm(file):
    """Reads a file, so that no run waits for the disk."""
    with file.open("rb", buffering=0) as bytes_of:
        while bytes_of.read(1 << 20):
            pass


def report(program, file):
    """The command that makes the whole report of a file, into a folder that is empty."""
    site = HERE / "site"
    shutil.rmtree(site, ignore_errors=True)
    config = BENCHES / "perennial.toml"
    return [program, "build", file, "--config", config, "--out", site]


def whole(text, name):
    """A count from the command line; `_` and `,` may part its digits."""
    try:
        count = int(text.replace(",", ""))
    except ValueError:
        count = 0
    if count < 1:
        stop(f"{name} is {text!r}: write a number, such as 1000000")
    return count
