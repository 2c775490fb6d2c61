"""Benchmarks: speed beside peers (`run`), and accuracy on texts that others annotated (`corpora`)."""
