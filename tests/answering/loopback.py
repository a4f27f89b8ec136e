"""A server on this machine that speaks as OpenAI's does, and answers as it is told: rightly, slowly, brokenly, or with an error."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[str], "tuple[int, str, float]"]
"""A prompt -> status of HTTP, the answer or the error, seconds to wait before it."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    reply: Reply
    asked: list[str]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a client that went away is what some tests want."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = body["messages"][-1]["content"]
        self.server.asked.append(prompt)
        status, text, seconds = self.server.reply(prompt)
        time.sleep(seconds)
        if status != 200:
            self._send(status, "application/json", json.dumps({"error": {"message": text, "type": "x", "code": text.split()[0]}}))
            return
        piece = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}
        choices = [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}]
        end = [{"index": 0, "delta": {}, "finish_reason": "stop"}]
        lines = [json.dumps({**piece, "choices": choices}), json.dumps({**piece, "choices": end}), "[DONE]"]
        self._send(200, "text/event-stream", "".join(f"data: {line}\n\n" for line in lines))

    def _send(self, status: int, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def serving(reply: Reply) -> Iterator[tuple[str, list[str]]]:
    """The server's address, and the prompts that it is sent."""
    server = Server(("127.0.0.1", 0), _Handler)
    server.reply, server.asked = reply, []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", server.asked
    finally:
        server.shutdown()
        server.server_close()
