"""The files that bash, zsh and fish load."""

from places import Break

BREAKS = [
    Break(
        "with a closed output, nothing runs (bash)", "aws-mfa.bash",
        r"if ! { \builtin true 4>&1; } 2>/dev/null; then", "if false; then",
        pytest=["shells/test_closed_streams.py", "-k", "bash"]),
    Break(
        "bash loses $? at each prompt", "aws-mfa.bash",
        '  _awsmfa_is_settled || _awsmfa_sync\n  case $- in *e*) \\builtin return 0 ;; esac\n  \\builtin return "$_awsmfa_last_status"',
        "  _awsmfa_is_settled || _awsmfa_sync\n  \\builtin return 0",
        pytest=["hooks/test_hooks_shells.py", "-k", "reaches_a_hook and not zsh"]),
    Break(
        "bash replaces the user's PROMPT_COMMAND", "aws-mfa.bash",
        "PROMPT_COMMAND='_awsmfa_hook && \\:'${PROMPT_COMMAND:+$'\\n'$PROMPT_COMMAND}", "PROMPT_COMMAND='_awsmfa_hook && \\:'",
        pytest=["hooks/test_hooks_shells.py", "-k", "hooks_of_others or comes_first_and_last"]),
    Break(
        "zsh misses a change of directory within a line", "aws-mfa.zsh",
        "_awsmfa_line=${_awsmfa_generation-} _awsmfa_sync --between", ":",
        pytest=["directories/test_directories.py", "-k", "next_command_of_the_same_line and zsh"]),
    Break(
        "fish misses a change of directory within a line", "functions/aws-mfa.fish",
        "function _awsmfa_hook_cd --on-variable PWD", "function _awsmfa_hook_cd",
        pytest=["directories/test_directories.py", "-k", "next_command_of_the_same_line and fish"]),
    Break(
        "a guarded command of zsh runs without its session", "aws-mfa.zsh",
        "(expired | waiting) _awsmfa_run", "(waiting) _awsmfa_run",
        pytest=["hooks/test_guard.py", "-k", "ended_session_is_asked_for_before and zsh"]),
    Break(
        "a right prompt of fish shows another status than the command's", "functions/aws-mfa.fish",
        "        $previous $argv\n", "        true; $previous $argv\n",
        pytest=["hooks/test_fish_prompts.py", "-k", "status"]),
    Break(
        "zsh asks in a line that is being edited", "aws-mfa.zsh",
        "    set -- --between\n", "    :\n",
        pytest=["hooks/test_hooks_zsh.py", "-k", "nothing_is_asked"]),
    Break(
        "zsh draws nothing again that others have taken away", "aws-mfa.zsh",
        "|| precmd_functions+=(_awsmfa_hook_end)", "|| :",
        pytest=["hooks/test_hooks_zsh.py", "-k", "drawn_at_each_prompt and theme"]),
    Break(
        "bash looks for a .awsmfa where hosts begin", "aws-mfa.bash",
        "/home | /Users | /net", "/Users | /net", swift="ShellProtocolTests"),
    Break(
        "a guarded command of fish runs without its session", "functions/_awsmfa_guard.fish",
        'contains -- "$_awsmfa_level" expired waiting', 'contains -- "$_awsmfa_level" waiting',
        pytest=["hooks/test_guard.py", "-k", "ended_session_is_asked_for_before and fish"]),
]
