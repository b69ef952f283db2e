"""Whatever can make a login fail, as it happens: each condition prepares the place of a login with a good code."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shlex
import socket
import threading
import time
from datetime import datetime

from standin import Fault, StandIn
from support.certificates import self_signed
from support.others import IS_ROOT
from support.roles import role_profiles

OTHER_DEVICE = "arn:aws:iam::111122223333:mfa/nobody"
PASSKEY = "arn:aws:iam::111122223333:u2f/user/alice/key-ABC"
LOGIN = ("login", "datatruck", "--store-only")


class Place:
    """Where a command runs, with what the conditions have made of it."""

    def __init__(self, home, aws, stack: contextlib.ExitStack):
        self.home, self.aws, self.stack = home, aws, stack
        self.words, self.variables, self.around = [*LOGIN, "--code", home.code()], {}, []

    def run(self) -> tuple:
        """The status, what was printed, and whether all files are as before: of ours, all if AWS accepted no code."""
        before, calls = self.home.files(), len(self.aws.calls)
        run = self.home.execute(*self.around, self.home.program, *self.words, variables=self.variables)
        after = self.home.files()
        is_accepted = any(call["error"] is None for call in self.aws.calls[calls:])
        return *run, all(before.get(name) == after.get(name) for name in {**before, **after} if not is_accepted or name.startswith(".aws"))

    def edit(self, file, old: str, new: str) -> None:
        """Replace a text that is in the file."""
        text = file.read_text()
        assert re.search(old, text), old
        file.write_text(re.sub(old, new, text))


# What the condition is made with, for conditions of one line


def adding(*options: str):
    return lambda place: place.words.extend(options)


def running(*words: str):
    return lambda place: setattr(place, "words", list(words))


def answering(fault: Fault):
    return lambda place: place.aws.fail(fault)


def calling(**variables: str):
    return lambda place: place.variables.update(variables)


def in_world(**fields):
    return lambda place: [setattr(place.aws.world, name, value) for name, value in fields.items()]


def clock(seconds: int):
    return lambda place: setattr(place.aws, "clock_offset", seconds)


def with_credentials(text: str):
    return lambda place: place.home.configure(credentials=text)


def with_config(text: str):
    return lambda place: place.home.configure(config=text)


def in_profile(text: str):
    return lambda place: place.edit(place.home.config, r"\[profile datatruck\]\n", f"[profile datatruck]\n{text}\n")


def with_secret(old: str, new: str):
    return lambda place: place.edit(place.home.credentials, old, new)


# Codes, keys and sessions


def wrong_code(place: Place) -> None:
    place.words[-1] = place.home.wrong_code()


def used_code(place: Place) -> None:
    place.home.execute(place.home.program, *place.words)
    place.words.append("--force")


def inactive_key(place: Place) -> None:
    place.aws.world.users[0].active = False


def root_user(place: Place) -> None:
    alice, device = place.aws.world.users[0], place.aws.world.devices[0]
    alice.root = True
    device.owner = alice.identity.arn


def aws_itself(place: Place) -> None:
    """Call AWS's own endpoint, which is not reached from here."""
    place.edit(place.home.config, r"endpoint_url = .*\n", "")


def no_device(place: Place) -> None:
    place.edit(place.home.config, r"mfa_serial = .*\n", "")


def denied_list(place: Place) -> None:
    no_device(place)
    place.aws.world.list_mfa_devices = "denied"


def ended_session(place: Place) -> None:
    place.aws.world.session_seconds = 8
    place.home.store()
    end = datetime.fromisoformat(place.home.section()["expiration"].replace("Z", "+00:00"))
    time.sleep(max(0, end.timestamp() - time.time()) + 0.1)
    place.words = ["export", "datatruck"]


def revoked_session(place: Place) -> None:
    role_profiles(place.home, place.aws)
    place.home.store()
    place.words = ["login", "deploy", "--store-only"]
    place.aws.fail(Fault.error(403, "ExpiredToken", "The security token included in the request is expired"))


# The network


def through(proxy: str):
    """Go through a proxy to AWS itself; a token's serial number is of no account."""

    def make(place: Place) -> None:
        aws_itself(place)
        place.words.extend(("--serial", "GAHT12345678"))
        place.variables["HTTPS_PROXY"] = proxy

    return make


@contextlib.contextmanager
def listening(answer: bytes):
    """A port that gives everyone this answer; its address."""
    def serve():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = server.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def through_answer(status: int):
    """Go through a proxy that gives this answer."""
    answer = f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()
    return lambda place: through(place.stack.enter_context(listening(answer)))(place)


def untrusted_certificate(place: Place) -> None:
    certificate = self_signed(place.home.scratch("certificates"), "127.0.0.1")
    server = place.stack.enter_context(StandIn(place.aws.world, certificate=certificate))
    place.variables["AWS_ENDPOINT_URL"] = server.url


# Files


def without_privileges(place: Place) -> None:
    """Permissions count for root too, if it has no capabilities."""
    if IS_ROOT:
        place.around = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


def unreadable_file(place: Place) -> None:
    without_privileges(place)
    place.home.credentials.chmod(0)
    place.stack.callback(place.home.credentials.chmod, 0o600)


def folder_as_file(place: Place) -> None:
    place.home.credentials.unlink()
    place.home.credentials.mkdir()


def unwritable_folder(place: Place) -> None:
    without_privileges(place)
    place.home.credentials.parent.chmod(0o500)
    place.stack.callback(place.home.credentials.parent.chmod, 0o700)


def full_disk(place: Place) -> None:
    """A file system of its own for the folder, with no space left."""
    folder = shlex.quote(str(place.home.credentials.parent))
    script = (
        f"cp -a {folder} {folder}.kept && mount -t tmpfs -o size=64k none {folder} && cp -a {folder}.kept/. {folder} && "
        f"{{ cat /dev/zero >{folder}/filler 2>/dev/null; exec \"$@\"; }}"
    )
    place.around = ["unshare", "-m", "sh", "-c", script, "sh"]


def locked_file(place: Place) -> None:
    # The first write makes the lock.
    place.home.store("staging")
    lock = next(file for file in (place.home.path / ".local/state/aws-mfa/locks").iterdir() if "credentials" in file.name)
    held = os.open(lock, os.O_RDONLY)
    place.stack.callback(os.close, held)
    fcntl.flock(held, fcntl.LOCK_EX)
