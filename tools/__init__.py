"""Benchmarks and invented data, outside the pipeline."""
