"""Runs the benchmarks (``python -m tests.benchmarks``) and prints ours, the peer's and the ratio."""

import argparse
import json
import sys

from tests.benchmarks import documents, law, lists_out, rendering, spreadsheets, starting

BENCHMARKS = {
    **starting.BENCHMARKS,
    **documents.BENCHMARKS,
    **rendering.BENCHMARKS,
    **law.BENCHMARKS,
    **spreadsheets.BENCHMARKS,
    **lists_out.BENCHMARKS,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", choices=sorted(BENCHMARKS), action="append")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results = []
    for name, run in BENCHMARKS.items():
        if arguments.only and name not in arguments.only:
            continue
        result = run()
        results.append(result)
        if not arguments.json:
            mark = "met" if result.met else "NOT MET"
            cpu = f" (processor × {result.cpu_ratio:.2f})" if result.cpu_ratio else ""
            print(
                f"{result.name}: ours {result.ours:.3f}, {result.peer_name} {result.peer:.3f}, "
                f"× {result.ratio:.2f}{cpu}, goal {result.goal}: {mark}"
            )
    if arguments.json:
        print(json.dumps({"benchmarks": [result.as_json() for result in results]}, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
