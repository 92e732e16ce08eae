"""The server as an editor drives it: a process of its own, spoken to over stdin and stdout."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.cli.conftest import GOOD

START = "import sys; from sopan.cli.main import main; sys.exit(main(['lsp']))"
URI = "file:///pustaka/laporan.sop.yaml"


class Editor(LanguageClient):
    """An editor that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    async def diagnostics(self) -> list[types.Diagnostic]:
        params = await asyncio.wait_for(self.told.get(), 20)
        return list(params.diagnostics)


def drive(work: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-c", START)
        await editor.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri="file:///pustaka")
        )
        editor.initialized(types.InitializedParams())
        try:
            await work(editor)
        finally:
            await editor.shutdown_async(None)
            editor.exit(None)
            await editor.stop()

    asyncio.run(asyncio.wait_for(run(), 60))


def open_file(editor: Editor, text: str, uri: str = URI) -> None:
    document = types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(document))


def test_a_session(tmp_path: Path) -> None:
    text = GOOD.replace("judul: Pembuatan Laporan", "judul: SOP Pembuatan 😀 Laporan")

    async def work(editor: Editor) -> None:
        open_file(editor, text)
        found = await editor.diagnostics()
        title = next(one for one in found if one.code == "JDL001")
        assert title.source == "sopan"
        assert title.range.start == types.Position(1, 7)
        # The editor counts UTF-16 units: the face takes two.
        assert title.range.end.character == len("judul: SOP Pembuatan 😀 Laporan") + 1

        identifier = types.TextDocumentIdentifier(URI)
        actions = await editor.text_document_code_action_async(
            types.CodeActionParams(identifier, title.range, types.CodeActionContext(diagnostics=[title]))
        )
        assert actions
        (edit,) = actions[0].edit.changes[URI]  # type: ignore[union-attr, index]  # ours have changes
        assert edit.new_text == "judul: Pembuatan 😀 Laporan\n"

        change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
        versioned = types.VersionedTextDocumentIdentifier(version=2, uri=URI)
        editor.text_document_did_change(types.DidChangeTextDocumentParams(versioned, [change]))
        found = await editor.diagnostics()
        assert "JDL001" not in {one.code for one in found}

        at = types.Position(11, len("    pelaksana: ka"))
        items = await editor.text_document_completion_async(types.CompletionParams(identifier, at))
        assert isinstance(items, list)
        assert [item.label for item in items] == ["kabid"]

        shown = await editor.text_document_hover_async(types.HoverParams(identifier, at))
        assert shown is not None
        assert "Kepala Bidang" in shown.contents.value  # type: ignore[union-attr]  # Markdown

        outline = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
        assert outline is not None
        assert "langkah" in [one.name for one in outline]

        editor.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        assert await editor.diagnostics() == []

    drive(work)
