"""Failures of the network, proxies and certificates: what the message says, and that nothing is changed."""

from __future__ import annotations

import re

import pytest

from standin import Fault, StandIn
from support.certificates import self_signed
from support.conditions import listening
from support.logins import failing, not_aws, refusal
from support.product import DEVICES

BROKEN = ("127.0.0.1 closed the connection before its answer was complete", "try again with the next code")
FAULTS = {
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


# Proxies

NOT_PROXIES = ("http://[::", "http://user:hidden@127.0.0.1:99999", "nonsense://127.0.0.1:1")


def through(home, proxy: str):
    """A login through a proxy to AWS itself, which cannot be reached from here."""
    home.config.write_text(re.sub(r"endpoint_url = .*\n", "", home.config.read_text()))
    return failing(home, "--serial", "GAHT12345678", variables={"HTTPS_PROXY": proxy})


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["nothing", "another protocol"])
def test_a_proxy_that_is_none_is_told_from_aws(home, answer):
    with listening(answer) as proxy:
        assert through(home, proxy) == refusal(
            5, "the proxy did not connect to sts.eu-west-1.amazonaws.com",
            "check that HTTPS_PROXY names a proxy, or bypass it with NO_PROXY=sts.eu-west-1.amazonaws.com",
        )


@pytest.mark.parametrize("proxy", NOT_PROXIES, ids=["none", "no port", "no scheme"])
def test_an_address_that_no_proxy_can_have_is_told(home, proxy):
    assert through(home, proxy) == refusal(5, "HTTPS_PROXY is not a proxy address", "set it to http://HOST:PORT")


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

    return lambda address: self_signed(folder, address)


def test_a_certificate_of_another_host_is_told_with_its_cause(home, aws, certify):
    certificate = certify("127.0.0.2")
    with StandIn(aws.world, certificate=certificate) as server:
        trust = {"AWS_CA_BUNDLE": str(certificate.certificate)}
        status, stdout, stderr, *untouched = failing(home, variables={"AWS_ENDPOINT_URL": server.url, **trust})
    error, hint = stderr.splitlines()
    assert (status, stdout, hint, server.calls) == (
        5, "", "hint: if a company proxy is in between, name its certificate with AWS_CA_BUNDLE or ca_bundle", [],
    )
    assert error.startswith("aws-mfa: the secure connection to 127.0.0.1 failed: ") and "match" in error, error
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


@pytest.mark.parametrize(("name", "error"), [
    ("certificates", "names something that is not a file: ~/certificates"),
    ("ca.der", "names a file without a certificate in PEM form: ~/ca.der"),
])
def test_what_holds_no_certificate_is_told_before_the_question(home, aws, certify, name, error):
    (home.path / "certificates").mkdir()
    (home.path / "ca.der").write_bytes(b"\x30\x82\x01")
    with StandIn(aws.world, certificate=certify("127.0.0.1")) as server:
        secured(home, aws, server, f"ca_bundle = ~/{name}\n")
        status, _, stderr, *_ = failing(home)
    assert (status, stderr.splitlines()[0], server.calls) == (1, f"aws-mfa: ca_bundle of profile datatruck {error}", [])


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


def test_a_curlrc_of_the_users_is_not_read(home, aws):
    (home.path / ".curlrc").write_text('proxy = "http://127.0.0.1:1"\noutput = "stolen"\n')
    home.store()
    assert not (home.path / "stolen").exists()
