"""The accounts a stand-in serves: users, MFA devices, roles and policy switches."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import List, Optional

TOTP = "totp"
PASSKEY = "u2f"

LIST_ALLOWED = "allowed"
LIST_NAMED_ONLY = "named-only"
LIST_DENIED = "denied"


def unique_id(prefix: str, arn: str) -> str:
    """A stable identifier of AWS's shape (prefix and 16 base32 letters)."""
    letters = base64.b32encode(hashlib.sha256(arn.encode()).digest()).decode()
    return prefix + letters[:16]


@dataclass(frozen=True)
class Identity:
    """What GetCallerIdentity answers."""

    account: str
    user_id: str
    arn: str


@dataclass
class AccessKey:
    """A long-term key. `used` is when, for what and where it was last used."""

    access_key_id: str
    secret_access_key: str
    active: bool = True
    created: Optional[str] = None
    works_from: float = 0
    used: Optional[List[str]] = None


@dataclass
class User:
    """An IAM user, or the root user of an account, with a long-term key, and `more_keys` beside it.

    Without `key_created`, the key is a new one. A user whose keys are all deleted has an empty `access_key_id`.
    """

    name: str
    account: str
    access_key_id: str
    secret_access_key: str
    active: bool = True
    root: bool = False
    profile: Optional[str] = None
    region: str = "us-east-1"
    key_created: Optional[str] = None
    key_used: Optional[List[str]] = None
    more_keys: List[AccessKey] = field(default_factory=list)

    @property
    def keys(self) -> List[AccessKey]:
        """Every key, as it is now."""
        first = AccessKey(
            self.access_key_id, self.secret_access_key, self.active, self.key_created, used=self.key_used,
        )
        return [first, *self.more_keys] if self.access_key_id else list(self.more_keys)

    def key(self, access_key_id: str) -> Optional[AccessKey]:
        return next((key for key in self.keys if key.access_key_id == access_key_id), None)

    def change(self, access_key_id: str, **values) -> None:
        """Change `active` or `used` of a key."""
        if access_key_id == self.access_key_id:
            self.active = values.get("active", self.active)
            self.key_used = values.get("used", self.key_used)
            return
        for name, value in values.items():
            setattr(self.key(access_key_id), name, value)

    def remove(self, access_key_id: str) -> None:
        """Delete a key; the next one becomes the user's first."""
        keys = [key for key in self.keys if key.access_key_id != access_key_id]
        first = keys[0] if keys else AccessKey("", "")
        self.access_key_id, self.secret_access_key = first.access_key_id, first.secret_access_key
        self.active, self.key_created, self.key_used = first.active, first.created, first.used
        self.more_keys = keys[1:]

    @property
    def identity(self) -> Identity:
        if self.root:
            return Identity(self.account, self.account, f"arn:aws:iam::{self.account}:root")
        arn = f"arn:aws:iam::{self.account}:user/{self.name}"
        return Identity(self.account, unique_id("AIDA", arn), arn)


@dataclass
class Device:
    """An MFA device; `owner` is the ARN of its user, `secret` is base32."""

    serial: str
    owner: str
    kind: str = TOTP
    secret: str = ""
    enabled: str = "2026-01-01T00:00:00Z"
    clock_offset: float = 0


@dataclass
class Role:
    """An IAM role which the users of `trusted_account` may assume."""

    arn: str
    trusted_account: str
    max_session: int = 3600
    external_id: Optional[str] = None
    requires_mfa: bool = False
    allows_tags: bool = True
    allows_source_identity: bool = True

    @property
    def account(self) -> str:
        return self.arn.split(":")[4]

    @property
    def name(self) -> str:
        return self.arn.rsplit("/", 1)[-1]

    def session_identity(self, session_name: str) -> Identity:
        """The identity of a session of this role."""
        return Identity(
            self.account,
            f"{unique_id('AROA', self.arn)}:{session_name}",
            f"arn:aws:sts::{self.account}:assumed-role/{self.name}/{session_name}",
        )


@dataclass
class World:
    """Everything a stand-in knows.

    `regions`: the regions a signature may be scoped to; None means any.
    `skew_minutes`: how far a request's date may be from the server's clock.
    `page_size`: how many devices one ListMFADevices answer holds at most.
    `list_mfa_devices`: "allowed", "named-only" (needs UserName) or "denied".
    `list_access_keys`: "allowed" or "denied".
    `denied`: further actions that no policy allows, such as "iam:CreateAccessKey".
    `key_delay`: the seconds until a new long-term key is accepted.
    `key_list_delay`: the seconds until IAM's list of keys, and its count of them, show a change.
    `session_seconds`: the lifetime of every new session, whatever was asked.
    `session_cap`: the longest lifetime of a new session.
    `role_seconds`: the lifetime of every new session of a role, whatever was asked.
    """

    users: List[User] = field(default_factory=list)
    devices: List[Device] = field(default_factory=list)
    roles: List[Role] = field(default_factory=list)
    regions: Optional[List[str]] = None
    skew_minutes: int = 5
    page_size: int = 100
    list_mfa_devices: str = LIST_ALLOWED
    list_access_keys: str = LIST_ALLOWED
    denied: List[str] = field(default_factory=list)
    key_delay: float = 0
    key_list_delay: float = 0
    session_seconds: Optional[float] = None
    session_cap: Optional[float] = None
    role_seconds: Optional[float] = None

    def user_with_key(self, access_key_id: str) -> Optional[User]:
        return next((u for u in self.users if access_key_id and u.key(access_key_id)), None)

    def user_named(self, account: str, name: str) -> Optional[User]:
        named = (u for u in self.users if (u.account, u.name, u.root) == (account, name, False))
        return next(named, None)

    def device(self, serial: str) -> Optional[Device]:
        return next((d for d in self.devices if d.serial == serial), None)

    def devices_of(self, user: User) -> List[Device]:
        return [d for d in self.devices if d.owner == user.identity.arn]

    def role(self, arn: str) -> Optional[Role]:
        return next((r for r in self.roles if r.arn == arn), None)

    def lifetime(self, asked: float, is_role: bool = False) -> float:
        """The seconds a session lasts for which `asked` seconds were requested."""
        if is_role and self.role_seconds is not None:
            return self.role_seconds
        if self.session_seconds is not None:
            return self.session_seconds
        return asked if self.session_cap is None else min(asked, self.session_cap)

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> World:
        """Read a world; raises ValueError for other JSON, TypeError for unknown fields."""
        fields = json.loads(text)
        if not isinstance(fields, dict):
            raise ValueError("a world is a JSON object")
        for name, kind in (("users", User), ("devices", Device), ("roles", Role)):
            fields[name] = [kind(**entry) for entry in fields.get(name, [])]
        for user in fields["users"]:
            user.more_keys = [AccessKey(**entry) for entry in user.more_keys]
        return cls(**fields)


def sample_world() -> World:
    """Two accounts with one user and one TOTP device each, and five roles."""
    alice = User(
        name="alice", account="111122223333", profile="datatruck", region="eu-west-1",
        access_key_id="AKIASTANDINALICE2222",
        secret_access_key="EXAMPLE/only+not/a+real+secret+for+alice",
    )
    bob = User(
        name="bob", account="444455556666", profile="staging", region="us-east-1",
        access_key_id="AKIASTANDINBOB222222",
        secret_access_key="EXAMPLE/only+not/a+real+secret+for+bob/0",
    )
    role = f"arn:aws:iam::{alice.account}:role/"
    return World(
        users=[alice, bob],
        devices=[
            Device(f"arn:aws:iam::{alice.account}:mfa/alice", alice.identity.arn,
                   secret="STANDINALICE2222STANDINALICE2222"),
            Device(f"arn:aws:iam::{bob.account}:mfa/bob", bob.identity.arn,
                   secret="STANDINBOB222222STANDINBOB222222"),
        ],
        roles=[
            Role(role + "ReadOnly", alice.account, max_session=43200),
            Role(role + "Developer", alice.account, max_session=28800, requires_mfa=True),
            Role(role + "Deploy", alice.account, requires_mfa=True),
            Role(role + "Audit", alice.account, external_id="audit-2026"),
            Role(role + "Support", bob.account, max_session=7200, requires_mfa=True),
        ],
    )
