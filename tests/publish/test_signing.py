"""Signatures: every level, several signers, what a check finds; by our own check and by poppler's pdfsig."""

from __future__ import annotations

import http.server
import io
import random
import re
import shutil
import subprocess
import threading
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from asn1crypto import tsp, x509
from cryptography.hazmat.primitives import serialization
from pikepdf import pdfa
from pyhanko.sign.timestamps import DummyTimeStamper
from tests.publish.chain import SANDI, Rantai, buat_rantai

from sopan.cli.main import main
from sopan.errors import SystemFailure, UnreadableFile, WrongUse
from sopan.layout.compose import compose
from sopan.publish.signing import (
    Permintaan,
    akar_dari,
    bubuhkan_qr,
    kotak_dari_teks,
    kotak_pengesahan,
    kunci_pkcs11,
    kunci_pkcs12,
    periksa,
    siapkan_bidang,
    tanda_tangani,
)
from sopan.publish.signing.qr import alamat_periksa
from sopan.read import read_sop
from sopan.render import RenderOptions, render

ALAMAT = "https://contoh.go.id/periksa?n=1"


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Rantai:
    return buat_rantai(tmp_path_factory.mktemp("rantai"))


@pytest.fixture(scope="module")
def document(examples_dir: Path) -> bytes:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    return render("pdf", sop, compose(sop), RenderOptions(base_dir=examples_dir))[0].data


@pytest.fixture(scope="module")
def place(examples_dir: Path):  # type: ignore[no-untyped-def]  # its type is private
    return kotak_pengesahan(compose(read_sop(examples_dir / "konsinyering.sop.yaml").sop))


@pytest.fixture(scope="module")
def signed(document: bytes, chain: Rantai, place) -> bytes:  # type: ignore[no-untyped-def]  # see there
    """Paraf by the head of the field, unseen, then the official's, seen."""
    first = tanda_tangani(
        siapkan_bidang(bubuhkan_qr(document, ALAMAT), "pengesahan", place, "Tanda tangan pejabat"),
        kunci_pkcs12(chain.p12["Kabid Uji"], SANDI),
        Permintaan(bidang="paraf", peran="Paraf"),
    )
    return tanda_tangani(
        first,
        kunci_pkcs12(chain.p12["Kadis Uji"], SANDI),
        Permintaan(kotak=place, alamat=ALAMAT, tempat="Contoh"),
    )


def test_several_sign_in_order_and_the_check_says_who(signed: bytes, chain: Rantai) -> None:
    result = periksa(signed, akar_dari([chain.akar]))
    assert result.sah
    assert [(one.bidang, one.siapa, one.peran) for one in result.tanda_tangan] == [
        ("paraf", "Kabid Uji", "Paraf"),
        ("pengesahan", "Kadis Uji", ""),
    ]
    assert {one.akar for one in result.tanda_tangan} == {"Akar Uji Kota Contoh"}
    assert all(one.saat is not None and not one.cap_waktu for one in result.tanda_tangan)


def test_only_the_agencys_own_roots_are_trusted(signed: bytes, tmp_path: Path) -> None:
    for roots in ([], akar_dari([buat_rantai(tmp_path, "Akar Lain").akar])):
        result = periksa(signed, roots)
        assert not result.sah
        assert all(one.utuh and one.akar is None for one in result.tanda_tangan)
        assert result.tanda_tangan[0].penerbit == "Akar Uji Kota Contoh"


@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.7])
def test_one_changed_byte_is_found(part: float, signed: bytes, chain: Rantai) -> None:
    first = re.search(rb"/ByteRange\s*\[\s*0 (\d+)", signed)
    assert first is not None
    at = int(int(first[1]) * part)
    while not signed[at : at + 1].isalnum():
        at += 1
    changed = bytearray(signed)
    changed[at] ^= 1
    try:
        result = periksa(bytes(changed), akar_dari([chain.akar]))
    except UnreadableFile:
        return  # so broken that it is no PDF any more: found as well
    assert not result.sah
    assert not any(one.utuh for one in result.tanda_tangan)


def test_no_byte_that_is_signed_can_change(signed: bytes, chain: Rantai) -> None:
    ranges = re.findall(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)", signed)
    before, after, rest = map(int, ranges[-1])
    chance = random.Random(7)
    for _ in range(16):
        at = chance.randrange(before + rest)
        at = at if at < before else after + at - before
        changed = bytearray(signed)
        changed[at] ^= 1 << chance.randrange(8)
        try:
            assert not periksa(bytes(changed), akar_dari([chain.akar])).sah, at
        except UnreadableFile:
            continue  # so broken that it is no PDF any more: found as well


def test_what_is_changed_after_signing_is_found(signed: bytes, chain: Rantai) -> None:
    from pyhanko.pdf_utils.generic import NumberObject  # noqa: PLC0415 - for this test only
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    result = periksa(out.getvalue(), akar_dari([chain.akar]))
    assert not result.sah
    assert all(one.utuh for one in result.tanda_tangan)
    assert any(one.berubah for one in result.tanda_tangan)


def test_it_stays_pdf_a_and_its_letters_are_in_it(signed: bytes, document: bytes) -> None:
    assert _metadata(signed) == _metadata(document)
    assert b"<pdfaid:part>2</pdfaid:part>" in _metadata(signed)
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        for field in pdf.Root.AcroForm.Fields:
            assert int(field.F) & 4
            seen = any(float(side) for side in field.Rect)
            assert ("/AP" in field) == seen  # one without size needs no look (ISO 19005-2, 6.3.3)
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        assert fonts
        for font in fonts:
            for real in font.get("/DescendantFonts", [font]):
                described = real.get("/FontDescriptor")
                assert described is not None
                assert any(f"/FontFile{n}" in described for n in ("", "2", "3"))


def test_neither_code_nor_signature_adds_anything_against_pdf_a(signed: bytes, document: bytes) -> None:
    """By an independent validator, which knows no extension schemas, and no forms to approve of."""

    def findings(data: bytes) -> set[tuple[str, str]]:
        report = pdfa.validate_written(io.BytesIO(data), "2b")
        return {(one.rule, re.sub(r"\d+ 0", "", one.message)) for one in report.findings}

    added = findings(signed) - findings(document)
    assert added <= {("pikepdf:schema-Catalog", "interactive forms (/AcroForm) are not supported")}


def _metadata(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.Root.Metadata.read_bytes())


def test_the_signature_stands_in_the_box_of_the_official(signed: bytes, place) -> None:  # type: ignore[no-untyped-def]
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        fields = {str(one.T): one for one in pdf.Root.AcroForm.Fields}
        rect = [float(side) for side in fields["pengesahan"].Rect]
        assert [float(side) for side in fields["paraf"].Rect] == [0, 0, 0, 0]
        height = float(pdf.pages[0].MediaBox[3])
    expected = [place.x, height - place.y - place.tinggi, place.x + place.lebar, height - place.y]
    assert rect == pytest.approx(expected, abs=0.6)
    pdf = pypdfium2.PdfDocument(signed)
    pdf.init_forms()
    before = pdf[0].render(scale=2, may_draw_forms=False, draw_annots=False).to_pil()
    after = pdf[0].render(scale=2).to_pil()
    box = tuple(round(2 * side) for side in (place.x, place.y, place.x + place.lebar, place.y + place.tinggi))
    assert before.crop(box).tobytes() != after.crop(box).tobytes()


def test_the_field_of_the_official_is_part_of_the_tags(document: bytes, chain: Rantai, place) -> None:  # type: ignore[no-untyped-def]
    prepared = siapkan_bidang(document, "pengesahan", place, "Tanda tangan pejabat")
    assert siapkan_bidang(prepared, "pengesahan", place, "Lagi") == prepared
    first = tanda_tangani(
        prepared, kunci_pkcs12(chain.p12["Kabid Uji"], SANDI), Permintaan(bidang="paraf", peran="Paraf")
    )
    both = tanda_tangani(first, kunci_pkcs12(chain.p12["Kadis Uji"], SANDI), Permintaan(kotak=place))
    result = periksa(both, akar_dari([chain.akar]))
    assert result.sah
    assert len(result.tanda_tangan) == 2
    with pikepdf.open(io.BytesIO(both)) as pdf:
        (field,) = [one for one in pdf.Root.AcroForm.Fields if str(one.T) == "pengesahan"]
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        element = numbers[numbers.index(field.StructParent) + 1]
        assert element.S == "/Form"
        assert element.K.Obj.objgen == field.objgen
        assert element.objgen in {one.objgen for one in element.P.K}
        assert str(field.TU) == "Tanda tangan pejabat"
        assert field.objgen in {one.objgen for one in pdf.pages[0].Annots}


def test_a_time_stamp_is_told(document: bytes, chain: Rantai) -> None:
    key = kunci_pkcs12(chain.p12["Kadis Uji"], SANDI)
    data = tanda_tangani(document, key, Permintaan(tingkat="b-t", penstempel=chain.penstempel))
    (one,) = periksa(data, akar_dari([chain.akar])).tanda_tangan
    assert one.sah
    assert one.cap_waktu
    (alone,) = periksa(data).tanda_tangan
    assert not alone.cap_waktu


class _Tsa(http.server.BaseHTTPRequestHandler):
    """A time stamping service of RFC 3161 over HTTP, which the tests' stamper answers for."""

    stamper: DummyTimeStamper

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.stamper.request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_time_stamping_service_is_asked_over_http(document: bytes, chain: Rantai) -> None:
    handler = type("Tsa", (_Tsa,), {"stamper": chain.penstempel})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        key = kunci_pkcs12(chain.p12["Kadis Uji"], SANDI)
        address = f"http://127.0.0.1:{server.server_port}/"
        data = tanda_tangani(document, key, Permintaan(tingkat="b-t", tsa=address))
        server.shutdown()
    (one,) = periksa(data, akar_dari([chain.akar])).tanda_tangan
    assert one.cap_waktu
    with pytest.raises(SystemFailure, match="cap waktu"):
        tanda_tangani(document, key, Permintaan(tingkat="b-t", tsa=address))


@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_what_proves_it_for_long_is_in_it(level: str, document: bytes, chain: Rantai) -> None:
    key = kunci_pkcs12(chain.p12["Kadis Uji"], SANDI)
    wish = Permintaan(tingkat=level, penstempel=chain.penstempel, konteks=chain.konteks)  # type: ignore[arg-type]  # one of its literals
    data = tanda_tangani(document, key, wish)
    assert periksa(data, akar_dari([chain.akar])).sah
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.Root.DSS.Certs) >= 2
        assert len(pdf.Root.DSS.CRLs) >= 1
        stamps = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/DocTimeStamp"
        ]
        assert len(stamps) == (level == "b-lta")


def test_levels_need_what_they_need(document: bytes, chain: Rantai) -> None:
    key = kunci_pkcs12(chain.p12["Kadis Uji"], SANDI)
    with pytest.raises(WrongUse, match="--tsa"):
        tanda_tangani(document, key, Permintaan(tingkat="b-t"))
    with pytest.raises(WrongUse, match="--akar"):
        tanda_tangani(document, key, Permintaan(tingkat="b-lt", penstempel=chain.penstempel))


def test_what_cannot_be_signed_is_told(document: bytes, signed: bytes, chain: Rantai, tmp_path: Path) -> None:
    key = kunci_pkcs12(chain.p12["Kadis Uji"], SANDI)
    with pytest.raises(WrongUse, match="sudah ditandatangani"):
        tanda_tangani(signed, key, Permintaan())
    with pytest.raises(WrongUse, match="halaman 9"):
        tanda_tangani(document, key, Permintaan(kotak=kotak_dari_teks("9,10,10,50,20")))
    with pytest.raises(WrongUse, match="keluar"):
        tanda_tangani(document, key, Permintaan(kotak=kotak_dari_teks("1,400,10,50,20")))
    for broken in (b"", b"%PDF-1.7\n", b"bukan", document[:2000]):
        with pytest.raises(UnreadableFile):
            tanda_tangani(broken, key, Permintaan())
        with pytest.raises(UnreadableFile):
            periksa(broken)
    with pytest.raises(WrongUse, match="kata sandi"):
        kunci_pkcs12(chain.p12["Kadis Uji"], "salah")
    (tmp_path / "x.p12").write_bytes(b"bukan")
    with pytest.raises((UnreadableFile, WrongUse)):
        kunci_pkcs12(tmp_path / "x.p12", SANDI)
    with pytest.raises(UnreadableFile):
        akar_dari([tmp_path / "x.p12"])


@pytest.mark.parametrize("text", ["", "1,2,3,4", "0,1,1,50,20", "1,1,1,2,20", "a,1,1,50,20", "1.5,1,1,50,20"])
def test_boxes_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        kotak_dari_teks(text)


def test_an_unsigned_document_is_not_valid(document: bytes, chain: Rantai) -> None:
    result = periksa(document, akar_dari([chain.akar]))
    assert not result.tanda_tangan
    assert not result.sah


def test_the_code_is_on_every_page_and_can_be_read(document: bytes) -> None:
    data = bubuhkan_qr(document, ALAMAT)
    assert b"pdfaid" in _metadata(data)
    pages, bare = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(document)
    assert len(pages) == len(bare)
    for page, before in zip(pages, bare, strict=True):
        assert page.get_textpage().get_text_range() == before.get_textpage().get_text_range()
        width, height = page.get_size()
        corner = (
            page.render(scale=8)
            .to_pil()
            .crop(
                tuple(round(8 * side) for side in (width - 34 - 33, height - 9 - 33, width - 34, height - 9))
            )
        )
        dark = corner.convert("L").point(lambda value: value < 128 and 255).histogram()[255]
        assert 0.2 < dark / (corner.width * corner.height) < 0.6
    assert alamat_periksa("https://a.go.id/{nomor}", "1/SOP 2") == "https://a.go.id/1%2FSOP%202"
    for bad in ("ftp://a", "javascript:1", "https://" + "a" * 400, "https://é.id"):
        with pytest.raises(WrongUse):
            alamat_periksa(bad, "")


def test_pdfsig_agrees(signed: bytes, chain: Rantai, tmp_path: Path) -> None:
    if not (shutil.which("pdfsig") and shutil.which("certutil")):
        pytest.skip("pdfsig or certutil is not here")
    base = tmp_path / "nss"
    base.mkdir()
    _run("certutil", "-N", "-d", f"sql:{base}", "--empty-password")
    _run("certutil", "-A", "-d", f"sql:{base}", "-n", "akar", "-t", "C,C,C", "-a", "-i", str(chain.akar))
    (tmp_path / "a.pdf").write_bytes(signed)
    told = _run("pdfsig", "-nssdir", f"sql:{base}", str(tmp_path / "a.pdf"))
    assert told.count("Signature is Valid.") == 2
    assert told.count("Certificate is Trusted.") == 2
    assert "ETSI.CAdES.detached" in told
    changed = bytearray(signed)
    at = signed.index(b"/MediaBox")
    changed[at + 13] ^= 1
    (tmp_path / "b.pdf").write_bytes(bytes(changed))
    told = _run("pdfsig", "-nssdir", f"sql:{base}", str(tmp_path / "b.pdf"), fine=False)
    assert "Signature is Valid." not in told


def _run(*command: str, fine: bool = True) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert not fine or done.returncode == 0, done.stderr
    return done.stdout


def test_a_token_signs(
    document: bytes, chain: Rantai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = next((Path(p) for p in ("/usr/lib/softhsm/libsofthsm2.so",) if Path(p).is_file()), None)
    if module is None or not shutil.which("softhsm2-util"):
        pytest.skip("SoftHSM is not here")
    pkcs11 = pytest.importorskip("pkcs11")
    (tmp_path / "tokens").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", "utf-8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    _run("softhsm2-util", "--init-token", "--free", "--label", "uji", "--pin", "1234", "--so-pin", "1234")
    certificate, key = chain.kunci["Kadis Uji"]
    pem = tmp_path / "kunci.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    _run(
        "softhsm2-util",
        "--import",
        str(pem),
        "--token",
        "uji",
        "--label",
        "kadis",
        "--id",
        "A1",
        "--pin",
        "1234",
    )
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415 - an optional part

    der = certificate.public_bytes(serialization.Encoding.DER)
    with pkcs11.lib(str(module)).get_token(token_label="uji").open(rw=True, user_pin="1234") as session:
        attributes = decode_x509_certificate(der, extended_set=True)
        attributes |= {
            pkcs11.Attribute.TOKEN: True,
            pkcs11.Attribute.LABEL: "kadis",
            pkcs11.Attribute.ID: b"\xa1",
        }
        session.create_object(attributes)
    with kunci_pkcs11(module, "uji", "kadis", "1234") as found:
        assert found.nama == "Kadis Uji"
        data = tanda_tangani(document, found, Permintaan())
    assert periksa(data, [x509.Certificate.load(der), *akar_dari([chain.akar])]).sah
    with pytest.raises(WrongUse, match="token"), kunci_pkcs11(module, "uji", "kadis", "9999"):
        pass


def test_the_commands_sign_and_check(
    tmp_path: Path,
    examples_dir: Path,
    chain: Rantai,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOPAN_SANDI", SANDI)
    out = tmp_path / "hasil.pdf"
    sop = str(examples_dir / "konsinyering.sop.yaml")
    command = ["sign", sop, "--p12", str(chain.p12["Kabid Uji"]), "--bidang", "paraf", "--output", str(out)]
    assert (
        main([*command, "--kotak", "1,20,20,60,20", "--alamat", "https://contoh.go.id/periksa?n={nomor}"])
        == 0
    )
    again = ["sign", str(out), "--sop", sop, "--p12", str(chain.p12["Kadis Uji"]), "--output", str(out)]
    assert main(again) == 0
    capsys.readouterr()
    assert main(["verify", str(out), "--akar", str(chain.akar)]) == 0
    told = capsys.readouterr().out
    assert "Kadis Uji" in told
    assert "dijamin akar: Akar Uji Kota Contoh" in told
    assert told.rstrip().endswith("SAH")
    assert main(["verify", str(out)]) == 1
    assert "tidak dipercaya" in capsys.readouterr().out
    assert main(["verify", str(out), "--akar", str(chain.akar), "--json"]) == 0
    assert '"sah": true' in capsys.readouterr().out
    assert main(["sign", sop]) == 2
    (tmp_path / "bukan.pdf").write_bytes(b"bukan")
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "bukan.pdf")]) == 3
    assert main(["sign", str(tmp_path / "bukan.pdf"), "--p12", str(chain.p12["Kadis Uji"])]) == 3
    assert capsys.readouterr().err.count("bukan.pdf") == 2
    monkeypatch.setenv("SOPAN_SANDI", "bukan-ini-9x")
    assert main(command) == 2
    assert "bukan-ini-9x" not in capsys.readouterr().err
