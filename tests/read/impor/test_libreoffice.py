"""Documents that LibreOffice opened and saved anew; without LibreOffice nothing is tested."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.read.impor.lukis import GAYA, harapan, lukis
from tests.read.impor.lukis_docx import lukis_docx
from tests.read.impor.ukur import ukur

from sopan.errors import EnvironmentLacking
from sopan.layout.compose import compose
from sopan.read import read_sop
from sopan.read.impor import impor_bytes
from sopan.render import docx, xlsx
from sopan.render.base import RenderOptions

SOFFICE = shutil.which("soffice")
_SARINGAN = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "docx": "docx:MS Word 2007 XML"}


def _simpan_ulang(berkas: list[Path], keluar: Path, bentuk: str) -> None:
    perintah = [str(SOFFICE), f"-env:UserInstallation=file://{keluar}/profil", "--headless", "--convert-to"]
    perintah += [_SARINGAN[bentuk], "--outdir", str(keluar / bentuk), *map(str, berkas)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)


def ke_pdf(berkas: list[Path], keluar: Path) -> list[Path]:
    """The files printed to PDF."""
    perintah = [str(SOFFICE), f"-env:UserInstallation=file://{keluar}/profil", "--headless", "--convert-to"]
    perintah += ["pdf", "--outdir", str(keluar / "pdf"), *map(str, berkas)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)
    return [keluar / "pdf" / f"{path.stem}.pdf" for path in berkas]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("bentuk", ["xlsx", "docx"])
def test_saved_anew_it_reads_the_same(examples_dir: Path, tmp_path: Path, bentuk: str) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    penulis = xlsx if bentuk == "xlsx" else docx
    sendiri = tmp_path / f"sendiri.{bentuk}"
    sendiri.write_bytes(penulis.render(sop, compose(sop), RenderOptions())[0].data)
    tangan = []
    for nama in ("baku", "ujung lepas", "bentuk biasa"):
        path = tmp_path / f"{nama.replace(' ', '-')}.{bentuk}"
        gaya = GAYA[nama]
        path.write_bytes(lukis(sop, gaya) if bentuk == "xlsx" else lukis_docx(sop, gaya, "sel"))
        tangan.append((nama, path))
    _simpan_ulang([sendiri, *(path for _, path in tangan)], tmp_path, bentuk)
    hasil = impor_bytes((tmp_path / bentuk / sendiri.name).read_bytes(), sendiri.name)
    assert (hasil.sop, hasil.persis, hasil.catatan) == (sop, True, ())
    for nama, path in tangan:
        hasil = impor_bytes((tmp_path / bentuk / path.name).read_bytes(), path.name)
        assert min(ukur(harapan(sop, GAYA[nama]), hasil.sop).persen()) >= 97, nama


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_old_formats_come_through_libreoffice(examples_dir: Path, tmp_path: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    baru = tmp_path / "lama.xlsx"
    baru.write_bytes(lukis(sop, GAYA["baku"]))
    perintah = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to"]
    perintah += ["xls:MS Excel 97", "--outdir", str(tmp_path), str(baru)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)
    hasil = impor_bytes((tmp_path / "lama.xls").read_bytes(), "lama.xls")
    assert min(ukur(sop, hasil.sop).persen()) >= 97


def test_old_formats_without_libreoffice_say_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EnvironmentLacking, match="LibreOffice"):
        impor_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "lama.doc")
