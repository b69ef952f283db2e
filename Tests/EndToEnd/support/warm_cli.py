"""The AWS CLI, imported once: a server that forks a process for each call, which is ten times as fast as starting it.

It runs with the interpreter of the AWS CLI itself: `warm_cli.py serve SOCKET`, and `warm_cli.py call SOCKET WORD…` in the
place of `aws`. A call has the caller's words, environment, folder and streams, and ends with it.
"""

from __future__ import annotations

import array
import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path


def start(cli: Path, folder: Path):
    """Start the server for a script of the AWS CLI. Gives its process, and the words that run a call."""
    interpreter = cli.read_text(errors="replace").splitlines()[0].removeprefix("#!").split()[0]
    address = folder / "aws"
    server = subprocess.Popen([interpreter, __file__, "serve", str(address)], stdout=subprocess.PIPE, text=True)
    assert server.stdout.readline() == "ready\n"
    return server, [interpreter, "-IS", __file__, "call", str(address)]


def call(address: str, words: list) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        request = json.dumps([words, dict(os.environ), os.getcwd()]).encode()
        streams = array.array("i", [0, 1, 2])
        server.sendmsg([len(request).to_bytes(4, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)])
        server.sendall(request)
        status = server.recv(1)
    sys.exit(status[0] if status else 255)


def serve(address: str) -> None:
    import awscli.clidriver

    awscli.clidriver.create_clidriver()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(64)
    print("ready", flush=True)
    calls = {}
    while True:
        readable, _, _ = select.select([listener, *calls], [], [], 0.01 if calls else None)
        for ready in readable:
            if ready is listener:
                connection, _ = listener.accept()
                calls[connection] = _fork(listener, connection)
            else:
                # Nothing follows a request: the caller has ended.
                os.kill(calls[ready], signal.SIGKILL)
        for connection, worker in list(calls.items()):
            ended, status = os.waitpid(worker, os.WNOHANG)
            if ended:
                del calls[connection]
                with connection:
                    try:
                        connection.send(bytes([os.waitstatus_to_exitcode(status) & 0xFF]))
                    except OSError:
                        pass


def _fork(listener: socket.socket, connection: socket.socket) -> int:
    """Start a process for a call that has been asked for."""
    head, streams, _, _ = socket.recv_fds(connection, 4, 3)
    request = b""
    while len(request) < int.from_bytes(head, "big"):
        request += connection.recv(1 << 16)
    words, environment, folder = json.loads(request)
    worker = os.fork()
    if worker == 0:
        listener.close()
        connection.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        # The AWS CLI has added its own data when it was imported.
        data = [environment.get("AWS_DATA_PATH"), os.environ["AWS_DATA_PATH"]]
        os.environ.clear()
        os.environ.update(environment)
        os.environ["AWS_DATA_PATH"] = os.pathsep.join(filter(None, data))
        os.chdir(folder)
        sys.argv = ["aws", *words]
        _run()
    for stream in streams:
        os.close(stream)
    return worker


def _run() -> None:
    import awscli.clidriver

    status = 255
    try:
        status = awscli.clidriver.main()
    except SystemExit as error:
        status = error.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        call(sys.argv[2], sys.argv[3:])
