"""The server itself: pygls carries the messages, the modules beside it find the answers."""

from __future__ import annotations

import logging

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec, TextDocument
from pygls.workspace.position_codec import ServerTextPosition, ServerTextRange

from sopan import __version__
from sopan.cli.lsp.actions import actions
from sopan.cli.lsp.completion import Item, complete
from sopan.cli.lsp.diagnostics import Analysis, Span, analyse
from sopan.cli.lsp.files import kind_of
from sopan.cli.lsp.hover import hover
from sopan.cli.lsp.symbols import Symbol, symbols
from sopan.lint.profiles import Profil

__all__ = ["build", "serve"]

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Hint,
}
_ITEM = {
    "key": types.CompletionItemKind.Property,
    "actor": types.CompletionItemKind.Variable,
    "step": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.Text,
    "choice": types.CompletionItemKind.EnumMember,
    "rule": types.CompletionItemKind.Constant,
}
_SYMBOL = {
    "section": types.SymbolKind.Namespace,
    "actor": types.SymbolKind.Variable,
    "step": types.SymbolKind.Function,
    "unit": types.SymbolKind.Class,
}


def serve(profil: Profil) -> None:
    """Answer on stdin and stdout until the editor ends it."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    build(profil).start_io()


class _Cache:
    """The analysis of each open document, as long as its version stays."""

    def __init__(self, profil: Profil) -> None:
        self.profil = profil
        self.known: dict[str, tuple[str, Analysis]] = {}

    def of(self, document: TextDocument) -> Analysis:
        text = document.source
        known = self.known.get(document.uri)
        if known is None or known[0] != text:
            known = (text, analyse(text, kind_of(document.path), self.profil))
            self.known[document.uri] = known
        return known[1]


def build(profil: Profil) -> LanguageServer:
    """A server that is not yet started."""
    server = LanguageServer("sopan", __version__)
    cache = _Cache(profil)

    def opened(uri: str) -> TextDocument:
        return server.workspace.get_text_document(uri)

    def publish(uri: str) -> None:
        document = opened(uri)
        found = [
            types.Diagnostic(
                range=_range(document, one.span),
                severity=_SEVERITY[one.severity],
                code=one.code or None,
                source="sopan",
                message=one.message,
            )
            for one in cache.of(document).diagnostics
        ]
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=document.version, diagnostics=found)
        )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        cache.known.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        )

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "-", "[", "{", ","])
    )
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        document = opened(params.text_document.uri)
        at = document.position_from_client_units(params.position)
        lines = document.source.splitlines()
        return [
            _completion_item(document, at.line, at.character, item, order)
            for order, item in enumerate(complete(lines, at.line, at.character, kind_of(document.path)))
        ]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovering(params: types.HoverParams) -> types.Hover | None:
        document = opened(params.text_document.uri)
        at = document.position_from_client_units(params.position)
        lines = document.source.splitlines()
        found = hover(lines, at.line, at.character, kind_of(document.path), cache.of(document))
        if found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
        return types.Hover(content, _range(document, found.span))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = opened(params.text_document.uri)
        uri = params.text_document.uri
        return [
            types.CodeAction(
                title=one.title,
                kind=types.CodeActionKind.QuickFix,
                edit=types.WorkspaceEdit(
                    changes={
                        uri: [
                            types.TextEdit(
                                types.Range(
                                    types.Position(one.edit.first, 0), types.Position(one.edit.last, 0)
                                ),
                                one.edit.text,
                            )
                        ]
                    }
                ),
                is_preferred=one.diagnostic is not None,
            )
            for one in actions(
                document.source, cache.of(document), params.range.start.line, params.range.end.line
            )
        ]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = opened(params.text_document.uri)
        lines = document.source.splitlines()
        return [_symbol(document, lines, one) for one in symbols(lines, kind_of(document.path))]

    return server


def _range(document: TextDocument, span: Span) -> types.Range:
    codec: PositionCodec = document.position_codec
    start = ServerTextPosition(span.line, span.start)
    end = ServerTextPosition(span.line, max(span.end, span.start))
    return codec.range_to_client_units(document.lines, ServerTextRange(start, end))


def _completion_item(
    document: TextDocument, line: int, column: int, item: Item, order: int
) -> types.CompletionItem:
    text = types.MarkupContent(types.MarkupKind.Markdown, item.documentation) if item.documentation else None
    return types.CompletionItem(
        label=item.label,
        kind=_ITEM[item.kind],
        detail=item.detail or None,
        documentation=text,
        sort_text=f"{order:04}",
        text_edit=types.TextEdit(_range(document, Span(line, item.start, column)), item.insert),
    )


def _symbol(document: TextDocument, lines: list[str], one: Symbol) -> types.DocumentSymbol:
    head = _range(document, Span(one.first, 0, len(lines[one.first])))
    last = _range(document, Span(one.last, 0, len(lines[one.last])))
    return types.DocumentSymbol(
        name=one.name,
        kind=_SYMBOL[one.kind],
        range=types.Range(head.start, last.end),
        selection_range=head,
        detail=one.detail or None,
        children=[_symbol(document, lines, child) for child in one.children],
    )
