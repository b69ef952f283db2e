"""The shared files of a home."""

from __future__ import annotations

from support.product import Home

# The long-term keys of datatruck.
KEYS = "aws_access_key_id = AKIASTANDINALICE2222\naws_secret_access_key = EXAMPLE/only+not/a+real+secret+for+alice\n"


def keep_keys_in_config(home: Home) -> None:
    """Put the long-term keys of datatruck in the config file, which works as well."""
    home.config.write_text(home.config.read_text().replace("\n\n", f"\n{KEYS}\n"))
