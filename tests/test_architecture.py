"""The finer rules of docs/adr/0003-layers.md, by pattern of name; import-linter holds the layers."""

from __future__ import annotations

from functools import cache

import grimp


@cache
def graph() -> grimp.ImportGraph:
    """All imports of sopan."""
    return grimp.build_graph("sopan", include_external_packages=True, cache_dir=None)


def part_below(module: str, package: str) -> str:
    """The name directly below `package`: `sopan.render.pdf` of `sopan.render.pdf.table`."""
    return ".".join(module.split(".")[: package.count(".") + 2])


def public(module: str) -> bool:
    """Whether the module's own name begins without an underscore; the others are helpers of a package."""
    return not module.rpartition(".")[2].startswith("_")


def renderers() -> set[str]:
    """The formats of sopan.render, each a module or a package; `base` is what they all take and give."""
    return {name for name in graph().find_children("sopan.render") if public(name)} - {"sopan.render.base"}


def rules() -> set[str]:
    """Every module of a rule: sopan.lint.rules.<family>.<name>."""
    return {
        name for name in graph().find_descendants("sopan.lint.rules") if name.count(".") == 4 and public(name)
    }


def test_renderers_do_not_import_one_another() -> None:
    formats = renderers()
    assert len(formats) > 2
    crossed = {
        f"{name} imports {imported}"
        for format_ in formats
        for name in {format_, *graph().find_descendants(format_)}
        for imported in graph().find_modules_directly_imported_by(name)
        if imported.startswith("sopan.render.")
        and part_below(imported, "sopan.render") in formats - {format_}
    }
    assert not crossed


def test_a_rule_imports_only_the_model_and_findings() -> None:
    found = rules()
    assert len(found) > 10
    allowed = ("sopan.model", "sopan.errors", "sopan.lint.finding")
    crossed = {
        f"{rule} imports {imported}"
        for rule in found
        for imported in graph().find_modules_directly_imported_by(rule)
        if imported.startswith("sopan.") and not imported.startswith(allowed) and public(imported)
    }
    assert not crossed
