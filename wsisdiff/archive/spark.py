"""The same judging on Apache Spark, for more asks and drafts than one machine should take: `local[*]` or the address of a cluster.

An ask depends on the others only through the glossary, so asks are parted among the workers and each worker makes its own bench of the
drafts, which are sent to it once (a made index costs as much to send as to make). Parting, sending, trying again and spilling are the
engine's. Spark was taken over Dask and Ray: a cluster of it is what statistical offices and archives have, its local mode needs nothing
but Java, and one lost worker costs no answer. It pays from some thousand million pairs of an ask and a paragraph; below, plain processes
are as fast (see `files.parallel`).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wsisdiff.archive.table import Row, rows
from wsisdiff.errors import BadWorkspace
from wsisdiff.judging.assess import through_time
from wsisdiff.judging.bench import Bench
from wsisdiff.judging.verdicts import judged
from wsisdiff.model import Ask, Draft

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast

AT_A_TIME = 200
"""Asks in a partition at the least: a worker that has made its bench should have something to do with it."""
LOCAL = "local[*]"
TRIES = 4
"""How often a part is tried, here as on a cluster: by itself the local engine gives up with the first worker that dies."""
_benches: dict[str, Bench] = {}
"""In a worker: the bench of the run it works for, so that each process makes one and not one a partition."""


def judged_by_spark(asks: Sequence[Ask], drafts: Iterable[Draft], master: str = LOCAL) -> list[Row]:
    """The verdicts of all asks in all drafts, made on the engine at `master`; the rows that `rows_of(assess(asks, drafts))` gives.

    BadWorkspace when the engine is not installed or cannot be reached.
    """
    drafts = tuple(drafts)
    session = _session(master)
    try:
        context = session.sparkContext
        names = tuple(dict.fromkeys(name for ask in asks for name in ask.names))
        sent = context.broadcast((drafts, names))
        run = context.applicationId
        parts = max(1, min(context.defaultParallelism * 4, len(asks) // AT_A_TIME or 1))
        numbered = context.parallelize(list(enumerate(asks)), parts)
        came = numbered.mapPartitions(lambda some: _judge_some(some, sent, run)).collect()
    finally:
        session.stop()
    return [Row(*row) for _, found in sorted(came, key=lambda pair: pair[0]) for row in found]


def _judge_some(some: Iterable[tuple[int, Ask]], sent: Broadcast[Any], run: str) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """In a worker: the verdicts of some of the asks, each with the ask's number."""
    bench = _benches.get(run)
    if bench is None:
        drafts, names = sent.value
        _benches.clear()
        bench = _benches[run] = Bench(drafts, names)
    for number, ask in some:
        verdicts = through_time(judged(ask, bench, (draft.id for draft in bench.drafts)), bench)
        yield number, [tuple(row) for row in rows(ask, verdicts, bench.drafts)]


def _trying(master: str) -> str:
    """The address, with the tries of the local engine where it names none.

    >>> _trying("local[*]"), _trying("local"), _trying("local[2,1]"), _trying("spark://here:7077")
    ('local[*,4]', 'local[1,4]', 'local[2,1]', 'spark://here:7077')
    """
    local = re.fullmatch(r"local(?:\[(\d+|\*)\])?", master)
    return f"local[{local[1] or 1},{TRIES}]" if local else master


def _session(master: str) -> Any:
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        todo = "pip install 'wsisdiff[spark]', and have Java 17 or later"
        raise BadWorkspace("Apache Spark is not installed here", todo=todo) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = (
        SparkSession.builder.master(_trying(master))
        .appName("wsisdiff")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.ui.showConsoleProgress", "false")
    )
    if master.startswith("local"):
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        todo = "check the address, and that Java 17 or later is installed"
        raise BadWorkspace(f"Spark does not start ({str(error).splitlines()[0][:120]})", where=master, todo=todo) from None
