"""The verbs `allow` and `deny`."""

from __future__ import annotations

import shutil
import stat

import pytest

from support.directories import go, project

# All tests have a session available.
pytestmark = pytest.mark.usefixtures("stored")


@pytest.mark.parametrize("operand", ["alpha", "alpha/", "./alpha", "alpha/.awsmfa", "../home/alpha", "link"])
def test_allow_takes_a_directory_or_a_file(home, operand):
    project(home, "alpha", is_trusted=False)
    (home.path / "link").symlink_to("alpha")
    run = home.awsmfa("allow", operand)
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "~/alpha/.awsmfa  datatruck\n"), run


def test_allow_takes_the_nearest_file(home):
    deep = project(home, "alpha", is_trusted=False) / "deep"
    deep.mkdir()
    run = home.execute("sh", "-c", f"cd {deep} && awsmfa allow")
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "~/alpha/.awsmfa  datatruck\n"), run


@pytest.mark.parametrize("detour", ["alpha/../other", "alpha/.././other", "alpha/..//other"])
def test_allow_goes_up_from_where_it_is_however_the_directory_is_named(home, detour):
    project(home, "alpha", is_trusted=False)
    (home.path / "other").mkdir()
    run = home.execute("env", "-C", str(home.path / "other"), f"PWD={home.path}/{detour}", str(home.program), "allow")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no .awsmfa file here or above")


def test_allow_and_deny_take_a_directory_above(home):
    project(home, "alpha", is_trusted=False)
    (home.path / "alpha/deep").mkdir()
    words = [["allow", ".."], ["deny", "../../alpha"], ["allow", "../.awsmfa"], ["deny", "../deep/.."]]
    runs = [home.execute("env", "-C", str(home.path / "alpha/deep"), str(home.program), *verb) for verb in words]
    assert ([run.status for run in runs], home.awsmfa("allow", "--list").stdout) == (
        [0] * 4, "no file is trusted; aws-mfa allow trusts one\n",
    ), runs


def test_allow_shows_what_a_line_far_to_the_right_says(home):
    far = f"profile ={' ' * 400}staging"
    project(home, "alpha", f"# profile = datatruck\n{far}\n", is_trusted=False)
    assert home.awsmfa("allow", "alpha").stderr == (
        f"aws-mfa: ~/alpha/.awsmfa is trusted as long as it says\n  # profile = datatruck\n  {far}\n"
        "which means\n  profile   staging\n  account   444455556666 (bob)\n"
    )


def test_allow_names_a_profile_like_the_one_that_is_not_there(home):
    project(home, "alpha", "datatrack\n", is_trusted=False)
    run = home.awsmfa("allow", "alpha")
    listed = home.awsmfa("allow", "--list").stdout
    assert (run.status, run.stderr.splitlines()[-1], listed) == (
        0, "  account   unknown: no profile has that name; did you mean datatruck?", "~/alpha/.awsmfa  datatrack  (no such profile)\n",
    )


def test_allow_shows_what_it_trusts(home):
    project(home, "alpha", "# of the team\nprofile = datatruck\n\nregion=eu-west-1 # x\nduration = 2h\n", is_trusted=False)
    run = home.awsmfa("allow", "alpha")
    assert (run.status, run.stdout, run.stderr) == (
        0, "",
        "aws-mfa: ~/alpha/.awsmfa is trusted as long as it says\n"
        "  # of the team\n  profile = datatruck\n  region=eu-west-1 # x\n  duration = 2h\n"
        "which means\n  profile   datatruck\n  account   111122223333 (alice)\n  region    eu-west-1\n  duration  2h00m\n",
    )


def test_allow_without_a_file_says_so(home):
    run = home.awsmfa("allow")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no .awsmfa file here or above")


def test_allow_of_a_directory_without_a_file_says_so(home):
    run = home.awsmfa("allow", "alpha")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: there is no ~/alpha/.awsmfa")


def test_deny_of_what_is_not_trusted_says_so(home):
    project(home, "alpha", is_trusted=False)
    run = home.awsmfa("deny", "alpha")
    assert (run.status, run.stderr.splitlines()[0]) == (1, "aws-mfa: ~/alpha/.awsmfa is not trusted")


def test_the_list_is_sorted_and_tells_what_has_changed(home):
    for name in ("c", "a", "b"):
        project(home, name)
    (home.path / "b/.awsmfa").write_text("staging\n")
    assert home.awsmfa("allow", "--list").stdout == (
        "~/a/.awsmfa  datatruck\n~/b/.awsmfa  datatruck  (changed)\n~/c/.awsmfa  datatruck\n"
    )


def test_the_list_of_nothing_says_so(home):
    assert home.awsmfa("allow", "--list").stdout == "no file is trusted; aws-mfa allow trusts one\n"


def test_files_that_are_gone_are_forgotten(home):
    project(home, "b")
    alpha = project(home, "alpha")
    shutil.rmtree(alpha)
    listed = home.awsmfa("allow", "--list").stdout
    project(home, "alpha", is_trusted=False)
    assert (listed, home.awsmfa("allow", "--list").stdout) == ("~/b/.awsmfa  datatruck\n",) * 2


def test_a_trusted_file_that_is_gone_can_be_denied(home):
    alpha = project(home, "alpha")
    shutil.rmtree(alpha)
    run = home.awsmfa("deny", alpha)
    project(home, "alpha", is_trusted=False)
    assert (run.status, home.awsmfa("allow", "--list").stdout) == (0, "no file is trusted; aws-mfa allow trusts one\n"), run


def test_the_copies_are_the_users_alone(home):
    project(home, "alpha")
    folder = home.path / ".local/share/aws-mfa/allow"
    entries = list(folder.iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *entries)] == [0, 0]


def test_the_copies_follow_the_data_folder_of_the_desktop(home):
    project(home, "alpha", is_trusted=False)
    variables = {"XDG_DATA_HOME": str(home.path / "data")}
    home.awsmfa("allow", "alpha", variables=variables)
    assert len(list((home.path / "data/aws-mfa/allow").iterdir())) == 1


def test_a_copy_that_others_may_write_is_not_believed(shell, home):
    alpha = project(home, "alpha")
    for entry in (home.path / ".local/share/aws-mfa/allow").iterdir():
        entry.chmod(0o666)
    assert (go(shell, alpha) != "", shell.aws()) == (True, {})


def test_a_copy_under_another_name_is_not_believed(shell, home):
    project(home, "alpha")
    folder = home.path / ".local/share/aws-mfa/allow"
    for entry in folder.iterdir():
        beta = project(home, "beta")
        for other in folder.iterdir():
            if other != entry:
                other.write_bytes(entry.read_bytes())
    assert (go(shell, beta) != "", shell.aws()) == (True, {})
