"""The gate: what fell is named, floors go up only, and a change of gold is noticed."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[3] / "evaluation" / "gate.py"
spec = importlib.util.spec_from_file_location("gate", PATH)
assert spec and spec.loader
gate = importlib.util.module_from_spec(spec)
sys.modules["gate"] = gate
spec.loader.exec_module(gate)


def row(value: float) -> dict[str, float]:
    return dict.fromkeys(gate.KEYS, value)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A repository with an own gold set whose score is `today`."""
    today = {"ru": row(90.0), "digest": "a"}
    (tmp_path / "evaluation" / "gold").mkdir(parents=True)
    (tmp_path / "evaluation" / "gold" / "x.json").write_text("{}", "utf-8")
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "evaluation" / "floors.toml")
    monkeypatch.setattr(gate, "measure", lambda _: gate.Measured({"ru": today["ru"]}, today["digest"]))
    return today


def floors() -> Any:
    return tomllib.loads(gate.FLOORS.read_text("utf-8"))


def test_floors_are_raised_to_half_a_point_below_and_then_hold(tree: dict[str, Any]) -> None:
    assert gate.main(["--raise"]) == 0
    assert floors()["own"]["ru"]["quantities"] == 89.5
    assert gate.main([]) == 0


def test_what_fell_is_named_and_fails(tree: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    gate.main(["--raise"])
    tree["ru"] = {**row(90.0), "times": 80.0}
    assert gate.main([]) == 1
    assert "own: ru times: 80.0 is below its floor of 89.5" in capsys.readouterr().out


def test_a_language_that_is_gone_has_fallen() -> None:
    assert list(gate.fallen({"kk": {"items": 50.0}}, {})) == ["kk items: 0.0 is below its floor of 50.0"]


def test_a_raise_lowers_nothing(tree: dict[str, Any]) -> None:
    gate.main(["--raise"])
    tree["ru"] = {**row(95.0), "times": 80.0}
    assert gate.main(["--raise"]) == 1
    assert floors()["own"]["ru"]["times"] == 89.5 and floors()["own"]["ru"]["items"] == 94.5


def test_lowering_needs_a_reason_and_keeps_it(tree: dict[str, Any]) -> None:
    gate.main(["--raise"])
    tree["ru"] = {**row(90.0), "times": 80.0}
    assert gate.main(["--lower", 'gold was "wrong"']) == 0
    assert floors()["own"]["ru"]["times"] == 79.5
    assert floors()["lowered"][0]["reason"] == 'gold was "wrong"'
    with pytest.raises(SystemExit):
        gate.main(["--lower"])


def test_a_change_of_the_own_gold_is_noticed(tree: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    gate.main(["--raise"])
    tree["digest"] = "b"
    assert gate.main([]) == 1
    assert "the gold pages have changed" in capsys.readouterr().out
    assert gate.main(["--raise"]) == 0 and gate.main([]) == 0


def test_a_set_that_is_not_there_is_skipped(tree: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    gate.main([])
    assert "dev: skipped" in capsys.readouterr().out


def test_a_set_from_outside_that_changed_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    measured = gate.Measured({"ru": row(10.0)}, "b")
    assert gate.report("dev", {"digest": "a", "ru": row(50.0)}, measured, ["ru items fell"]) is False
    assert gate.report("own", {"digest": "a", "ru": row(50.0)}, measured, []) is True
