"""The actions of IAM on long-term access keys: each user may have two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, Optional, Tuple

from services import Constraints, user_to_list
from sigv4 import INVALID_TOKEN
from wire import AwsError, access_denied, rfc3339
from world import LIST_ALLOWED, AccessKey, User

if TYPE_CHECKING:
    from cloud import Caller, Cloud

MOST_KEYS = 2
NAME = r"[\w+=,.@-]+"


def _user(cloud: Cloud, caller: Caller, params: Dict[str, str], action: str) -> User:
    """The named user, or the caller, if a policy allows the action on them."""
    if caller.session and not caller.mfa:
        raise AwsError(403, *INVALID_TOKEN)
    constraints = Constraints(params)
    name = constraints.text("UserName", 1, 128, NAME)
    constraints.check()
    _check_allowed(cloud, caller, name, action)
    return user_to_list(cloud, caller, name)


def _check_allowed(cloud: Cloud, caller: Caller, name: Optional[str], action: str) -> None:
    lists = action in ("iam:ListAccessKeys", "iam:GetAccessKeyLastUsed")
    if action in cloud.world.denied or action == "iam:ListAccessKeys" and cloud.world.list_access_keys != LIST_ALLOWED:
        reason = f"because no identity-based policy allows the {action} action"
    elif not lists and not caller.mfa:
        reason = "with an explicit deny in an identity-based policy"
    else:
        return
    raise access_denied(
        f"User: {caller.identity.arn} is not authorized to perform: {action} on resource: user {name or '*'} {reason}"
    )


def _key(user: Optional[User], params: Dict[str, str]) -> AccessKey:
    constraints = Constraints(params)
    access_key_id = constraints.text("AccessKeyId", 16, 128, r"[\w]+", True)
    constraints.check()
    key = user.key(access_key_id) if user else None
    if key is None:
        raise AwsError(404, "NoSuchEntity", f"The Access Key with id {access_key_id} cannot be found.")
    return key


def list_access_keys(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """Every key of a user, subject to the world's `list_access_keys` and `key_list_delay`."""
    user = _user(cloud, caller, params, "iam:ListAccessKeys")
    members = [
        {
            "UserName": user.name, "AccessKeyId": key.access_key_id, "Status": _status(key),
            "CreateDate": key.created or rfc3339(cloud.now),
        }
        for key in cloud.listed_keys(user)
    ]
    return {"IsTruncated": "false", "AccessKeyMetadata": members}


def create_access_key(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """A new key, whose secret is shown only here; AWS accepts it after the world's `key_delay`."""
    user = _user(cloud, caller, params, "iam:CreateAccessKey")
    counted = {key.access_key_id for key in user.keys + cloud.listed_keys(user)}
    if len(counted) >= MOST_KEYS:
        raise AwsError(409, "LimitExceeded", f"Cannot exceed quota for AccessKeysPerUser: {MOST_KEYS}")
    key = cloud.make_key(user)
    return {
        "AccessKey": {
            "UserName": user.name, "AccessKeyId": key.access_key_id, "Status": "Active",
            "SecretAccessKey": key.secret_access_key, "CreateDate": key.created,
        }
    }


def update_access_key(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """Makes a key active or inactive."""
    user = _user(cloud, caller, params, "iam:UpdateAccessKey")
    constraints = Constraints(params)
    status = constraints.text("Status", 1, 128, r"Active|Inactive", True)
    constraints.check()
    access_key_id = _key(user, params).access_key_id
    cloud.note_keys(user)
    user.change(access_key_id, active=status == "Active")
    return {}


def delete_access_key(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """Deletes a key."""
    user = _user(cloud, caller, params, "iam:DeleteAccessKey")
    access_key_id = _key(user, params).access_key_id
    cloud.note_keys(user)
    user.remove(access_key_id)
    return {}


def get_access_key_last_used(cloud: Cloud, caller: Caller, params: Dict[str, str]) -> dict:
    """When and for what a key of the account was last used."""
    _user(cloud, caller, {}, "iam:GetAccessKeyLastUsed")
    user = cloud.world.user_with_key(params.get("AccessKeyId", ""))
    own = user if user and user.account == caller.identity.account else None
    key = _key(own, params)
    if key.used is None:
        used = {"ServiceName": "N/A", "Region": "N/A"}
    else:
        used = dict(zip(("LastUsedDate", "ServiceName", "Region"), key.used))
    return {"UserName": own.name, "AccessKeyLastUsed": used}


def _status(key: AccessKey) -> str:
    return "Active" if key.active else "Inactive"


KEY_ACTIONS: Dict[Tuple[str, str], Callable[[Cloud, Caller, Dict[str, str]], dict]] = {
    ("iam", "ListAccessKeys"): list_access_keys,
    ("iam", "CreateAccessKey"): create_access_key,
    ("iam", "UpdateAccessKey"): update_access_key,
    ("iam", "DeleteAccessKey"): delete_access_key,
    ("iam", "GetAccessKeyLastUsed"): get_access_key_last_used,
}
