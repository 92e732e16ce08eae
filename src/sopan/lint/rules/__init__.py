"""The rules, one package a family, one module a rule. `sopan.lint.registry` finds them by their place."""
