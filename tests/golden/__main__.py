"""`python -m tests.golden [--accept]`: compare the golden pictures, or make those of now the golden ones."""

from __future__ import annotations

import argparse
import sys

from tests.golden import accept, compare, documents, left_over, pages, write_report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="make the pictures drawn now the golden ones")
    asked = parser.parse_args()
    found = list(pages(documents()))
    differences = [difference for page in found if (difference := compare(page))]
    gone = left_over({page.name for page in found})
    report = write_report(differences, gone)
    for difference in differences:
        sys.stdout.write(f"{difference.page.name}: {difference.why}\n")
    for path in gone:
        sys.stdout.write(f"{path.name}: tidak digambar lagi\n")
    if asked.accept:
        accept(found)
        sys.stdout.write(f"{len(found)} halaman diterima.\n")
        return 0
    sys.stdout.write(f"{len(found)} halaman, {len(differences) + len(gone)} berbeda; lihat {report}\n")
    return 1 if differences or gone else 0


if __name__ == "__main__":
    sys.exit(main())
