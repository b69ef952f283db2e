"""Certificates for servers of the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

from server import Certificate


def self_signed(folder: Path, address: str) -> Certificate:
    """Make a self-signed certificate for an address."""
    made = Certificate(folder / f"{address}.key", folder / f"{address}.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", made.key, "-out",
         made.certificate, "-subj", "/CN=test", "-addext", f"subjectAltName=IP:{address}"],
        check=True, capture_output=True,
    )
    return made
