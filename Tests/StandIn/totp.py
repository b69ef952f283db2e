"""Time-based one-time passwords (RFC 6238, SHA-1, 30-second steps, six digits)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

STEP_SECONDS = 30
DIGITS = 6
WINDOW = 1  # steps accepted before and after the present one


def one_time_code(secret: str, step: int, digits: int = DIGITS) -> str:
    """Return the code of a base32 `secret` for one time step."""
    letters = secret.replace(" ", "").upper()
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10 ** digits).zfill(digits)


class Authenticator:
    """One device: its secret, its own clock, and the last step it spent.

    The device's clock is the real clock plus `offset` seconds, and both sides
    (the person reading the code and the server checking it) use that clock.
    Moving it forward therefore stands for waiting until the next code appears.
    """

    def __init__(self, secret: str, offset: float = 0, now=time.time):
        self.secret = secret
        self.offset = offset
        self.last_step = -1
        self._now = now

    @property
    def step(self) -> int:
        """The present time step on the device's clock."""
        return int((self._now() + self.offset) // STEP_SECONDS)

    def code(self) -> str:
        """The code on display now, whether or not it has been used."""
        return one_time_code(self.secret, self.step)

    def next_code(self) -> str:
        """A code the server will accept, moving the device's clock if needed."""
        missing_steps = self.last_step + 1 - self.step
        if missing_steps > 0:
            self.offset += missing_steps * STEP_SECONDS
        return self.code()

    def wrong_code(self) -> str:
        """Six digits that match no step near the present one."""
        step = self.step
        near = {one_time_code(self.secret, step + n) for n in range(-WINDOW - 2, WINDOW + 3)}
        candidates = (str(n).zfill(DIGITS) for n in range(10 ** DIGITS))
        return next(code for code in candidates if code not in near)

    def accept(self, code: str) -> bool:
        """Spend `code`: true once per step, within one step of the present."""
        present = self.step
        for step in range(present - WINDOW, present + WINDOW + 1):
            if step > self.last_step and hmac.compare_digest(one_time_code(self.secret, step), code):
                self.last_step = step
                return True
        return False
