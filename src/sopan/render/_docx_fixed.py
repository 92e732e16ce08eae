"""Parts of a Word document that are the same in every one: settings, fonts, a plain theme."""

from __future__ import annotations

from sopan.layout.typeface import Typeface
from sopan.render._docx_styles import W
from sopan.render._ooxml_package import HEAD

__all__ = ["SETTINGS", "THEME", "fonts"]

SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}">'
    '<w:zoom w:val="fullPage" w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:val="15" '
    'w:uri="http://schemas.microsoft.com/office/word"/>'
    "</w:compat></w:settings>"
)
"""How Word lays out: as its versions since 2013 do."""

_ARIAL = (
    '<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
    '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font>'
)


def fonts(face: Typeface) -> str:
    """The fonts, and which to take where one is not there: for Arial one with the same widths."""
    own = f'<w:font w:name="{face.name}"><w:altName w:val="Arial"/></w:font>'
    return f'{HEAD}<w:fonts xmlns:w="{W}">{"" if face.bundled else own}{_ARIAL}</w:fonts>'


_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "EDEDED",
    "accent1": "1F4E79",
    "accent2": "7F7F7F",
    "accent3": "A6A6A6",
    "accent4": "BF9000",
    "accent5": "548235",
    "accent6": "843C0C",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FONT = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'

THEME = (
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sopan">'
    '<a:themeElements><a:clrScheme name="Sopan">'
    + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    + f'</a:clrScheme><a:fontScheme name="Sopan"><a:majorFont>{_FONT}</a:majorFont>'
    f'<a:minorFont>{_FONT}</a:minorFont></a:fontScheme><a:fmtScheme name="Sopan">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f'<a:lnStyleLst>{f"""<a:ln w="9525">{_FILL}</a:ln>""" * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
"""The palette and font that Word offers for what an office adds; nothing of ours uses it."""
