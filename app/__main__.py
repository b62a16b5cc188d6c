"""The `overread` command. Spawned processes import this module again, so it imports nothing at top level."""


def main() -> int:
    import multiprocessing
    import sys
    from collections.abc import Sequence
    from pathlib import Path

    multiprocessing.freeze_support()
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


if __name__ == "__main__":
    raise SystemExit(main())
