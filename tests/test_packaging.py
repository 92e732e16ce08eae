"""What is declared as a dependency is what the code imports, and the pinned lists cover it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Published only together, at versions that one of them fixes.
COMPANIONS = {
    "annotated-types": "pydantic",
    "asn1crypto": "pyhanko",
    "lsprotocol": "pygls",
    "pydantic-core": "pydantic",
    "pyhanko-certvalidator": "pyhanko",
}

# Run by hand in an environment that has them; see the files that import them.
ELSEWHERE = {"atheris", "pm4py"}


def normal(name: str) -> str:
    """The name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name, maxsplit=1)[0]).lower()


def imported_distributions(*folders: str) -> dict[str, set[str]]:
    """The distributions that the code in these folders imports, each with the files that do."""
    owners = packages_distributions()
    ours = {path.stem for folder in folders for path in (CHECKOUT / folder).glob("*.py")} | {
        *folders,
        "sopan",
    }
    found: dict[str, set[str]] = {}
    for path in (path for folder in folders for path in (CHECKOUT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.split(".")[0]
                if top in ours or top in sys.stdlib_module_names:
                    continue
                distributions = owners.get(top, [top])
                # ruamel is a namespace that several distributions share
                exact = {d for d in distributions if normal(name).startswith(normal(d))} or set(distributions)
                for distribution in exact:
                    owner = COMPANIONS.get(normal(distribution), normal(distribution))
                    found.setdefault(owner, set()).add(str(path.relative_to(CHECKOUT)))
    return found


def declared(*extras: str) -> set[str]:
    """The distributions that pyproject.toml names, for the package itself and for these extras."""
    texts = [
        *PROJECT["dependencies"],
        *(text for name in extras for text in PROJECT["optional-dependencies"][name]),
    ]
    return {normal(text) for text in texts}


def test_dependencies_are_what_the_code_imports() -> None:
    imported = imported_distributions("src")
    assert not {
        name: sorted(files)
        for name, files in imported.items()
        if name not in declared("cepat", "lsp", "pkcs11", "web")
    }
    assert not declared("cepat") - set(imported)


def test_tests_and_tools_import_only_what_is_declared() -> None:
    imported = imported_distributions("tests", "bench", "docs")
    allowed = declared(*PROJECT["optional-dependencies"]) | ELSEWHERE
    assert not {name: sorted(files) for name, files in imported.items() if name not in allowed}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_pinned_list_is_complete_and_tells_no_address(name: str) -> None:
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|^-", text, re.MULTILINE)
    pinned = {normal(line) for line in text.splitlines() if "==" in line}
    wanted = {normal(text) for text in PROJECT["dependencies"]}
    if name == "dev.txt":
        wanted |= {normal(text) for texts in PROJECT["optional-dependencies"].values() for text in texts}
    assert not wanted - pinned


def test_bundled_fonts_travel_with_their_licence() -> None:
    fonts = CHECKOUT / "src/sopan/layout/fonts"
    assert {path.name for path in fonts.glob("*.ttf")} == {
        f"LiberationSans-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")
    }
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / "OFL.txt").read_text(encoding="utf-8")
