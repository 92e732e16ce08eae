"""The model inside of Office files, so that Sopan reads its own documents back exactly.

Excel and Word keep parts of this sort ("custom XML data") when they save, and show them to nobody. The part
is `customXml/item1.xml`, related to the main part of the document; its root is `sopan` in a namespace of its
own and its text is the SOP as JSON (`sopan.model.salinan` has both):

    <sopan xmlns="urn:sopan:lampiran:1" jenis="application/json">{"sopan":1,"judul":...}</sopan>

A reader finds it by the namespace, not by the number in the name, since a program that saves may number its
parts anew; `itemProps1.xml` beside it names the namespace and an id that is the same in all documents.
"""

from __future__ import annotations

from sopan.model import Sop
from sopan.model.salinan import MEDIA_TYPE, NAMESPACE, sop_ke_json
from sopan.render._drawingml import xml
from sopan.render._ooxml_package import HEAD, Package

__all__ = ["ITEM", "embed"]

ITEM = "customXml/item1.xml"
"""The part with the model, as written."""

_PROPERTIES = "customXml/itemProps1.xml"
_STORE = "{5C0FA9D2-3B61-4E0B-9A57-50A43512A000}"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def embed(package: Package, main: str, sop: Sop) -> None:
    """Put the SOP into a package whose main part is `main`."""
    package.add(
        ITEM,
        f'{HEAD}<sopan xmlns="{NAMESPACE}" jenis="{MEDIA_TYPE}">{xml(sop_ke_json(sop))}</sopan>',
    )
    package.add_type("xml", "application/xml")
    package.add(
        _PROPERTIES,
        f'{HEAD}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_DATASTORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    package.relate(main, "customXml", ITEM)
    package.relate(ITEM, "customXmlProps", _PROPERTIES)
