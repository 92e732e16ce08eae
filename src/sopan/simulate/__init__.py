"""Answers about the time and the staff that an SOP takes: by formula, by simulation, by workload.

Nothing here reads a file or shows anything; `sopan.cli` composes it with `sopan.read`.
"""
