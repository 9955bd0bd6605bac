"""Runs the benchmarks (``python -m tests.benchmarks``) and prints ours, the peer's and the ratio."""

import argparse
import json
import sys

from tests.benchmarks import documents, docxtemplater, law, lists_out, papers, rendering, spreadsheets, starting
from tests.benchmarks.measure import NotMeasured

BENCHMARKS = {
    **starting.BENCHMARKS,
    **documents.BENCHMARKS,
    **rendering.BENCHMARKS,
    **docxtemplater.BENCHMARKS,
    **papers.BENCHMARKS,
    **law.BENCHMARKS,
    **spreadsheets.BENCHMARKS,
    **lists_out.BENCHMARKS,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", choices=sorted(BENCHMARKS), action="append")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results: list[dict[str, object]] = []
    for name, run in BENCHMARKS.items():
        if arguments.only and name not in arguments.only:
            continue
        try:
            result = run()
        except NotMeasured as reason:
            results.append({"name": name, "not_measured": str(reason)})
            words = f"{name}: not measured, {reason}"
        else:
            results.append(result.as_json())
            words = result.words
        if not arguments.json:
            print(words, flush=True)
    if arguments.json:
        print(json.dumps({"benchmarks": results}, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
