"""What doctor finds in variables, settings, programs and directories."""

from __future__ import annotations

import pytest

from support.directories import project
from support.doctor import diagnose, examine, provokes
from support.hooks import configure
from support.tools import add_tool


# Variables and settings


@provokes("settings")
def test_a_setting_that_is_not_understood(home):
    configure(home, duration="forever")
    finding = diagnose(home).one("settings")
    assert (finding["finding"], finding["fix"]) == ("~/.config/aws-mfa/config:1: duration cannot be forever", "use 15m to 36h")


@provokes("read_only_variable")
@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_a_variable_that_the_shell_cannot_set(home, name):
    shell = home.terminal(name, before="readonly AWS_SESSION_TOKEN")
    assert examine(shell).one("read_only_variable")["finding"] == "AWS_SESSION_TOKEN is read-only in this shell"


@provokes("other_tool")
@pytest.mark.parametrize("variable", ["AWS_VAULT", "AWSUME_PROFILE", "GRANTED_SSO"])
def test_the_variable_of_another_tool(home, variable):
    diagnosis = diagnose(home, variables={variable: "x"})
    assert diagnosis.levels == [("other_tool", "warning")]
    assert diagnosis.one("other_tool")["finding"].startswith(f"{variable} of ")


@provokes("other_tool")
def test_variables_that_come_before_the_sessions(shell):
    shell.login()
    assert examine(shell).bad == []
    shell.export("AWS_SECURITY_TOKEN", "old")
    assert examine(shell).levels == [("other_tool", "error")]
    shell.unset("AWS_SECURITY_TOKEN")
    shell.export("AWS_DEFAULT_PROFILE", "staging")
    assert examine(shell).levels == [("other_tool", "warning")]


@provokes("environment_keys")
@pytest.mark.parametrize("variables, cause", [
    ({"AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001"}, "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not"),
    ({"AWS_ACCESS_KEY_ID": "ASIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
      "AWS_CREDENTIAL_EXPIRATION": "2026-01-01T10:00:00Z"}, "the keys in this shell expired at 2026-01-01T10:00:00Z"),
])
def test_keys_in_the_environment_that_do_not_work(home, variables, cause):
    finding = diagnose(home, "datatruck", variables=variables).one("environment_keys")
    assert (finding["level"], finding["finding"]) == ("error", cause)


@provokes("environment_profile")
@pytest.mark.parametrize("variables, cause", [
    ({"AWS_PROFILE": "nobody"}, "AWS_PROFILE names nobody, but there is no such profile"),
    ({"AWS_DEFAULT_PROFILE": "nobody"}, "AWS_DEFAULT_PROFILE names nobody, but there is no such profile"),
    ({"AWS_PROFILE": ""}, "AWS_PROFILE is set, but empty"),
])
def test_a_variable_that_names_no_profile(home, variables, cause):
    finding = diagnose(home, "datatruck", variables=variables).one("environment_profile")
    assert (finding["level"], finding["finding"]) == ("error", cause)


@provokes("sdk_identity")
def test_variables_that_sdks_rank_differently(home):
    variables = {"AWS_PROFILE": "staging", "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE000000001", "AWS_SECRET_ACCESS_KEY": "s"}
    assert diagnose(home, "staging", variables=variables).levels == [("sdk_identity", "warning")]


# Programs


@provokes("curl")
def test_no_program_can_call_aws(home):
    diagnosis = diagnose(home, variables={"PATH": str(home.prefix / "bin")})
    assert diagnosis.levels == [("curl", "error")]


@provokes("curl")
@pytest.mark.parametrize("version", ["7.85.0", "7.74.0"])
def test_a_curl_that_is_too_old(home, version):
    add_tool(home, "curl", f"[ \"$2\" != --version ] || {{ echo 'curl {version} (x86_64) libcurl'; exit; }}\nexec /usr/bin/curl \"$@\"")
    finding = diagnose(home).one("curl")
    assert finding["finding"] == f"curl {version} cannot sign every call"


@provokes("foreign_program")
def test_another_program_called_aws_mfa(home):
    add_tool(home, "aws-mfa", "echo old")
    assert diagnose(home).one("foreign_program")["finding"] == f"{home.path}/tools/aws-mfa is another program of the name aws-mfa"


@provokes("program_path")
def test_a_path_without_the_program(home):
    diagnosis = diagnose(home, variables={"PATH": "/usr/bin:/bin"})
    assert diagnosis.one("program_path")["fix"] == f"add {home.prefix}/bin to the PATH"


@provokes("program_path")
def test_another_version_comes_first(home):
    add_tool(home, "awsmfa", "exit 1")
    assert diagnose(home).one("program_path")["finding"].startswith(f"{home.path}/tools/awsmfa comes first on the PATH")


# The directory


@provokes("directory_file")
def test_a_directory_whose_file_is_not_trusted(home):
    folder = home.path / "alpha"
    folder.mkdir()
    (folder / ".awsmfa").write_text("datatruck\n")
    run = home.execute("sh", "-c", f"cd {folder} && {home.program} doctor --json")
    assert '"finding": "~/alpha/.awsmfa is not trusted, so it has no effect"' in run.stdout


@provokes("directory_file")
def test_a_directory_that_names_a_profile_that_is_gone(home, shell):
    folder = project(home, "alpha", "datatruck")
    shell.run(f"cd {folder}")
    assert examine(shell).bad == []
    home.config.write_text(home.config.read_text().replace("datatruck", "renamed"))
    home.credentials.write_text(home.credentials.read_text().replace("[datatruck]", "[renamed]"))
    assert ("directory_file", "error") in examine(shell).levels
