"""Demo data: a town with its offices, people of every role, and SOPs in different states.

Everything goes through the same services as the pages, so the demo's chain of events is a real one. Decrees
are signed with a key made for the occasion, whose certificate is put among the trusted ones.
"""

from __future__ import annotations

import datetime
import secrets
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf

from sopan.errors import Pesan, WrongUse
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.lifecycle.facts import Peran as Role
from sopan.model.organisasi import Organisasi
from sopan.publish.sosialisasi import jawaban_benar
from sopan.read.yaml_file import read_model, read_sop
from sopan.render import FORMATS
from sopan.web.accounts.models import Pengguna, Peran, Unit
from sopan.web.accounts.organisation import import_units
from sopan.web.approval import services
from sopan.web.approval.evidence import DAFTAR_PERIKSA, PERNYATAAN_EVALUASI
from sopan.web.approval.facts import inner_actors
from sopan.web.authoring.services import create, new_revision, save
from sopan.web.clock import today
from sopan.web.config.environment import data_dir
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = ["Signer", "advance", "build", "people"]

PEOPLE: tuple[tuple[str, str, str, str, tuple[tuple[Role, str], ...]], ...] = (
    ("sari", "Sari Wulandari, S.Kom.", "Pranata Komputer", "seksi-layanan", ((Role.PENYUSUN, "diskominfo"),)),
    ("budi", "Budi Santoso, M.Si.", "Analis Kebijakan", "sekretariat-diskominfo",
     ((Role.PENINJAU, "diskominfo"),)),
    ("dewi", "Dr. Dewi Kartika, M.T.", "Kepala Dinas", "diskominfo", ((Role.PEJABAT, "diskominfo"),)),
    ("agus", "Agus Pranoto, S.Sos.", "Kepala Subbagian Umum dan Kepegawaian", "subbag-umum",
     ((Role.PENGELOLA, "diskominfo"),)),
    ("rina", "Rina Marlina, S.E.", "Analis Perencanaan", "subbag-perencanaan",
     ((Role.PEMONEV, "diskominfo"),)),
    ("tono", "Tono Hartono", "Petugas Layanan Informasi", "seksi-layanan",
     ((Role.PELAKSANA, "seksi-layanan"),)),
    ("joko", "Joko Susilo, S.IP.", "Petugas Sirkulasi", "seksi-sirkulasi",
     ((Role.PENYUSUN, "bidang-perpustakaan"),)),
    ("admin", "Administrator Sistem", "Pranata Komputer", "diskominfo",
     ((Role.ADMINISTRATOR, "diskominfo"), (Role.ADMINISTRATOR, "dispusip"))),
)  # fmt: skip

SOPS = (
    ("pelayanan-informasi-publik", "seksi-layanan", "dipublikasikan"),
    ("pelayanan-audiensi", "subbag-umum", "revisi"),
    ("penanganan-surat-masuk", "subbag-umum", "berlaku"),
    ("pembuatan-laporan-bulanan", "subbag-perencanaan", "evaluasi"),
    ("pelaksanaan-rapat-koordinasi", "sekretariat-diskominfo", "internalisasi"),
    ("pelaksanaan-pencadangan-basis-data", "seksi-pusat-data", "ditetapkan"),
    ("pelaksanaan-perjalanan-dinas", "subbag-umum", "final"),
    ("penanganan-gangguan-pusat-data", "seksi-pusat-data", "uji_coba"),
    ("pembuatan-telaahan-staf", "bidang-ikp", "disepakati"),
    ("pelayanan-pengaduan", "seksi-pengaduan", "reviu"),
    ("penyelenggaraan-bimtek", "seksi-aplikasi", "reviu"),
    ("konsinyering", "sekretariat-diskominfo", "draf"),
    ("pelaksanaan-pengisian-persediaan", "subbag-umum", "draf"),
)
"""Example, unit, and how far it goes."""


_USAGE = x509.KeyUsage(True, True, False, False, False, True, True, False, False)


class Signer:
    """A key and its certificate, made now; signs PDF files as an official of the demo would."""

    def __init__(self, name: str = "Kepala Dinas (demo)") -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(start + datetime.timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(True, True, False, False, False, True, True, False, False), critical=True
            )
            .sign(key, hashes.SHA256())
        )
        self.pem = certificate.public_bytes(serialization.Encoding.PEM)
        key_pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self._signer: Any = SimpleSigner.load_pkcs12_data(
            serialization.pkcs12.serialize_key_and_certificates(
                b"demo", serialization.load_pem_private_key(key_pem, None), certificate, None,  # type: ignore[arg-type]  # a key of the allowed kinds
                serialization.NoEncryption(),
            ),
            [],
        )  # fmt: skip

    def trust(self, folder: Path, name: str = "demo.pem") -> None:
        """Put the certificate among those that are trusted."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(self.pem)

    def sign(self, pdf: bytes) -> bytes:
        """The file with a signature over all of it."""
        out = BytesIO()
        meta = PdfSignatureMetadata(field_name="Penetapan")
        sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), meta, signer=self._signer, output=out)
        return out.getvalue()


def people(password: str) -> dict[str, Pengguna]:
    """The people of the demo, all with this password."""
    made: dict[str, Pengguna] = {}
    for login, name, post, unit, roles in PEOPLE:
        person = Pengguna(username=login, nama=name, jabatan=post, unit=Unit.objects.get(kode=unit))
        person.email = f"{login}@kota.example"
        person.set_password(password)
        person.save()
        for role, place in roles:
            Peran.objects.create(pengguna=person, peran=role.value, unit=Unit.objects.get(kode=place))
        made[login] = person
    return made


def build(examples: Path) -> str:
    """Fill an empty database from the folder of examples; gives the password of everybody in it."""
    if Pengguna.objects.exists():
        raise WrongUse(
            Pesan("basis data sudah berisi; demo memerlukan yang kosong.", "the database is not empty.")
        )
    file = examples / "kota-contoh.organisasi.yaml"
    organisasi, _ = read_model(Organisasi, file.read_text(encoding="utf-8"), str(file))
    import_units(organisasi)
    password = f"sopan-{secrets.token_hex(4)}"
    who = people(password)
    signer = Signer()
    signer.trust(data_dir() / "trust")
    for name, unit, goal in SOPS:
        text = read_sop(examples / f"{name}.sop.yaml").teks
        revisi = create(who["sari"], Unit.objects.get(kode=unit), text)
        if goal == "draf":
            continue
        if goal == "revisi":
            advance(revisi, who, "berlaku", signer)
            new = new_revision(revisi.pk, who["sari"])
            changed = text.replace("15 menit", "10 menit", 1).replace("1 hari kerja", "4 jam", 1)
            save(new.pk, who["sari"], changed, new.versi)
            advance(new, who, "reviu", signer)
            services.comment(new.pk, who["budi"], "Apakah waktu ini dapat dicapai?", "langkah.1.waktu")
        else:
            advance(revisi, who, goal, signer)
            if goal == "reviu":
                words = "Sebutkan dokumen yang dihasilkan langkah ini."
                services.comment(revisi.pk, who["budi"], words, "langkah.2.output")
    return password


def advance(revisi: Revisi, who: dict[str, Pengguna], goal: str, signer: Signer) -> None:
    """Lead a draf on to a state through all its steps, each by who may do it."""
    pk, day = revisi.pk, today().isoformat()

    def walk() -> Any:
        for column in inner_actors(document(Revisi.objects.get(pk=pk).isi).sop):
            services.assign(pk, who["sari"], "pelaksana", who["tono"], column)
        services.assign(pk, who["sari"], "peninjau", who["budi"])
        yield services.step(pk, "ajukan", who["sari"])
        services.approve(pk, who["budi"])
        for column in inner_actors(document(Revisi.objects.get(pk=pk).isi).sop):
            services.agree(pk, who["tono"], column)
        services.attach(pk, who["budi"], "daftar_periksa", {one.nama: "on" for one in DAFTAR_PERIKSA})
        minutes = {"tempat": "Ruang rapat", "tanggal": day, "hadir": "Budi Santoso\nSari Wulandari"}
        services.attach(pk, who["budi"], "berita_acara", {**minutes, "hasil": "Format dan isi disetujui."})
        yield services.step(pk, "setujui_reviu", who["budi"])
        plan = {"skenario": "20 berkas, seminggu", "mulai": day, "sampai": day, "unit": "Seksi Layanan"}
        services.attach(pk, who["agus"], "uji_coba", plan)
        yield services.step(pk, "mulai_uji_coba", who["agus"])
        report = {"simulasi": "9 dari 10 selesai tepat waktu", "uji": "Tidak ada hambatan", "janji": "ya"}
        services.attach(pk, who["agus"], "laporan_uji_coba", report)
        yield services.step(pk, "selesaikan_uji_coba", who["agus"])
        sop = document(Revisi.objects.get(pk=pk).isi).sop
        pdf = FORMATS["pdf"].render(sop, compose(sop, PageSetup()))[0].data
        decree = {"nomor": f"800/{pk}/KPTS/2026", "tanggal": day, "efektif": day}
        services.attach(pk, who["dewi"], "keputusan", decree, signer.sign(pdf), "keputusan.pdf")
        yield services.step(pk, "tetapkan", who["dewi"])
        services.assign(pk, who["agus"], "pembaca", who["tono"])
        yield services.step(pk, "internalisasikan", who["agus"])
        asked = services.questions(Revisi.objects.get(pk=pk), who["tono"])
        services.read_understood(pk, who["tono"], jawaban_benar(asked))
        yield services.step(pk, "berlakukan", who["agus"])
        if goal == "dipublikasikan":
            services.step(pk, "publikasikan", who["agus"])
        if goal == "evaluasi":
            yield services.step(pk, "mulai_evaluasi", who["rina"])
            form = {one.nama: "ya" for one in PERNYATAAN_EVALUASI}
            services.attach(pk, who["rina"], "evaluasi", form)

    for result in walk():
        if result.ke.value == goal:
            break
    revisi.refresh_from_db()
