"""Failures of the network, proxies and certificates: what the message says, and that nothing is changed."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import threading
import time

import pytest

from server import Certificate
from standin import Fault, StandIn
from support.logins import failing, not_aws, refusal
from support.product import DEVICES

BROKEN = ("127.0.0.1 closed the connection before its answer was complete", "try again with the next code")
FAULTS = {
    "captive portal": (Fault.raw(), not_aws(200)),
    "portal with an error": (Fault.raw(status=511), not_aws(511)),
    "empty body": (Fault.raw(b""), not_aws(200)),
    "binary body": (Fault.raw(bytes(range(256))), not_aws(200)),
    "redirect": (Fault.redirect(), not_aws(302)),
    "no byte": (Fault.empty(), BROKEN),
    "answer lost": (Fault.lost(), BROKEN),
    "truncated": (Fault.truncated(), BROKEN),
    "truncated before its first byte": (Fault.truncated(0), BROKEN),
    "truncated in a tag": (Fault.truncated(20), BROKEN),
    "truncated in its last tag": (Fault.truncated(-2), BROKEN),
    "huge": (Fault.huge(), ("the answer from 127.0.0.1 is too large to be from AWS", "check the endpoint and the proxy")),
    "no expiration": (Fault.expiration(), not_aws(200)),
    "garbage expiration": (Fault.expiration("tomorrow"), not_aws(200)),
    "no key": (Fault.replace(AccessKeyId=None), not_aws(200)),
    "no token": (Fault.replace(SessionToken=None), not_aws(200)),
}


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_spoilt_answer_is_told_apart_and_changes_nothing(home, aws, fault, words):
    aws.fail(fault)
    assert (failing(home), len(aws.calls)) == (refusal(5, *words), 1)


UNREACHABLE = {
    "refused": ("http://127.0.0.1:1", "127.0.0.1 does not accept connections", "check the network, the firewall and the endpoint"),
    "DNS": ("https://sts.invalid", "sts.invalid was not found (DNS)", "check the network, and the region's name"),
}


@pytest.mark.parametrize(("url", "error", "hint"), UNREACHABLE.values(), ids=UNREACHABLE.keys())
def test_an_endpoint_that_cannot_be_reached_is_told(home, url, error, hint):
    assert failing(home, variables={"AWS_ENDPOINT_URL": url}) == refusal(5, error, hint)


# Proxies

PROXIES = {
    407: ("the proxy asks for a user name and a password (HTTP status 407)", "put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT"),
    403: (
        "the proxy does not allow connections to sts.eu-west-1.amazonaws.com (HTTP status 403)",
        "ask its administrator to allow that host, or bypass the proxy with NO_PROXY=sts.eu-west-1.amazonaws.com",
    ),
}
NO_PROXY = {
    "http://127.0.0.1:1": (
        "the proxy does not accept connections",
        "check HTTPS_PROXY and the network, or bypass the proxy with NO_PROXY=sts.eu-west-1.amazonaws.com",
    ),
    "http://proxy.invalid:3128": ("the proxy was not found (DNS)", "check HTTPS_PROXY"),
    **dict.fromkeys(
        ("http://[::", "http://user:hidden@127.0.0.1:99999", "nonsense://127.0.0.1:1"),
        ("HTTPS_PROXY is not a proxy address", "set it to http://HOST:PORT"),
    ),
}


def through(home, proxy: str):
    """A login through a proxy to AWS itself, which cannot be reached from here."""
    home.config.write_text(re.sub(r"endpoint_url = .*\n", "", home.config.read_text()))
    return failing(home, "--serial", "GAHT12345678", variables={"HTTPS_PROXY": proxy})


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


@pytest.mark.parametrize(("status", "words"), PROXIES.items(), ids=map(str, PROXIES))
def test_a_proxy_that_refuses_is_told_from_aws(home, status, words):
    with listening(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()) as proxy:
        assert through(home, proxy) == refusal(5, *words)


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["nothing", "another protocol"])
def test_a_proxy_that_is_none_is_told_from_aws(home, answer):
    with listening(answer) as proxy:
        assert through(home, proxy) == refusal(
            5, "the proxy did not connect to sts.eu-west-1.amazonaws.com",
            "check that HTTPS_PROXY names a proxy, or bypass it with NO_PROXY=sts.eu-west-1.amazonaws.com",
        )


@pytest.mark.parametrize(("proxy", "words"), NO_PROXY.items(), ids=["refused", "DNS", "none", "no port", "no scheme"])
def test_a_proxy_that_is_not_there_is_told_from_aws(home, proxy, words):
    assert through(home, proxy) == refusal(5, *words)


def test_something_else_than_http_is_told(home):
    with listening(b"SSH-2.0-OpenSSH_9.2\r\n") as url:
        assert failing(home, variables={"AWS_ENDPOINT_URL": url}) == refusal(
            5, "the answer from 127.0.0.1 is not HTTP", "check the endpoint and the proxy",
        )


# TLS

@pytest.fixture(scope="session")
def certify(tmp_path_factory):
    """Make a self-signed certificate for an address."""
    folder = tmp_path_factory.mktemp("certificates")

    def certify(address: str) -> Certificate:
        made = Certificate(folder / f"{address}.key", folder / f"{address}.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", made.key, "-out",
             made.certificate, "-subj", "/CN=test", "-addext", f"subjectAltName=IP:{address}"],
            check=True, capture_output=True,
        )
        return made

    return certify


@pytest.mark.parametrize(
    ("address", "is_trusted", "cause"),
    [("127.0.0.1", False, "self-signed certificate"), ("127.0.0.2", True, "match")], ids=["self-signed", "another host"],
)
def test_a_certificate_that_is_not_good_is_told_with_its_cause(home, aws, certify, address, is_trusted, cause):
    certificate = certify(address)
    with StandIn(aws.world, certificate=certificate) as server:
        trust = {"AWS_CA_BUNDLE": str(certificate.certificate)} if is_trusted else {}
        status, stdout, stderr, *untouched = failing(home, variables={"AWS_ENDPOINT_URL": server.url, **trust})
    error, hint = stderr.splitlines()
    assert (status, stdout, hint, server.calls) == (
        5, "", "hint: if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle", [],
    )
    assert error.startswith("aws-mfa: the secure connection to 127.0.0.1 failed: ") and cause in error, error
    assert "SSL validation failed" not in error


BUNDLES = {
    "variable": ("", {"AWS_CA_BUNDLE": "{}"}),
    "variable, at home": ("", {"AWS_CA_BUNDLE": "~/ca.pem"}),
    "profile": ("ca_bundle = {}\n", {}),
    "profile, at home": ("ca_bundle = ~/ca.pem\n", {"REQUESTS_CA_BUNDLE": "/dev/null"}),
    "variable of requests": ("", {"REQUESTS_CA_BUNDLE": "{}"}),
    "variable of requests, at home": ("", {"REQUESTS_CA_BUNDLE": "~/ca.pem"}),
    "all three": ("ca_bundle = /dev/null\n", {"AWS_CA_BUNDLE": "{}", "REQUESTS_CA_BUNDLE": "/dev/null"}),
}


def secured(home, aws, server, bundle: str = "") -> None:
    """Have the profile call that server, with one more line."""
    home.config.write_text(home.config.read_text().replace(f"{aws.url}\n", f"{server.url}\n{bundle}"))


@pytest.mark.parametrize("place", BUNDLES)
def test_a_certificate_is_trusted_where_it_is_named(home, aws, certify, place):
    certificate = certify("127.0.0.1")
    (home.path / "ca.pem").write_bytes(certificate.certificate.read_bytes())
    line, variables = BUNDLES[place]
    with StandIn(aws.world, certificate=certificate) as server:
        secured(home, aws, server, line.format(certificate.certificate))
        variables = {name: value.format(certificate.certificate) for name, value in variables.items()}
        code = server.next_code(DEVICES["datatruck"])
        run = home.awsmfa("login", "datatruck", "--store-only", "--code", code, variables=variables)
    assert (run.status, [call["error"] for call in server.calls]) == (0, [None]), run


def test_certificates_that_do_not_exist_are_told_before_the_question(home, aws, certify):
    with StandIn(aws.world, certificate=certify("127.0.0.1")) as server:
        secured(home, aws, server, "ca_bundle = ~/corp.pem # ours\n")
        told = failing(home)
        assert (told, server.calls) == (
            refusal(
                1, "ca_bundle of profile datatruck names a file that does not exist: ~/corp.pem # ours",
                "the AWS CLI reads # ours as part of the value: put the comment on a line of its own",
            ), [],
        )


def test_plain_http_to_another_machine_is_refused_before_a_code_travels(home):
    assert failing(home, variables={"AWS_ENDPOINT_URL": "http://sts.example.com"}) == refusal(
        1, "AWS_ENDPOINT_URL is not HTTPS, so the code would be sent unencrypted: http://sts.example.com",
        "use https; plain http is allowed for this computer only",
    )


def test_a_proxy_does_not_see_a_call_to_this_machine(home):
    proxy = "http://127.0.0.1:1"
    variables = {name: proxy for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy")}
    run = home.awsmfa("login", "datatruck", "--store-only", "--code", home.code(), variables=variables)
    assert run.status == 0


def test_an_answer_that_never_comes_is_given_up(home, aws):
    aws.fail(Fault.hang(40))
    start = time.monotonic()
    result = failing(home)
    assert (result, 10 < time.monotonic() - start < 25) == (
        refusal(
            5, "127.0.0.1 did not answer in time", "check the network; if you gave a code, use the next one"
        ), True,
    )


def test_a_curlrc_of_the_users_is_not_read(home, aws):
    (home.path / ".curlrc").write_text('proxy = "http://127.0.0.1:1"\noutput = "stolen"\n')
    home.store()
    assert not (home.path / "stolen").exists()
