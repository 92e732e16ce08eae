"""The addresses that config/urls.py itself and authoring name."""

from __future__ import annotations

from tests.web.permissions.row import ALL, LOGIN, POST_ALL, Row, seen

TABLE: dict[str, Row] = {
    "sehat": Row("get", (200, 200, 200, 200, 200)),
    "masuk": Row("get", (200, 200, 200, 200, 200)),
    "keluar": Row("post", POST_ALL),
    "undangan": Row("get", (404, 404, 404, 404, 404), ("wrong",)),
    "bahasa": Row("post", POST_ALL, (), {"bahasa": "id"}),
    "beranda": Row("get", ALL),
    "pustaka-inventaris": Row("get", ALL, ("csv",)),
    "pustaka-ekspor": Row("get", ALL, ("yaml",)),
    "draf-baru": Row("get", ALL),
    "draf-tanya": Row("get", ALL),
    "draf-salin": Row("get", ALL),
    "sop-dokumen": seen("get", "pk"),
    "sop-sunting": seen("get", "pk"),
    "sop-naskah": seen("get", "pk"),
    "sop-sunting-keadaan": seen("get", "pk"),
    "sop-sunting-saran": seen("get", "pk"),
    # The editor's own questions are JSON; this is none, which those who may see the SOP are told.
    **{
        f"sop-sunting-{name}": Row("post", (400, 404, 400, 404, LOGIN), ("pk",))
        for name in ("kirim", "gambar", "hadir")
    },
    "sop-unduh": seen("get", "pk", "yaml"),
    "sop-halaman": seen("get", "pk", "1"),
    "sop-langkah": seen("post", "pk", "setujui_reviu"),
    "sop-setuju": seen("post", "pk"),
    "sop-sepakat": seen("post", "pk", kolom="petugas"),
    "sop-komentar": seen("post", "pk", teks="Baik."),
    "sop-komentar-tutup": seen("post", "pk", "komentar"),
    "sop-tunjuk": seen("post", "pk", jenis="peninjau", siapa="0"),
    "sop-tunjuk-batal": seen("post", "pk", "tunjuk"),
    "sop-bukti-isi": seen("get", "pk", "daftar_periksa"),
    "sop-bukti": seen("post", "pk", "daftar_periksa"),
    "sop-bukti-lihat": seen("get", "pk", "bukti"),
    "sop-revisi-baru": seen("post", "pk"),
    "organisasi": Row("get", ALL),
    "organisasi-unit": Row("get", ALL, ("unit",)),
    "organisasi-peran": Row("post", (404, 404, 404, 404, LOGIN), ("unit",), {"peran": "pejabat"}),
    "organisasi-peran-hapus": Row("post", (404, 404, 404, 404, LOGIN), ("unit", "peran")),
    "organisasi-delegasi": Row("post", POST_ALL, ("unit",)),
    "organisasi-delegasi-cabut": Row("post", (404, 404, 404, 404, LOGIN), ("unit", "delegasi")),
}
TABLE["sop-tunjuk"] = TABLE["sop-tunjuk"]._replace(status=(404, 404, 404, 404, LOGIN))  # there is no person 0

WRITES = {
    "sop-setuju",
    "sop-sepakat",
    "sop-langkah",
    "sop-bukti",
    "sop-tunjuk-batal",
    "sop-revisi-baru",
}
ALLOWED = {
    ("sop-setuju", "reviewer"),
    ("sop-bukti", "reviewer"),
    ("sop-tunjuk-batal", "owner"),
    ("sop-revisi-baru", "owner"),
}
"""Of the writes, those that change something for this person; every other post must leave no event."""
