"""The difference of two SOPs in the words of the procedure.

`bandingkan` gives typed changes, `teks` the sentences, `json` the record of them, `halaman` a page with both
drawings.
"""

from sopan.organise.diff.changes import Beda, Perubahan, PerubahanLangkah, Ringkasan
from sopan.organise.diff.compare import bandingkan

__all__ = ["Beda", "Perubahan", "PerubahanLangkah", "Ringkasan", "bandingkan"]
