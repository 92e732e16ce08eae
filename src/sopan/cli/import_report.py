"""The report of `sopan import` over all files, the worst first: JSON, HTML and XLSX."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any

import xlsxwriter

from sopan.errors import Pesan, language

__all__ = ["BENTUK", "ringkasan", "tentang_tanda", "tulis_laporan"]

BENTUK = ("json", "html", "xlsx")
"""The reports that there are."""

_KOLOM = (
    ("berkas", Pesan("Berkas", "File")),
    ("judul", Pesan("Judul", "Title")),
    ("unit", Pesan("Unit", "Unit")),
    ("format", Pesan("Format", "Format")),
    ("langkah", Pesan("Langkah", "Steps")),
    ("yakin", Pesan("Yakin", "Sure")),
    ("lihat", Pesan("Perlu dilihat", "To look at")),
    ("error", Pesan("Kesalahan", "Errors")),
    ("warning", Pesan("Peringatan", "Warnings")),
    ("sama_dengan", Pesan("Sama dengan", "Same as")),
)
_GAYA = """
body{margin:0;font:16px/1.5 "Segoe UI",system-ui,sans-serif;background:#fff;color:#1d2523}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
table{border-collapse:collapse;width:100%;font-size:.875rem} th,td{border-bottom:1px solid
#d9dedc;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{white-space:nowrap}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td:first-child,td:nth-child(2),td:nth-child(3){min-width:14rem;overflow-wrap:break-word}table{display:block;overflow-x:auto}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}
summary{cursor:pointer}.gagal{color:#b3261e}.redup{color:#5b6663}
@media(prefers-color-scheme:dark){body{background:#141918;color:#e6eae8}th,td{border-color:#33403c}
.gagal{color:#ff8a80}.redup{color:#a0aba7}}
"""


def _terburuk(hasil: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The files with the worst first: not read, then by errors, by what to look at, by warnings."""

    def kunci(satu: dict[str, Any]) -> tuple[int, int, int, int, str]:
        berat = satu.get("berat", {})
        return (
            0 if "kesalahan" in satu else 1,
            -int(berat.get("error", 0)),
            -len(satu.get("lihat", ())),
            -int(berat.get("warning", 0)),
            str(satu["berkas"]),
        )

    return sorted(hasil, key=kunci)


def ringkasan(hasil: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figures over all files: how many of what, faults by kind of rule, errors by unit."""
    terbaca = [satu for satu in hasil if "kesalahan" not in satu]
    aturan: Counter[str] = Counter()
    unit: Counter[str] = Counter()
    for satu in terbaca:
        aturan.update(satu["aturan"])
        unit[str(satu["unit"] or "-")] += int(satu["berat"]["error"])
    return {
        "berkas": len(hasil),
        "terbaca": len(terbaca),
        "persis": sum(bool(satu["persis"]) for satu in terbaca),
        "perlu_dilihat": sum(bool(satu["lihat"]) for satu in terbaca),
        "duplikat": sum(bool(satu.get("sama_dengan")) for satu in terbaca),
        "bertanda_tangan": sum(bool(satu.get("tanda_tangan")) for satu in terbaca),
        "aturan": dict(aturan.most_common()),
        "unit": dict(unit.most_common()),
    }


def tulis_laporan(bentuk: str, hasil: Sequence[dict[str, Any]]) -> bytes:
    """The report in one of `BENTUK`."""
    urut = _terburuk(hasil)
    if bentuk == "json":
        isi = {"format": "sopan-impor/1", "ringkasan": ringkasan(urut), "berkas": urut}
        return (json.dumps(isi, ensure_ascii=False, indent=1) + "\n").encode()
    return _html(urut) if bentuk == "html" else _xlsx(urut)


def _sel(satu: dict[str, Any], kunci: str) -> str | int | float:
    if "kesalahan" in satu:
        return (
            str(satu["berkas"])
            if kunci == "berkas"
            else " ".join(satu["kesalahan"])
            if kunci == "judul"
            else ""
        )
    if kunci == "lihat":
        return len(satu["lihat"])
    if kunci in ("error", "warning"):
        return int(satu["berat"][kunci])
    nilai = satu.get(kunci)
    return nilai if isinstance(nilai, int | float) else str(nilai or "")


def _tampil(nilai: str | float) -> str:
    """A value for people: shares as whole percents."""
    return f"{nilai:.0%}" if isinstance(nilai, float) else str(nilai)


def _html(hasil: Sequence[dict[str, Any]]) -> bytes:
    rangkum = ringkasan(hasil)
    judul = str(Pesan("Laporan impor SOP", "Report on imported SOPs"))
    angka = Pesan(
        f"{rangkum['terbaca']} dari {rangkum['berkas']} berkas terbaca, {rangkum['persis']} persis, "
        f"{rangkum['perlu_dilihat']} perlu dilihat, {rangkum['duplikat']} duplikat.",
        f"{rangkum['terbaca']} of {rangkum['berkas']} files read, {rangkum['persis']} exactly, "
        f"{rangkum['perlu_dilihat']} want a look, {rangkum['duplikat']} duplicates.",
    )
    kepala = "".join(f'<th scope="col">{escape(str(nama))}</th>' for _, nama in _KOLOM)
    bagian = [
        (
            f'<!doctype html><html lang="{language()}"><meta charset="utf-8">'
            f'<meta name="viewport" '
            f'content="width=device-width,initial-scale=1"><title>{escape(judul)}</title>'
            f"<style>{_GAYA}</style><main><h1>{escape(judul)}</h1><p>{escape(str(angka))}</p>"
            f"<table><thead><tr>{kepala}</tr></thead><tbody>"
        )
    ]
    for satu in hasil:
        kelas = ' class="gagal"' if "kesalahan" in satu else ""
        sel = "".join(
            f"<td{' class=n' if not isinstance(nilai, str) else ''}>{escape(_tampil(nilai))}</td>"
            for nilai in (_sel(satu, kunci) for kunci, _ in _KOLOM)
        )
        bagian.append(f"<tr{kelas}>{sel}</tr>")
    bagian.append("</tbody></table>")
    for kunci, nama in (
        ("aturan", Pesan("Temuan menurut aturan", "Findings by rule")),
        ("unit", Pesan("Kesalahan menurut unit", "Errors by unit")),
    ):
        isi = "".join(f"<tr><td>{escape(k)}</td><td class=n>{v}</td></tr>" for k, v in rangkum[kunci].items())
        bagian.append(f"<h2>{escape(str(nama))}</h2><table><tbody>{isi}</tbody></table>")
    bagian.append(f"<h2>{escape(str(Pesan('Tiap berkas', 'Each file')))}</h2>")
    bagian += [_rincian(satu) for satu in hasil if "kesalahan" not in satu]
    bagian.append("</main></html>\n")
    return "".join(bagian).encode()


def tentang_tanda(satu: dict[str, Any]) -> str:
    """What is known of a signature, as a sentence: who, when, whether unchanged, which root is behind it."""
    siapa = satu["siapa"] or str(Pesan("tidak terbaca", "unreadable"))
    if satu["peran"]:
        siapa = f"{siapa} ({satu['peran']})"
    bagian = [str(Pesan(f"tanda tangan: {siapa}", f"signature: {siapa}"))]
    if satu["saat"]:
        jam = "" if satu["cap_waktu"] else str(Pesan(" menurut jamnya sendiri", " by the signer's clock"))
        bagian.append(f"{satu['saat'][:16].replace('T', ' ')}{jam}")
    if satu["utuh"] and not satu["berubah"]:
        bagian.append(str(Pesan("tidak berubah sesudahnya", "unchanged since")))
    else:
        bagian.append(str(Pesan("BERUBAH atau rusak sesudahnya", "CHANGED or damaged since")))
    if satu["akar"]:
        bagian.append(str(Pesan(f"dijamin {satu['akar']}", f"vouched for by {satu['akar']}")))
    else:
        bagian.append(
            str(
                Pesan(
                    f"tidak sampai ke akar tepercaya (penerbit {satu['penerbit'] or '-'})",
                    f"leads to no trusted root (issuer {satu['penerbit'] or '-'})",
                )
            )
        )
    return "; ".join(bagian)


def _rincian(satu: dict[str, Any]) -> str:
    baris = [
        f"<li>{escape(' '.join(filter(None, (x['tempat'], x['asal'], x['pesan']))))}</li>"
        for x in satu["lihat"]
    ]
    baris += [f"<li>{escape(x)}</li>" for x in (*satu["diubah"], *satu["tidak_dibawa"])]
    baris += [f"<li>{escape(tentang_tanda(x))}</li>" for x in satu.get("tanda_tangan", ())]
    baris += [
        f'<li class="redup">{escape(x["aturan"])} {escape(x["tempat"])}: {escape(x["pesan"])}</li>'
        for x in satu["temuan"]
    ]
    kepala = f"{escape(satu['berkas'])}: {escape(satu['judul'])}"
    return f"<details><summary>{kepala}</summary><ul>{''.join(baris)}</ul></details>"


def _xlsx(hasil: Sequence[dict[str, Any]]) -> bytes:
    isi = BytesIO()
    buku = xlsxwriter.Workbook(
        isi, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    tebal = buku.add_format({"bold": True, "bottom": 1})
    lembar = buku.add_worksheet(str(Pesan("Berkas", "Files")))
    for k, (_, nama) in enumerate(_KOLOM):
        lembar.write_string(0, k, str(nama), tebal)
    for b, satu in enumerate(hasil, 1):
        for k, (kunci, _) in enumerate(_KOLOM):
            nilai = _sel(satu, kunci)
            if isinstance(nilai, str):
                lembar.write_string(b, k, nilai[:32_000])
            else:
                lembar.write_number(b, k, nilai)
    lembar.freeze_panes(1, 0)
    lembar.set_column(0, 2, 36)
    rinci = buku.add_worksheet(str(Pesan("Perlu dilihat", "To look at")))
    kepala = (
        Pesan("Berkas", "File"),
        Pesan("Tempat", "Place"),
        Pesan("Asal", "Source"),
        Pesan("Yakin", "Sure"),
        Pesan("Pesan", "Message"),
    )
    for k, nama in enumerate(kepala):
        rinci.write_string(0, k, str(nama), tebal)
    b = 1
    for satu in hasil:
        for x in satu.get("lihat", ()):
            for k, nilai in enumerate((satu["berkas"], x["tempat"], x["asal"], x["yakin"], x["pesan"])):
                if nilai is not None:
                    (rinci.write_number if isinstance(nilai, float) else rinci.write_string)(b, k, nilai)
            b += 1
    rinci.set_column(0, 4, 30)
    _lembar_tanda(buku, hasil, tebal)
    buku.close()
    return isi.getvalue()


def _lembar_tanda(buku: Any, hasil: Sequence[dict[str, Any]], tebal: Any) -> None:
    """A sheet on signatures, where any file has one."""
    baris = [(satu["berkas"], x) for satu in hasil for x in satu.get("tanda_tangan", ())]
    if not baris:
        return
    lembar = buku.add_worksheet(str(Pesan("Tanda tangan", "Signatures")))
    kepala = (
        Pesan("Berkas", "File"),
        Pesan("Siapa", "Who"),
        Pesan("Saat", "When"),
        Pesan("Sah", "Valid"),
        Pesan("Keterangan", "Details"),
    )
    for k, nama in enumerate(kepala):
        lembar.write_string(0, k, str(nama), tebal)
    for b, (berkas, x) in enumerate(baris, 1):
        sah = Pesan("ya", "yes") if x["sah"] else Pesan("tidak", "no")
        for k, nilai in enumerate((berkas, x["siapa"], x["saat"] or "", str(sah), tentang_tanda(x))):
            lembar.write_string(b, k, nilai[:32_000])
    lembar.set_column(0, 4, 30)
