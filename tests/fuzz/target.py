"""One target under atheris: whatever comes in, only a `SopanError` comes out, and soon.

`python -m tests.fuzz.target zip FOLDER [libFuzzer options]`; run.py starts it again after a crash or a hang.
"""

from __future__ import annotations

import hashlib
import pkgutil
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["sopan.read", "sopan.model"]):
    import sopan.read.impor
    from sopan.errors import SopanError
    from sopan.read.impor import impor_bytes, yaml_impor
    from sopan.read.yaml_file import read_text

    # The readers are imported when they are first needed, which would be too late to see into them.
    for module in pkgutil.iter_modules(sopan.read.impor.__path__, "sopan.read.impor."):
        import_module(module.name)

from tests.fuzz.seeds import TARGETS, whole

SLOW = 10.0


def _note(folder: Path, kind: str, data: bytes) -> None:
    """Keep the input and its trace, once for each place that it failed at."""
    key = hashlib.sha256(kind.encode()).hexdigest()[:12]
    if not (folder / f"{key}.txt").exists():
        (folder / f"{key}.bin").write_bytes(data)
        (folder / f"{key}.txt").write_text(kind, encoding="utf-8")


def main() -> None:
    """Fuzz until libFuzzer's own limits end it."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    corpus, findings = folder / name, folder / "temuan"
    for each in (corpus, findings):
        each.mkdir(parents=True, exist_ok=True)
    for data in TARGETS[name]():
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def once(data: bytes) -> None:
        file = whole(data) if name == "zip" else data
        if file is None:
            return
        started = time.process_time()  # a busy machine is no finding
        try:
            if name == "text" and b"langkah" in file:
                read_text(file.decode("utf-8", "replace"))
            yaml_impor(impor_bytes(file, "masukan"))
        except SopanError:
            pass
        except Exception as error:  # noqa: BLE001 - this is what it looks for
            frames = traceback.extract_tb(error.__traceback__)
            where = [f"{frame.filename}:{frame.lineno}" for frame in frames if "sopan" in frame.filename]
            _note(findings, f"{type(error).__name__}: {error}\n" + "\n".join(where), file)
        if time.process_time() - started > SLOW:
            _note(findings, f"slow: more than {SLOW:.0f} s {len(file)}", file)

    options = [
        sys.argv[0],
        str(corpus),
        "-rss_limit_mb=3000",
        "-timeout=60",
        "-max_len=200000",
        "-len_control=0",
        # All parts of one file run through the same code as they are; without these only its smallest stays.
        "-keep_seed=1",
        "-reduce_inputs=0",
        *sys.argv[3:],
    ]
    atheris.Setup(options, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
