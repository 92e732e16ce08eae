"""An organisation from a spreadsheet or a CSV file, and what of it was not understood.

    tabel = read_organisasi_table(Path("sotk.xlsx"))
    tabel.organisasi, tabel.catatan

A row tells of a unit, one of its duties, or one of its activities; a cell left empty is that of the row
above. The columns are known by their headings, in many spellings (`headings`). The tree stands in a column
`Induk`, or in columns of its levels (Eselon II, Eselon III, ...).
"""

from sopan.read.organisasi_table.build import TabelOrganisasi, read_organisasi_table
from sopan.read.organisasi_table.cells import SUFFIXES

__all__ = ["SUFFIXES", "TabelOrganisasi", "read_organisasi_table"]
