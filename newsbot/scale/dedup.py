"""Near-duplicates among records of all tasks: datatrove's MinHash, in its four stages."""

from typing import Any

from datatrove.data import Document
from datatrove.executor.base import PipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers.jsonl import JsonlWriter
from datatrove.utils.hashing import HashConfig

from newsbot.scale.pipeline import EXECUTORS, ScaleOptions, count_files

_RECORD = "record"
# By SHA-1, which needs no library more: xxhash 4 does not take the text that datatrove gives it.
_CONFIG = MinhashConfig(hash_config=HashConfig(hash_fc="sha1"))


def deduplication(kind: str, options: ScaleOptions, language: str) -> PipelineExecutor:
    """Return the executor of the last stage, which has the others run before it.

    `options.input` holds articles as `scale extract` writes them; to `articles` of the output go those that are the
    first of their kind, to `removed` the others. `language` (ISO 639) chooses how words are told apart. Signatures,
    buckets and clusters are kept in `minhash` of the output until somebody deletes them.
    """
    files = count_files(options)
    work = f"{options.output.rstrip('/')}/minhash"
    stages: list[tuple[str, list[PipelineStep], int]] = [
        (
            "signatures",
            [_reader(options), MinhashDedupSignature(f"{work}/signatures", config=_CONFIG, language=language)],
            files,
        ),
        (
            "buckets",
            [MinhashDedupBuckets(f"{work}/signatures", f"{work}/buckets", config=_CONFIG)],
            _CONFIG.num_buckets,
        ),
        ("clusters", [MinhashDedupCluster(f"{work}/buckets", f"{work}/remove", config=_CONFIG)], 1),
        (
            "filter",
            [
                _reader(options),
                MinhashDedupFilter(f"{work}/remove", exclusion_writer=_writer(options, "removed")),
                _writer(options, "articles"),
            ],
            files,
        ),
    ]
    executor = None
    for stage, steps, tasks in stages:
        executor = EXECUTORS[kind](steps, options, tasks, stage, executor)
    return executor


def _reader(options: ScaleOptions) -> JsonlReader:
    return JsonlReader(options.input, glob_pattern=options.glob, adapter=_from_record)


def _writer(options: ScaleOptions, kind: str) -> JsonlWriter:
    return JsonlWriter(options.output, f"{kind}/${{rank}}.jsonl.gz", adapter=_to_record)


def _from_record(_reader: JsonlReader, record: dict[str, Any], path: str, number: int) -> dict[str, Any]:
    return {"text": record["text"], "id": f"{path}/{number}", "metadata": {_RECORD: record}}


def _to_record(_writer: JsonlWriter, document: Document) -> Any:
    return document.metadata[_RECORD]
