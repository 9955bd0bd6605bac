"""Benchmarks: ours and the peer side by side in one run, their answers compared first."""
