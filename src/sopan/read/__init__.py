"""From files to the model: one module a source format, every fault of a file told at once."""

from sopan.read.yaml_file import Dokumen, read_model, read_sop, read_text

__all__ = ["Dokumen", "read_model", "read_sop", "read_text"]
