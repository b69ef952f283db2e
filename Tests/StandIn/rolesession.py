"""What goes along with AssumeRole: session tags, source identity and session policy, checked as STS checks them."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Dict, List, Optional

from wire import AwsError, access_denied, validation_error

MOST_TAGS = 50
LONGEST_POLICY = 2048
# How many characters of tags and policy together fill the room that AWS has for them, once packed.
ROOM = 4096
PATTERN = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]"


@dataclass
class Extras:
    """What a session of a role carries."""

    tags: Dict[str, str] = field(default_factory=dict)
    transitive: List[str] = field(default_factory=list)
    source_identity: Optional[str] = None
    policy: Optional[str] = None


def read(params: Dict[str, str]) -> Extras:
    """The extras of a request; raises AwsError for what STS does not take."""
    tags: Dict[str, str] = {}
    names = sorted({int(name.split(".")[2]) for name in params if re.fullmatch(r"Tags\.member\.\d+\.(Key|Value)", name)})
    for number in names:
        key, value = (params.get(f"Tags.member.{number}.{part}") for part in ("Key", "Value"))
        _check(f"tags.{number}.member.key", key, 1, 128, PATTERN + "+")
        _check(f"tags.{number}.member.value", value, 0, 256, PATTERN + "*")
        if key.lower().startswith("aws:"):
            raise validation_error("System tags are not allowed as session tags")
        if key.lower() in (known.lower() for known in tags):
            raise validation_error("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        tags[key] = value
    if len(tags) > MOST_TAGS:
        raise validation_error(
            f"1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to {MOST_TAGS}"
        )
    transitive = [params[name] for name in sorted(params) if re.fullmatch(r"TransitiveTagKeys\.member\.\d+", name)]
    if not set(transitive) <= set(tags):
        raise validation_error("Transitive tag keys must be among the tags of the request")
    identity = params.get("SourceIdentity")
    if identity is not None and not re.fullmatch(r"[\w+=,.@-]{2,64}", identity, re.ASCII):
        raise validation_error("1 validation error detected: Value at 'sourceIdentity' failed to satisfy constraint")
    return Extras(tags, transitive, identity, _policy(params.get("Policy"), tags))


def _check(name: str, text: Optional[str], shortest: int, longest: int, pattern: str) -> None:
    value = "null" if text is None else f"'{text}'"
    start = f"1 validation error detected: Value {value} at '{name}' failed to satisfy constraint: "
    if text is None:
        raise validation_error(start + "Member must not be null")
    if not shortest <= len(text) <= longest:
        raise validation_error(f"{start}Member must have length between {shortest} and {longest}")
    if not all(unicodedata.category(letter)[0] in "LNZ" or letter in "_.:/=+-@" for letter in text):
        raise validation_error(f"{start}Member must satisfy regular expression pattern: {pattern}")


def _policy(text: Optional[str], tags: Dict[str, str]) -> Optional[str]:
    if text is None:
        return None
    if not re.fullmatch("[\t\n\r\x20-\xff]{1,%d}" % LONGEST_POLICY, text):
        raise validation_error("1 validation error detected: Value at 'policy' failed to satisfy constraint")
    try:
        policy = json.loads(text)
        statements = policy["Statement"]
        for statement in statements if isinstance(statements, list) else [statements]:
            if statement["Effect"] not in ("Allow", "Deny") or not {"Action", "NotAction"} & set(statement):
                raise ValueError
    except (KeyError, TypeError, ValueError):
        raise AwsError(400, "MalformedPolicyDocument", "This policy contains invalid Json") from None
    size = len(text) + sum(len(key) + len(value) for key, value in tags.items())
    if size > ROOM:
        raise AwsError(400, "PackedPolicyTooLarge", f"Packed size of policy and tags consumes {size * 100 // ROOM}% of allotted space.")
    return text


def inherit(own: Extras, before: Optional[Extras]) -> Extras:
    """The extras of a session that another role's session has opened."""
    if before is None:
        return own
    passed = {key: before.tags[key] for key in before.transitive}
    if {key.lower() for key in passed} & {key.lower() for key in own.tags}:
        raise validation_error("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
    tags = {**own.tags, **passed}
    return Extras(tags, [*own.transitive, *passed], own.source_identity or before.source_identity, own.policy)


def check_permissions(extras: Extras, before: Optional[Extras], caller_arn: str, role) -> None:
    """Refuse tags or a source identity that the role's trust policy does not let in."""
    def denied(action: str) -> AwsError:
        return access_denied(f"User: {caller_arn} is not authorized to perform: {action} on resource: {role.arn}")

    if extras.tags and not role.allows_tags:
        raise denied("sts:TagSession")
    known = before.source_identity if before else None
    if extras.source_identity and (not role.allows_source_identity or known not in (None, extras.source_identity)):
        raise denied("sts:SetSourceIdentity")
