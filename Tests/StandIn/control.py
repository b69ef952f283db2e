"""Control of a running stand-in: JSON by POST under a path no AWS call uses."""

from __future__ import annotations

import json
from urllib.request import ProxyHandler, Request as HttpRequest, build_opener

from cloud import Cloud
from faults import Fault
from wire import Answer, Request

PREFIX = "/_standin/"
WORLD_SETTINGS = ("session_seconds", "session_cap", "skew_minutes", "page_size", "list_mfa_devices", "list_access_keys", "denied", "key_delay", "regions")


def _fail(cloud: Cloud, values: dict) -> None:
    cloud.fail(Fault.from_json(values["fault"]), values.get("action"))


def _set(cloud: Cloud, values: dict) -> None:
    unknown = set(values) - {"clock_offset", *WORLD_SETTINGS}
    if unknown:
        raise ValueError(f"no such setting: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(cloud if name == "clock_offset" else cloud.world, name, value)


ENDPOINTS = {
    "code": lambda cloud, values: {"code": cloud.authenticator(values["serial"]).code()},
    "next_code": lambda cloud, values: {"code": cloud.authenticator(values["serial"]).next_code()},
    "wrong_code": lambda cloud, values: {"code": cloud.authenticator(values["serial"]).wrong_code()},
    "calls": lambda cloud, values: {"calls": cloud.calls},
    "expire_all": lambda cloud, values: cloud.expire_all(),
    "fail": _fail,
    "set": _set,
}


def _json_answer(status: int, value: dict) -> Answer:
    return Answer(status, json.dumps(value).encode(), "application/json")


def answer(cloud: Cloud, request: Request) -> Answer:
    """Answer a control request; signed requests have no business here."""
    if request.header("Authorization") is not None:
        return _json_answer(403, {"error": "signed requests are refused here"})
    endpoint = ENDPOINTS.get(request.path[len(PREFIX):])
    if endpoint is None or request.method != "POST":
        return _json_answer(404, {"error": "no such endpoint"})
    try:
        return _json_answer(200, endpoint(cloud, json.loads(request.body or b"{}")) or {})
    except KeyError as problem:
        return _json_answer(400, {"error": f"missing field {problem}"})
    except (AttributeError, TypeError, ValueError) as problem:
        return _json_answer(400, {"error": str(problem)})


def send(url: str, endpoint: str, **values) -> dict:
    """Call a control endpoint of the stand-in at `url`, past any proxy; OSError when refused."""
    request = HttpRequest(
        url.rstrip("/") + PREFIX + endpoint, json.dumps(values).encode(), {"Content-Type": "application/json"}
    )
    with build_opener(ProxyHandler({})).open(request, timeout=10) as reply:
        return json.load(reply)
