"""The `overread` command. Spawned processes import this module again, so it imports nothing at top level."""


def main() -> int:
    import multiprocessing
    import sys
    from collections.abc import Sequence
    from pathlib import Path

    if sys.stdout is None or sys.stderr is None:
        _write_to_nobody()
    multiprocessing.freeze_support()
    if getattr(sys, "frozen", False) and sys.argv[1:2] == ["-m"]:
        return _run_part(sys.argv[2:])
    from core.cli.main import WindowParts
    from core.cli.main import main as run

    def open_window(paths: list[str], data_dir: str | None, snapshot: str | None) -> int:
        from app.main import run_window

        return run_window(paths, data_dir, snapshot)

    def bench(rounds: int) -> list[dict[str, object]]:
        from app.measures import bench_rows

        return bench_rows(rounds)

    def doctor() -> list[dict[str, object]]:
        from app.measures import doctor_rows

        return doctor_rows()

    def forget(data_dir: Path, paths: Sequence[str]) -> int:
        from app.desk_record import forget_places

        return forget_places(data_dir, paths)

    return run(sys.argv[1:], WindowParts(open_window, bench, doctor, forget))


def _write_to_nobody() -> None:
    """Windows gives a window's program no streams, nor the processes that it spawns, which start here too; libraries
    write to them all the same."""
    import os
    import sys

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as it runs


def _run_part(arguments: list[str]) -> int:
    """What `bench` and `doctor` start with `python -m`: the frozen application is its own interpreter for its parts."""
    import runpy
    import sys

    name, *sys.argv[1:] = arguments or [""]
    if not name.startswith("app."):
        sys.stderr.write("Overread runs no module of others; see `overread --help`.\n")
        return 2
    runpy.run_module(name, run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
