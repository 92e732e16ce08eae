"""The facts of a revisi for the lifecycle, gathered from the database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from sopan.lifecycle import Fakta
from sopan.lifecycle.states import DIBEKUKAN
from sopan.model import Sop
from sopan.web.accounts.people import parents
from sopan.web.approval.decree import signature_faults
from sopan.web.approval.evidence import DAFTAR_PERIKSA
from sopan.web.approval.models import Bukti, Penunjukan
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, findings

__all__ = ["facts", "inner_actors", "newest", "standard_complete"]

_STANDARD = (
    "persyaratan", "jangka_waktu", "biaya", "produk", "pengaduan", "sarana", "pengawasan", "jaminan",
    "keamanan", "evaluasi", "jumlah_pelaksana",
)  # fmt: skip


def inner_actors(sop: Sop) -> dict[str, str]:
    """The actor columns inside of the agency, id to printed name; an applicant neither agrees nor reads."""
    return {id: actor.nama for id, actor in sop.pelaksana.items() if not actor.luar}


def standard_complete(sop: Sop) -> bool:
    """Whether the fourteen components of a standar pelayanan are there (UU 25/2009 art. 21).

    Eleven stand in `pelayanan`; the flow, the legal basis and the competence are the SOP's own.
    """
    own = sop.pelayanan
    return (
        own is not None
        and all(getattr(own, name) for name in _STANDARD)
        and bool(sop.dasar_hukum and sop.kualifikasi_pelaksana)
    )


def newest(revisi: Revisi) -> dict[str, Bukti]:
    """The evidence that counts, by kind: the newest of each that did not fall away. Files stay unread."""
    return {one.jenis: one for one in revisi.bukti.filter(gugur=False).defer("berkas").order_by("pada", "id")}


def facts(revisi: Revisi, *, for_step: str = "") -> Fakta:
    """Everything that a policy or guard may ask of this revisi.

    The signature of the decree is verified anew when the facts are for the step that needs it; otherwise
    what was found when it was attached is told.
    """
    read = document(revisi.isi)
    sop = read.sop
    evidence = newest(revisi)
    asked = list(revisi.penunjukan.select_related("pengguna"))
    actors = inner_actors(sop)
    holders = {one.kolom: one.pengguna for one in asked if one.jenis == "pelaksana" and one.kolom in actors}
    agreed = {one.kolom for one in asked if one.jenis == "pelaksana" and one.selesai and one.kolom in actors}
    trial, report = _isi(evidence, "uji_coba"), _isi(evidence, "laporan_uji_coba")
    decree = evidence.get("keputusan")
    check = _isi(evidence, "daftar_periksa")
    return Fakta(
        keadaan=revisi.tahap,
        unit=str(revisi.unit_id),
        induk=parents(),
        jenis=revisi.jenis or None,
        penulis=_ids(revisi.penulis.values_list("pk", flat=True)),
        unit_pelaksana=frozenset(str(h.unit_id) for h in holders.values() if h.unit_id),
        peran_pelaksana=frozenset(actors),
        pemegang={column: str(holder.pk) for column, holder in holders.items()},
        sepakat=frozenset(agreed),
        peninjau=_asked(asked, "peninjau"),
        peninjau_setuju=_asked(asked, "peninjau", done=True),
        pembaca=_asked(asked, "pembaca"),
        pembaca_paham=_asked(asked, "pembaca", done=True),
        temuan_reviu=findings(read, "reviu").jumlah()["error"],
        temuan_penetapan=findings(read, "penetapan").jumlah()["error"],
        temuan_publikasi=findings(read, "publikasi").jumlah()["error"],
        komentar_terbuka=revisi.komentar.filter(induk=None, selesai=None).count(),
        daftar_periksa_lengkap=bool(check) and all(check.get(one.nama) for one in DAFTAR_PERIKSA),
        berita_acara="berita_acara" in evidence,
        skenario=bool(trial.get("skenario")),
        masa_uji_coba=bool(trial.get("mulai") and trial.get("sampai")),
        unit_uji_coba=bool(trial.get("unit")),
        laporan_simulasi=bool(report.get("simulasi")),
        catatan_uji_coba=bool(report.get("uji")),
        janji_dipenuhi={"ya": True, "tidak": False}.get(report.get("janji", "")),
        selisih_diterima=bool(report.get("selisih")),
        nomor=revisi.nomor,
        nomor_unik=_number_is_free(revisi),
        keputusan=decree is not None,
        keputusan_sah=decree is not None and _verified(decree, anew=for_step == "tetapkan"),
        tanggal_efektif=revisi.tanggal_efektif or _day(_isi(evidence, "keputusan").get("efektif")),
        jadwal_evaluasi=revisi.jadwal_evaluasi,
        formulir_evaluasi="evaluasi" in evidence,
        berita_acara_evaluasi="berita_acara_evaluasi" in evidence,
        keputusan_pencabutan="pencabutan" in evidence
        and _verified(evidence["pencabutan"], anew=for_step == "cabut"),
        standar_pelayanan_lengkap=standard_complete(sop),
        dipublikasikan=revisi.dipublikasikan,
    )


def _isi(evidence: dict[str, Bukti], kind: str) -> dict[str, Any]:
    return dict(evidence[kind].isi) if kind in evidence else {}


def _ids(keys: Iterable[int]) -> frozenset[str]:
    return frozenset(str(key) for key in keys)


def _asked(asked: Iterable[Penunjukan], kind: str, *, done: bool = False) -> frozenset[str]:
    return _ids(one.pengguna_id for one in asked if one.jenis == kind and (one.selesai or not done))


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _number_is_free(revisi: Revisi) -> bool:
    """Whether no other SOP that was ever enacted has this number."""
    taken = Revisi.objects.filter(nomor=revisi.nomor, keadaan__in=[state.value for state in DIBEKUKAN])
    return bool(revisi.nomor) and not taken.exclude(thread=revisi.thread_id).exists()


def _verified(decree: Bukti, *, anew: bool) -> bool:
    if not anew:
        return not decree.isi.get("salah")
    data = decree.berkas
    return data is not None and not signature_faults(bytes(data))
