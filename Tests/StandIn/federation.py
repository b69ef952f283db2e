"""The console's sign-in endpoint, and a console that says who is signed in."""

from __future__ import annotations

import json
import re
import secrets
import threading
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Dict, Optional, Tuple
from urllib.parse import parse_qsl, urlsplit

from wire import Answer, Request

if TYPE_CHECKING:
    from cloud import Cloud

SERVICE = "signin"
SIGN_IN = "/federation"
HOME = "/console/home"
_PAGE = re.compile(r"/[a-z][\w-]*(/[\w-]+)+")
TOKEN_SECONDS = 15 * 60
COOKIE = "signed-in"


def _parameters(request: Request) -> Dict[str, str]:
    return dict(parse_qsl(request.query, keep_blank_values=True))


def action(request: Request) -> Optional[str]:
    """What is asked of the endpoint, if anything."""
    return _parameters(request).get("Action") if request.path == SIGN_IN else None


def is_console(path: str) -> bool:
    """Whether a path is a page of the console: at least two words."""
    return _PAGE.fullmatch(path) is not None


def _refusal(text: str) -> Answer:
    return Answer(400, text.encode(), "text/html", error="BadRequest")


class Federation:
    """Trades the credentials of a role's session for a token, and the token for a signed-in console."""

    def __init__(self):
        self._tokens: Dict[str, Tuple[str, float]] = {}
        self._visitors: Dict[str, str] = {}
        self._lock = threading.Lock()

    def answer(self, cloud: Cloud, request: Request) -> Answer:
        parameters = _parameters(request)
        with self._lock:
            if request.method != "GET":
                return _refusal("only GET is documented")
            if is_console(request.path):
                return self._console(request)
            if action(request) == "getSigninToken":
                return self._token(cloud, parameters)
            if action(request) == "login":
                return self._login(cloud, parameters)
            return _refusal("no such action")

    def _token(self, cloud: Cloud, parameters: Dict[str, str]) -> Answer:
        """A token. SessionDuration is for roles that long-term keys have assumed; here they are refused one and all."""
        if set(parameters) != {"Action", "Session"}:
            return _refusal("Invalid parameter")
        try:
            given = json.loads(parameters["Session"])
            session = cloud.session(given["sessionId"])
            fits = session is not None and (given["sessionKey"], given["sessionToken"]) == (session.secret, session.token)
        except (KeyError, TypeError, ValueError):
            return _refusal("Session is not a JSON object with credentials")
        if not fits or session.user is not None or session.expires <= cloud.now:
            return _refusal("Invalid credentials")
        token = secrets.token_urlsafe(300) + "+/="
        self._tokens[token] = (session.identity.arn, cloud.now + TOKEN_SECONDS)
        return Answer(200, json.dumps({"SigninToken": token}).encode(), "application/json")

    def _login(self, cloud: Cloud, parameters: Dict[str, str]) -> Answer:
        arn, end = self._tokens.get(parameters.get("SigninToken", ""), ("", 0))
        destination = parameters.get("Destination", "")
        if end <= cloud.now or not is_console(urlsplit(destination).path):
            return _refusal("Invalid token or destination")
        visitor = secrets.token_hex(8)
        self._visitors[visitor] = arn
        return Answer(302, headers={"Location": destination, "Set-Cookie": f"{COOKIE}={visitor}; Path=/; HttpOnly"})

    def _console(self, request: Request) -> Answer:
        cookie = SimpleCookie(request.header("Cookie") or "").get(COOKIE)
        arn = self._visitors.get(cookie.value) if cookie else None
        if arn is None:
            return Answer(302, headers={"Location": "/"})
        region = _parameters(request).get("region", "-")
        place = "" if request.path == HOME else f" at {request.path}"
        return Answer(200, f"{arn} in {region}{place}".encode(), "text/html")
