"""The real AWS CLI, which takes most of a second to start: one process loads it, and each command is a fork of that."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from typing import Dict, Optional, Sequence, Tuple


class CLI:
    """A process that has loaded the AWS CLI and waits for commands."""

    _running: Optional[CLI] = None

    def __init__(self):
        words = [sys.executable, __file__]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    @classmethod
    def run(cls, words: Sequence[str], environment: Dict[str, str], folder) -> Tuple[int, str, str]:
        """The status, output and errors of `aws` with these words and variables, run in a folder."""
        cls._running = cls._running or cls()
        return cls._running._run([str(word) for word in words], environment, str(folder))

    def _run(self, words, environment, folder) -> Tuple[int, str, str]:
        json.dump([words, environment, folder], self._process.stdin)
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return tuple(json.loads(self._process.stdout.readline()))


def serve() -> None:
    """Run the commands that come as lines of JSON, each in a process of its own."""
    from awscli import clidriver

    for line in sys.stdin:
        words, environment, folder = json.loads(line)
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
            process = os.fork()
            if process == 0:
                os._exit(perform(clidriver.main, words, environment, folder, output, errors))
            status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            texts = [(file.seek(0), file.read())[1] for file in (output, errors)]
        print(json.dumps([status, *texts]), flush=True)


def perform(main, words, environment, folder, output, errors) -> int:
    """Run one command in this process, and return its status."""
    for number, file in enumerate((open(os.devnull), output, errors)):
        os.dup2(file.fileno(), number)
    os.chdir(folder)
    # Where the CLI found its data when it was loaded.
    environment["AWS_DATA_PATH"] = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["aws", *words]
    status = 255
    with contextlib.suppress(SystemExit):
        status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    return status


if __name__ == "__main__":
    serve()
