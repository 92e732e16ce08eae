"""The import desk: old documents beside what was read from them."""
