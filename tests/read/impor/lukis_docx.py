"""The same drawings in Word: the cells as a table, the shapes anchored as people anchor them.

`lukis_docx(sop, gaya, cara)` takes the styles of `lukis`. `cara` says how shapes hang: "halaman" (each at the
page), "sel" (each in the paragraph of the cell that it lies over), "kanvas" (all in a drawing canvas), "grup"
(all in one group), "vml" (shapes of Word 2007).
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tests.read.impor.lukis import EMU, Gaya, lembaran
from tests.read.impor.lukis_berkas import Lembaran

from sopan.model import Sop

CARA = ("halaman", "sel", "kanvas", "grup", "vml")
_TEPI = 40.0
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_VML = {
    "flowChartTerminator": 116,
    "flowChartProcess": 109,
    "flowChartDecision": 110,
    "flowChartOffpageConnector": 177,
}


class _Bentuk:
    """A shape of a sheet's drawing: its box and its XML as Word has it."""

    def __init__(self, jangkar: str, d: Lembaran) -> None:
        self.isi = re.sub(r"^.*?</xdr:to>|<xdr:clientData/>.*$", "", jangkar, flags=re.DOTALL)
        off = re.search(r'<a:off x="(-?\d+)" y="(-?\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', self.isi)
        assert off is not None
        self.x, self.y, self.w, self.h = (int(satu) / EMU for satu in off.groups())
        del d

    def wsp(self) -> str:
        """As `wps:wsp`, at its own place."""
        isi = self.isi
        isi = re.sub(r"</?xdr:(?:nvSpPr|nvCxnSpPr)>", "", isi)
        isi = re.sub(r"<xdr:cNvCxnSpPr>(.*?)</xdr:cNvCxnSpPr>", r"<wps:cNvCnPr>\1</wps:cNvCnPr>", isi)
        isi = re.sub(r"<xdr:(?:sp|cxnSp)\b[^>]*>", "<wps:wsp>", isi)
        isi = re.sub(r"</xdr:(?:sp|cxnSp)>", "<wps:bodyPr/></wps:wsp>", isi)
        teks = re.search(r"<xdr:txBody>.*?<a:t>(.*?)</a:t>.*?</xdr:txBody>", isi)
        if teks:
            p = f"<w:p><w:r><w:t>{teks[1]}</w:t></w:r></w:p>"
            kotak = f"<wps:txbx><w:txbxContent>{p}</w:txbxContent></wps:txbx>"
            isi = isi.replace(teks[0], kotak)
        return isi.replace("xdr:", "wps:")

    def vml(self) -> str:
        """As VML, at the page."""
        gaya = (
            f"position:absolute;margin-left:{self.x + _TEPI:g}pt;margin-top:{self.y + _TEPI:g}pt;"
            f"width:{self.w:g}pt;height:{self.h:g}pt;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
        )
        preset = re.search(r'prst="(\w+)"', self.isi)
        nama = preset[1] if preset else ""
        teks = re.search(r"<a:t>(.*?)</a:t>", self.isi)
        kotak = (
            f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{teks[1]}</w:t></w:r></w:p></w:txbxContent>"
            f"</v:textbox>"
            if teks
            else ""
        )
        if "onnector" in nama or nama == "line":
            balik = "".join(s for s in "xy" if f'flip{"H" if s == "x" else "V"}="1"' in self.isi)
            kepala = '<v:stroke endarrow="block"/>' if "tailEnd" in self.isi else ""
            gaya += f";flip:{balik}" if balik else ""
            return f'<v:shape type="#_x0000_t32" style="{gaya}">{kepala}</v:shape>'
        if 'txBox="1"' in self.isi:
            return f'<v:shape type="#_x0000_t202" stroked="f" style="{gaya}">{kotak}</v:shape>'
        return f'<v:shape type="#_x0000_t{_VML[nama]}" style="{gaya}">{kotak}</v:shape>'


def _jangkar(
    isi: str, uri: str, x: float, y: float, w: float, h: float, dari: tuple[str, str], nomor: int
) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor layoutInCell="1" '
        'allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH '
        f'relativeFrom="{dari[0]}"><wp:posOffset>{round(x * EMU)}</wp:posOffset>'
        f"</wp:positionH><wp:positionV "
        f'relativeFrom="{dari[1]}"><wp:posOffset>{round(y * EMU)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(w * EMU)}" cy="{round(h * EMU)}"/><wp:wrapNone/><wp:docPr '
        f'id="{9000 + nomor}" name="x"/>'
        f"<a:graphic><a:graphicData "
        f'uri="http://schemas.microsoft.com/office/word/2010/{uri}">{isi}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )


class _Dokumen:
    def __init__(self, lembar: list[Lembaran], cara: str) -> None:
        self.lembar, self.cara = lembar, cara

    def xml(self) -> str:
        bagian = [self._lembar(d, n) for n, d in enumerate(self.lembar)]
        patah = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NS}><w:body>{patah.join(bagian)}<w:sectPr>'
            '<w:pgSz w:w="20160" w:h="30000"/><w:pgMar w:top="800" w:left="800" w:right="800" '
            'w:bottom="800"/>'
            "</w:sectPr></w:body></w:document>"
        )

    def _lembar(self, d: Lembaran, n: int) -> str:
        bentuk = [_Bentuk(satu, d) for satu in d.gambar]
        kolom = max([k for _, k in d.sel] + [g[3] for g in d.gabung]) + 1
        baris = max([b for b, _ in d.sel] + [*d.tinggi] + [g[2] for g in d.gabung]) + 1
        self.x = [sum(d.lebar.get(i, 64) for i in range(k)) * 0.75 for k in range(kolom + 1)]
        self.y = [sum(d.tinggi.get(i, 15.0) for i in range(b)) for b in range(baris + 1)]
        geser = 13.0 if n else 0.0  # the paragraph with the page break, above the second table
        di_sel: dict[tuple[int, int], list[str]] = {}
        awal = ""
        if bentuk and self.cara in ("kanvas", "grup"):
            awal = self._bersama(bentuk, geser)
        elif bentuk and self.cara == "vml":
            awal = "".join(f"<w:r><w:pict>{satu.vml()}</w:pict></w:r>" for satu in bentuk)
        else:
            for i, satu in enumerate(bentuk):
                if self.cara == "halaman":
                    x, y = satu.x + _TEPI, satu.y + _TEPI + geser
                    dari = ("page", "page")
                    awal += _jangkar(satu.wsp(), "wordprocessingShape", x, y, satu.w, satu.h, dari, i)
                else:
                    b, k = self._sel_di(d, satu)
                    x, y = satu.x - self.x[k] - 5.4, satu.y - self.y[b]
                    di_sel.setdefault((b, k), []).append(
                        _jangkar(
                            satu.wsp(),
                            "wordprocessingShape",
                            x,
                            y,
                            satu.w,
                            satu.h,
                            ("column", "paragraph"),
                            i,
                        )
                    )
        if awal:
            pertama = min(d.sel)
            di_sel[pertama] = [awal, *di_sel.get(pertama, [])]
        return self._tabel(d, kolom, baris, di_sel)

    def _sel_di(self, d: Lembaran, satu: _Bentuk) -> tuple[int, int]:
        b = max(i for i, y in enumerate(self.y[:-1]) if y <= max(satu.y, 0))
        k = max(i for i, x in enumerate(self.x[:-1]) if x <= max(satu.x, 0))
        for b0, k0, b1, k1 in d.gabung:
            if b0 <= b <= b1 and k0 <= k <= k1:
                return b0, k0
        return b, k

    def _bersama(self, bentuk: list[_Bentuk], geser: float) -> str:
        x0, y0 = min(s.x for s in bentuk), min(s.y for s in bentuk)
        w, h = max(s.x + s.w for s in bentuk) - x0, max(s.y + s.h for s in bentuk) - y0
        isi = "".join(s.wsp() for s in bentuk)
        if self.cara == "grup":
            xfrm = (
                f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(w * EMU)}" cy="{round(h * EMU)}"/>'
                f'<a:chOff x="{round(x0 * EMU)}" y="{round(y0 * EMU)}"/><a:chExt cx="{round(w * EMU)}" '
                f'cy="{round(h * EMU)}"/></a:xfrm>'
            )
            badan = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{xfrm}</wpg:grpSpPr>{isi}</wpg:wgp>"
            return _jangkar(
                badan, "wordprocessingGroup", x0 + _TEPI, y0 + _TEPI + geser, w, h, ("page", "page"), 0
            )
        badan = f"<wpc:wpc><wpc:bg/>{isi}</wpc:wpc>"  # a canvas that begins where the table does
        return _jangkar(
            badan, "wordprocessingCanvas", _TEPI, _TEPI + geser, x0 + w, y0 + h, ("page", "page"), 0
        )

    def _tabel(self, d: Lembaran, kolom: int, baris: int, di_sel: dict[tuple[int, int], list[str]]) -> str:
        gabung = {(g[0], g[1]): g for g in d.gabung}
        tertutup = {
            (b, k): g
            for g in d.gabung
            for b in range(g[0], g[2] + 1)
            for k in range(g[1], g[3] + 1)
            if (b, k) != (g[0], g[1])
        }
        tr = []
        for b in range(baris):
            tc, k = [], 0
            while k < kolom:
                g = gabung.get((b, k)) or tertutup.get((b, k))
                lebar = g[3] - g[1] + 1 if g else 1
                v = (
                    ""
                    if g is None or g[0] == g[2]
                    else '<w:vMerge w:val="restart"/>'
                    if g[0] == b
                    else "<w:vMerge/>"
                )
                isi = d.sel.get((b, k), "")
                isi = f"{isi:g}" if isinstance(isi, float) else isi
                bentuk = "".join(di_sel.get((b, k), ()))
                p = "".join(f'<w:p><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
                    f'<w:t xml:space="preserve">{escape(x)}</w:t></w:r>{bentuk if i == 0 else ""}</w:p>'
                            for i, x in enumerate(isi.split("\n")))  # fmt: skip
                tc.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{lebar}"/>{v}</w:tcPr>{p}</w:tc>')
                k += lebar
            tr.append(
                f'<w:tr><w:trPr><w:trHeight w:val="{round(d.tinggi.get(b, 15.0) * 20)}" '
                f'w:hRule="exact"/></w:trPr>{"".join(tc)}</w:tr>'
            )
        grid = "".join(
            f'<w:gridCol w:w="{round((b - a) * 20)}"/>' for a, b in zip(self.x, self.x[1:], strict=False)
        )
        awal = f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        return f"{awal}{''.join(tr)}</w:tbl>"


def lukis_docx(sop: Sop, gaya: Gaya, cara: str, benih: int = 1) -> bytes:
    """A DOCX that shows the SOP in that style, its shapes hung in that way."""
    if cara == "vml":  # Word 2007 had lines; bent arrows were made of several
        gaya = replace(gaya, panah="ruas")
    isi = _Dokumen(lembaran(sop, gaya, benih), cara).xml()
    keluar = BytesIO()
    jenis = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with ZipFile(keluar, "w", ZIP_DEFLATED) as z:
        z.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types '
            'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{jenis}"/></Types>',
        )
        z.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships '
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}" Target="word/document.xml"/></Relationships>',
        )
        z.writestr("word/document.xml", isi)
    return keluar.getvalue()
