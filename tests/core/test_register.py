"""Extension points find their entries by code."""

from pathlib import Path

import pytest

from saleor_postventa.core.registry import DuplicateCode, Registry, UnknownCode, load_modules


def test_gives_entries_in_the_order_of_their_codes() -> None:
    lamps: Registry[int] = Registry("lamps")
    lamps.add("wall", 2)
    lamps.add("desk", 1)
    assert (list(lamps), lamps.codes(), len(lamps), "desk" in lamps, lamps.get("wall")) == (
        [1, 2],
        ["desk", "wall"],
        2,
        True,
        2,
    )


def test_refuses_a_second_claim_but_not_the_same_entry_again() -> None:
    lamps: Registry[object] = Registry("lamps")
    entry = object()
    assert lamps.add("desk", entry) is lamps.add("desk", entry)
    with pytest.raises(DuplicateCode, match="lamps: desk"):
        lamps.add("desk", object())
    assert lamps.get("desk") is entry


def test_names_what_it_does_not_know() -> None:
    lamps: Registry[object] = Registry("lamps")
    with pytest.raises(UnknownCode, match="lamps: desk"):
        lamps.get("desk")


def test_loads_every_module_of_a_folder_but_the_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "found_lamps"
    folder.mkdir()
    for name in ("__init__", "desk", "wall", "_shade"):
        (folder / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    import found_lamps

    assert [module.__name__ for module in load_modules(found_lamps)] == ["found_lamps.desk", "found_lamps.wall"]
