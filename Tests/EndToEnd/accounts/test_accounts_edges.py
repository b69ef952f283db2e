"""Who is calling if variables are set for one line, a hook fails once, or a section is somebody else's."""

from __future__ import annotations

import shutil

import pytest

from support.directories import exporting, go, project
from support.hooks import said, session, used
from support.tools import add_guarded_tool


@pytest.fixture
def tool(home):
    """A guarded program that reports whose variables it has."""
    add_guarded_tool(home, 'echo "tool:${AWS_PROFILE-}:${AWS_ACCESS_KEY_ID:+keys}"')


def test_variables_of_one_line_reach_a_guarded_command_and_leave_the_session(home, name, tool):
    shell = home.terminal(name)
    shell.login()
    before = used(shell)
    output = shell.run("AWS_PROFILE=theirs mytool").output
    assert (output, said(shell), used(shell), shell.segment() != "") == ("tool:theirs:\n", "", before, True)


def test_variables_set_on_the_line_of_a_guarded_command_count_for_it(home, name, tool):
    shell = home.terminal(name)
    shell.login()
    output = shell.run(exporting(name, "AWS_PROFILE", "theirs") + "; mytool").output
    said(shell)
    assert ("tool:theirs:\n" in output, used(shell)) == (True, {"AWS_PROFILE": "theirs"})


def test_keys_of_one_line_do_not_make_ours_the_users(home, name, tool):
    shell = home.terminal(name)
    shell.login()
    shell.run("AWS_ACCESS_KEY_ID=AKIATHEIRSTHEIRS0001 AWS_SECRET_ACCESS_KEY=x AWS_SESSION_TOKEN= mytool")
    said(shell)
    shell.run("aws-mfa off")
    assert shell.aws() == {"AWS_MFA_OFF": "1"}


@pytest.mark.parametrize("name", ["bash"])
def test_a_variable_of_one_line_reaches_aws_mfa_and_leaves_the_session(home, name):
    shell = home.terminal(name)
    shell.login()
    before = used(shell)
    shell.run("AWS_PROFILE=theirs aws-mfa status")
    assert (said(shell), used(shell)) == ("", before)


def test_what_the_user_has_set_since_stays_when_the_program_is_uninstalled(home, name, tmp_path):
    shutil.copytree(home.prefix, tmp_path / "own")
    home.prefix = tmp_path / "own"
    home.environment["PATH"] = home.environment["PATH"].replace(str(home.program.parent), str(home.prefix / "bin"))
    home.program = home.prefix / "bin/awsmfa"
    shell = home.terminal(name)
    shell.login()
    shutil.rmtree(home.prefix)
    shell.run(exporting(name, "AWS_PROFILE", "theirs") + "; " + exporting(name, "AWS_REGION", "us-west-2"))
    said(shell)
    assert shell.aws() == {"AWS_PROFILE": "theirs", "AWS_REGION": "us-west-2"}


def test_a_guarded_command_after_a_failed_hook_is_judged_anew(home, name, tool, tmp_path):
    home.store()
    home.store("staging")
    alpha, beta = project(home, "alpha"), project(home, "beta", "staging\n")
    shutil.copytree(home.prefix, tmp_path / "own")
    program = tmp_path / "own/bin/awsmfa"
    home.environment["PATH"] = home.environment["PATH"].replace(str(home.program.parent), str(program.parent))
    shell = home.terminal(name)
    go(shell, alpha)
    program.rename(program.with_name("real"))
    program.write_text(f"#!/bin/sh\nmv {program}.real {program}\nexit 99\n".replace(f"{program}.real", str(program.with_name("real"))))
    program.chmod(0o755)
    output = shell.run(f"cd {beta}; mytool").output
    assert ("tool:staging-mfa:keys\n" in output, used(shell)) == (True, session(home, "staging")), output


def test_a_directory_that_waits_does_not_name_somebody_elses_section(home, name):
    home.configure(credentials="\n[datatruck-mfa]\naws_access_key_id = AKIATHEIRSTHEIRS0001\naws_secret_access_key = x\n")
    shell = home.terminal(name)
    go(shell, project(home, "alpha"))
    assert used(shell) == {"AWS_PROFILE": "datatruck-mfa-mfa", "AWS_MFA_PROFILE": "datatruck"}
