"""How a profile gets its keys and roles, and which STS it calls, compared with botocore on generated configurations."""

from __future__ import annotations

import json
import random
import re
from typing import Optional

import botocore.credentials
import botocore.exceptions
import botocore.loaders
import botocore.session
import pytest
from botocore.validate import ParamValidator

from world import Role, User

BATCHES = 12
# Every session would otherwise read the services' descriptions anew, which takes longer than all the rest.
LOADER = botocore.loaders.create_loader()
ACCOUNT = "111122223333"
SERIAL = f"arn:aws:iam::{ACCOUNT}:mfa/alice"
NAMES = ["a", "b", "c", "d", "e"]
SERVICES = ["s", "t"]
REGIONS = ["eu-west-1", "us-east-1", "ap-east-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"]
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": "AKIAENVIRONMENT00001", "AWS_SECRET_ACCESS_KEY": "EXAMPLE/environment"}


class Permissive:
    """Accepts every code, and grants every role to everyone."""

    def __init__(self, aws):
        self.aws = aws
        aws.cloud.spend_code = lambda user, serial, code: None
        aws.world.role = lambda arn: Role(arn, ACCOUNT, max_session=43200)

    def add(self, key: str, secret: str) -> None:
        self.aws.world.users.append(User(key.lower(), ACCOUNT, key, secret))


class Writer:
    """The profiles of one seed: keys, processes, chained roles, and now and then something impossible."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.seed = seed
        self.keys = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def files(self):
        sections = [self.profile(name) for name in NAMES]
        if self.chance(0.3):
            sections.insert(self.random.randrange(len(NAMES)), self.defaults())
        return "\n".join(part[0] for part in sections), "\n".join(part[1] for part in sections)

    def profile(self, name: str):
        config, credentials = [f"[profile {name}]"], []
        is_last = name == NAMES[-1]
        if self.chance(0.2 if is_last else 0.75):
            config += self.role(name)
        if self.chance(0.8 if is_last else 0.25):
            (credentials if self.chance(0.7) else config).extend(self.static(name))
        if self.chance(0.2):
            (credentials if self.chance(0.2) else config).append(f"credential_process = {self.process(name)}")
        return "\n".join(config) + "\n", f"[{name}]\n" + "\n".join(credentials) + "\n"

    def defaults(self):
        """What applies to every section of a file unless the section sets its own."""
        config = self.random.sample(self.role("DEFAULT"), k=1) if self.chance(0.7) else []
        credentials = self.static("DEFAULT") if self.chance(0.4) else []
        if self.chance(0.2):
            config.append(f"credential_process = {self.process('DEFAULT')}")
        return "\n".join(["[DEFAULT]", *config]) + "\n", "\n".join(["[DEFAULT]", *credentials]) + "\n"

    def role(self, name: str) -> list:
        lines = [self.line("role_arn", f"arn:aws:iam::{ACCOUNT}:role/{name}")]
        if self.chance(0.92):
            next_name = NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[-1]
            others = [next_name] * 8 + NAMES + ["missing"]
            lines.append(self.line("source_profile", self.random.choice(others)))
        if self.chance(0.08):
            lines.append(f"credential_source = {self.random.choice(['Environment', 'Environment', 'EcsContainer', 'Moon'])}")
        if self.chance(0.3):
            lines.append(self.line("external_id", f"external-{name}"))
        if self.chance(0.3):
            lines.append(self.line("role_session_name", f"session-{name}"))
        if self.chance(0.3):
            lines.append(f"duration_seconds = {self.random.choice([900, 1800, 3600])}")
        return lines

    def key(self, kind: str, name: str):
        pair = (f"AKIA{kind}{name.upper()}{self.seed:08d}".ljust(20, "X"), f"EXAMPLE/{kind}")
        self.keys.append(pair)
        return pair

    def line(self, key: str, value: str) -> str:
        """Now and then without a value, except for credential_process: its empty command crashes botocore."""
        return f"{key} =" if self.chance(0.05) else f"{key} = {value}"

    def static(self, name: str) -> list:
        pair = zip(("aws_access_key_id", "aws_secret_access_key"), self.key("STATIC", name))
        lines = [self.line(key, value) for key, value in pair if not self.chance(0.05)]
        return lines + [f"{token} = token" for token in ("aws_session_token", "aws_security_token") if self.chance(0.05)]

    def process(self, name: str) -> str:
        key, secret = self.key("PROCESS", name)
        answer = json.dumps({"Version": 1, "AccessKeyId": key, "SecretAccessKey": secret})
        return self.random.choice([f"printf %s '{answer}'", "printf %s " + answer.replace('"', '\\"').replace(" ", "")])


def write(home, config: str, credentials: str) -> None:
    home.config.write_text(config)
    home.credentials.write_text(credentials)


@pytest.fixture
def botocore_session(home, monkeypatch):
    """Makes sessions that read the home's files, in their own environment."""

    def make(profile: str, variables={}):
        for name, value in {**home.environment, "AWS_EC2_METADATA_DISABLED": "true", **variables}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_CONFIG_FILE", str(home.config))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home.credentials))
        session = botocore.session.Session(profile=profile)
        session.register_component("data_loader", LOADER)
        return session

    return make


def is_usable(keys) -> bool:
    """Whether these are both parts of long-term keys: botocore passes on an empty one, which no service accepts."""
    return bool(keys.access_key and keys.secret_key) and not keys.token


def by_botocore(session) -> Optional[list]:
    """The key, then each role with the fields of its request; None if it leads to no long-term keys."""
    roles = []

    shape = session.get_service_model("sts").operation_model("AssumeRole").input_shape

    def assume(fetcher):
        source = fetcher._source_credentials.get_frozen_credentials()
        asked = fetcher._assume_role_kwargs()
        report = ParamValidator().validate(asked, shape)
        if report.has_errors():
            raise botocore.exceptions.ParamValidationError(report=report.generate_report())
        name = None if fetcher._using_default_session_name else asked["RoleSessionName"]
        roles.append((asked["RoleArn"], asked.get("ExternalId"), asked.get("DurationSeconds", 3600), name))
        answer = {"AccessKeyId": source.access_key, "SecretAccessKey": "s", "SessionToken": "" if is_usable(source) else "none"}
        return {"Credentials": {**answer, "Expiration": "2099-01-01T00:00:00Z"}}

    fetcher, original = botocore.credentials.AssumeRoleCredentialFetcher, None
    original, fetcher._get_credentials = fetcher._get_credentials, assume
    try:
        found = session.get_credentials()
        frozen = found and found.get_frozen_credentials()
    except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
        return None
    finally:
        fetcher._get_credentials = original
    return [frozen.access_key, *roles] if frozen and is_usable(frozen) else None


def by_program(home, aws, profile: str) -> Optional[list]:
    """The same from the calls of a login; None if it fails before making any."""
    count = len(aws.calls)
    run = home.awsmfa("login", profile, "--store-only", "--code", "123456", variables={
        **ENVIRONMENT, "AWS_MFA_SERIAL": SERIAL, "AWS_ENDPOINT_URL": aws.url, "AWS_DEFAULT_REGION": "eu-west-1",
    })
    calls = aws.calls[count:]
    if run.status != 0:
        assert (run.status, calls) == (1, []), run
        return None
    roles = [call["parameters"] for call in calls if call["action"] == "AssumeRole"]
    names = [role["RoleSessionName"] for role in roles]
    return [calls[0]["access_key_id"]] + [
        (role["RoleArn"], role.get("ExternalId"), int(role["DurationSeconds"]), None if name == "alice" else name)
        for role, name in zip(roles, names)
    ]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_profiles_lead_to_the_keys_and_roles_that_botocore_finds(home, aws, botocore_session, batch):
    cloud = Permissive(aws)
    cloud.add(*ENVIRONMENT.values())
    differences = []
    for seed in range(batch * 10, batch * 10 + 10):
        writer = Writer(seed)
        config, credentials = writer.files()
        for pair in writer.keys:
            cloud.add(*pair)
        for name in NAMES:
            write(home, config, credentials)
            wanted = by_botocore(botocore_session(name, ENVIRONMENT))
            found = by_program(home, aws, name)
            if found != wanted:
                differences.append({
                    "seed": seed, "profile": name, "botocore": wanted, "awsmfa": found, "config": config,
                    "credentials": credentials,
                })
    assert differences == []


def test_the_generated_configurations_are_worth_it(home, botocore_session):
    """The previous test is worth something: many profiles of every depth, and many that lead nowhere."""
    depths = {}
    for seed in range(BATCHES * 10):
        write(home, *Writer(seed).files())
        for name in NAMES:
            found = by_botocore(botocore_session(name, ENVIRONMENT))
            depth = None if found is None else len(found) - 1
            depths[depth] = depths.get(depth, 0) + 1
    assert min(depths.get(depth, 0) for depth in (None, 0, 1, 2, 3)) >= 5, depths


# Endpoints

KEYS = ["aws_access_key_id = AKIAEXAMPLE000000001", "aws_secret_access_key = s"]
CURL = """#!/bin/sh
while read -r line; do
  case $line in "url = "*) printf '%s\\n' "$line" >"$HOME/called" ;; esac
done
exit 6
"""


class Places:
    """Where the profile of a seed is called: its own settings, services, and the environment's."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def config(self) -> str:
        lines = ["[profile p]", *KEYS, f"region = {self.random.choice(REGIONS)}", *self.settings()]
        return "\n".join(lines + self.services() + self.defaults()) + "\n"

    def settings(self) -> list:
        lines = []
        if self.chance(0.5):
            lines.append(f"services = {self.random.choice(SERVICES)}")
        if self.chance(0.4):
            lines.append("endpoint_url = https://profile.example")
        for key in ("use_fips_endpoint", "use_dualstack_endpoint", "ignore_configured_endpoint_urls"):
            if self.chance(0.2):
                lines.append(f"{key} = {self.random.choice(['true', 'false', 'True'])}")
        if self.chance(0.3):
            lines.append(f"sts_regional_endpoints = {self.random.choice(['legacy', 'regional'])}")
        return lines

    def defaults(self) -> list:
        choices = [
            ["endpoint_url = https://default.example"], [f"services = {self.random.choice(SERVICES)}"], ["use_fips_endpoint = true"],
            ["sts_regional_endpoints = legacy"], ["sts =", "  endpoint_url = https://sts.default.example"],
        ]
        return sum((["[DEFAULT]", *lines] for lines in choices if self.chance(0.15)), [])

    def services(self) -> list:
        lines = []
        for name in SERVICES:
            lines += [f"[services {name}]", "lambda =", "  endpoint_url = https://lambda.example"]
            for service in ("sts", "iam"):
                if self.chance(0.5):
                    lines += [f"{service} =", f"  endpoint_url = https://{service}.{name}.example"]
        return lines

    def variables(self) -> dict:
        choices = {
            "AWS_ENDPOINT_URL": ["https://general.example"], "AWS_ENDPOINT_URL_STS": ["https://sts.example"],
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": ["true", "false"], "AWS_USE_FIPS_ENDPOINT": ["true", "false"],
            "AWS_USE_DUALSTACK_ENDPOINT": ["true", "false"], "AWS_STS_REGIONAL_ENDPOINTS": ["legacy", "regional"],
            "AWS_DEFAULT_REGION": REGIONS,
        }
        return {name: self.random.choice(values) for name, values in choices.items() if self.chance(0.2)}


class RolePlaces(Places):
    """The same for a role, perhaps assumed from another role, and the profile with the keys, each with own settings."""

    def config(self) -> str:
        region = f"region = {self.random.choice(REGIONS)}"
        chain = ["p", "b", "a"] if self.chance(0.4) else ["p", "a"]
        common = self.settings() if self.chance(0.3) else None
        lines = ["[profile p]", *KEYS, region, *(common or self.settings())]
        for source, name in zip(chain, chain[1:]):
            lines += [f"[profile {name}]", f"role_arn = arn:aws:iam::{ACCOUNT}:role/{name}", f"source_profile = {source}", region]
            lines += common or self.settings()
        return "\n".join(lines + self.services()) + "\n"


@pytest.fixture
def called(home, botocore_session, monkeypatch):
    """Where botocore makes a profile's calls, and where the first call of a login goes: the one with the code."""
    folder = home.scratch("curl")
    (folder / "curl").write_text(CURL)
    (folder / "curl").chmod(0o755)
    path = f"{folder}:{home.environment['PATH']}"

    def places(profile: str, config: str, variables: dict):
        write(home, config, "")
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            wanted = botocore_session(profile).create_client("sts").meta.endpoint_url
        run = home.awsmfa("login", profile, "--store-only", "--code", "123456", "--serial", "GAHT12345678", variables={
            **variables, "PATH": path,
        })
        assert run.status == 5, run
        found = re.fullmatch(r'url = "(.*)"\n', (home.path / "called").read_text())[1]
        return wanted.rstrip("/"), found.rstrip("/")

    return places


@pytest.mark.parametrize("batch", range(4))
@pytest.mark.parametrize("kind, profile", [(Places, "p"), (RolePlaces, "a")], ids=["keys", "role"])
def test_a_code_goes_where_botocore_calls(called, kind, profile, batch):
    differences = []
    for seed in range(batch * 50, batch * 50 + 50):
        places = kind(seed)
        config, variables = places.config(), places.variables()
        wanted, found = called(profile, config, variables)
        if found != wanted:
            differences.append({"seed": seed, "botocore": wanted, "awsmfa": found, "variables": variables, "config": config})
    assert differences == []
