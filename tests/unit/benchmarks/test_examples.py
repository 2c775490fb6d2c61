"""The examples in the benchmarks' docstrings hold."""

import doctest
import importlib

import pytest

MODULES = ("accuracy", "causes", "parallel", "readers", "spans", "values")


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(f"benchmarks.{name}"))
    assert outcome.attempted and not outcome.failed
