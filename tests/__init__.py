"""The tests; a package so that helpers such as `tests.render.scenes` are found before any other `tests`."""
