"""The HTTP side of the stand-in: listens on 127.0.0.1 and never anywhere else."""

from __future__ import annotations

import json
import selectors
import socket
import socketserver
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import List, NamedTuple, Optional, TextIO

import control
from cloud import Cloud, service_and_action
from faults import EMPTY, HANG, LOST, TRUNCATED, Fault
from wire import Answer, Request
from world import World

ADDRESS = "127.0.0.1"
LARGEST_BODY = 1024 * 1024
LOGGED = ("status", "service", "action", "region", "access_key_id", "error")


class _Server(ThreadingHTTPServer):
    """The listening socket, with what its handlers share."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, cloud: Cloud, log: Optional[TextIO]):
        self.cloud = cloud
        self.log = log
        self.stopping = threading.Event()
        super().__init__((ADDRESS, port), _Handler)

    def server_bind(self):
        """Bind without looking up a host name, which can be slow."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        """Stay quiet about clients that went away."""


class _Handler(BaseHTTPRequestHandler):
    """Turns HTTP requests into Requests, and Answers into HTTP answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def respond(self):
        request = self._read()
        if request is None:
            self._send(Answer(413))
            self.close_connection = True
        elif request.path.startswith(control.PREFIX):
            self._send(control.answer(self.server.cloud, request))
        else:
            self._respond_as_aws(request)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = respond

    def log_message(self, format, *args):
        """Print nothing; calls are recorded instead."""

    def date_time_string(self, timestamp=None):
        """The Date header, on the server's clock."""
        return super().date_time_string(self.server.cloud.now if timestamp is None else timestamp)

    def _read(self) -> Optional[Request]:
        """The request with its body; None when its length is unknown or too large."""
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdigit() or int(length) > LARGEST_BODY:
            return None
        return Request(self.command, self.path, self.headers.items(), self.rfile.read(int(length)))

    def _respond_as_aws(self, request: Request) -> None:
        cloud = self.server.cloud
        call = cloud.record(request)
        fault = cloud.take_fault(call["action"])
        answer = self._answer(request, fault)
        if answer is not None:
            call["status"], call["error"] = answer.status, answer.error
        self._log(call)
        if answer is None:
            self.close_connection = True
        else:
            self._send(answer, fault if fault is not None and fault.kind == TRUNCATED else None)

    def _answer(self, request: Request, fault: Optional[Fault]) -> Optional[Answer]:
        """The answer to an AWS request; None to close the connection without one."""
        cloud = self.server.cloud
        if fault is None:
            return cloud.perform(request)
        if fault.kind == EMPTY:
            return None
        if fault.kind == HANG:
            self.server.stopping.wait(fault.seconds)
        answer = fault.stand_in_answer(service_and_action(request)[0]) or cloud.perform(request, fault)
        return None if fault.kind == LOST else answer

    def _log(self, call: dict) -> None:
        if self.server.log:
            values = [call[name] for name in LOGGED]
            self.server.log.write(" ".join("-" if value is None else str(value) for value in values) + "\n")
            self.server.log.flush()

    def _send(self, answer: Answer, cut: Optional[Fault] = None) -> None:
        """Send an answer, or a part of its body under its full length."""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(_part(answer.body, cut) if cut else answer.body)
        if cut:
            self.close_connection = True


def _part(body: bytes, cut: Fault) -> bytes:
    """What a fault leaves of a body."""
    return body[:len(body) // 2 if cut.kept is None else cut.kept]


class Certificate(NamedTuple):
    """What a server shows for itself, in PEM files."""

    key: Path
    certificate: Path


class StandIn:
    """A stand-in server in a thread of this process, for use in a `with` statement; over TLS with a certificate."""

    def __init__(self, world: World, port: int = 0, log: Optional[TextIO] = None, certificate: Optional[Certificate] = None):
        self.cloud = Cloud(world)
        self._server = _Server(port, self.cloud, log)
        self._scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.certificate, certificate.key)
            # The thread of a connection shakes hands, so that none keeps the others waiting.
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._end, self._ending = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> StandIn:
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._server.stopping.set()
        self._end.close()
        self._thread.join()
        self._ending.close()
        self._server.server_close()

    def _serve(self) -> None:
        """Serve until the other end closes. serve_forever() would notice the end only at its next look."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._server, selectors.EVENT_READ)
            selector.register(self._ending, selectors.EVENT_READ)
            while all(key.fileobj is self._server for key, _ in selector.select()):
                self._server.handle_request()

    @property
    def url(self) -> str:
        return f"{self._scheme}://{ADDRESS}:{self._server.server_port}"

    @property
    def world(self) -> World:
        return self.cloud.world

    @property
    def calls(self) -> List[dict]:
        """A copy of the records of all requests so far."""
        return json.loads(json.dumps(self.cloud.calls))

    @property
    def clock_offset(self) -> float:
        """Seconds by which the server's clock is ahead of the real one."""
        return self.cloud.clock_offset

    @clock_offset.setter
    def clock_offset(self, seconds: float) -> None:
        self.cloud.clock_offset = seconds

    def code(self, serial: str) -> str:
        """The code on a device's display now, used or not."""
        return self.cloud.authenticator(serial).code()

    def next_code(self, serial: str) -> str:
        """A code that will be accepted; moves the device's clock when needed."""
        return self.cloud.authenticator(serial).next_code()

    def wrong_code(self, serial: str) -> str:
        """Six digits that will not be accepted."""
        return self.cloud.authenticator(serial).wrong_code()

    def fail(self, fault: Fault, action: Optional[str] = None) -> None:
        """Spoil the next call, or the next call of one action; faults queue up."""
        self.cloud.fail(fault, action)

    def expire_all(self) -> None:
        """End every session issued so far."""
        self.cloud.expire_all()
