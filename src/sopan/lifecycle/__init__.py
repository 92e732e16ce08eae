"""The life of a revisi of an SOP: its states, the one table of transitions, who may, and every refusal.

Pure: nothing here reads a clock, a file or a database. Whoever executes a transition gathers the facts
(`Fakta`), asks (`tolakan`, `laksanakan`) and records.
"""

from sopan.lifecycle.engine import Ditolak, Hasil, laksanakan, langkah_berikut, tolakan
from sopan.lifecycle.facts import Fakta, Orang, Penugasan, Peran, Permintaan
from sopan.lifecycle.policies import berperan, boleh_melihat, boleh_mengubah
from sopan.lifecycle.states import Keadaan
from sopan.lifecycle.transitions import TRANSISI, Akibat, Transisi

__all__ = [
    "TRANSISI",
    "Akibat",
    "Ditolak",
    "Fakta",
    "Hasil",
    "Keadaan",
    "Orang",
    "Penugasan",
    "Peran",
    "Permintaan",
    "Transisi",
    "berperan",
    "boleh_melihat",
    "boleh_mengubah",
    "laksanakan",
    "langkah_berikut",
    "tolakan",
]
