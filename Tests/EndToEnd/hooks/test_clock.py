"""Clocks that jump: a shell's idea of the time decides when it checks, never what it does."""

from __future__ import annotations

from support.hooks import said, used

# Each makes the shell believe that years have passed, or that it is long ago.
AHEAD = {
    "bash": "unset EPOCHSECONDS; EPOCHSECONDS=9999999999",
    "zsh": "zmodload -u zsh/datetime; EPOCHSECONDS=9999999999",
    "fish": "touch -d 1900-01-01 $_awsmfa_clock",
}
BACK = {
    "bash": "unset EPOCHSECONDS; EPOCHSECONDS=5",
    "zsh": "zmodload -u zsh/datetime; EPOCHSECONDS=5",
    "fish": "touch -d 2100-01-01 $_awsmfa_clock",
}


def test_a_jump_ahead_ends_no_session_and_tells_nothing(shell):
    shell.login()
    before = used(shell)
    shell.run(AHEAD[shell.shell])
    assert (said(shell), said(shell), used(shell)) == ("", "", before)


def test_after_a_jump_back_the_session_is_still_here_and_follows_other_terminals(shell):
    shell.login()
    before = used(shell)
    shell.run(BACK[shell.shell])
    quiet = said(shell)
    shell.second().run("aws-mfa logout datatruck")
    told = said(shell)
    assert (quiet, len(before) > 0, "was ended in another terminal" in told, used(shell)) == (
        "", True, True, {"AWS_PROFILE": "datatruck-mfa", "AWS_MFA_PROFILE": "datatruck"},
    )
