"""Everything by which a shell can be made to show, log or pass on the commands that it runs."""

from __future__ import annotations

WATCHED = "watched"
_BASH = f"""builtin echo "$BASH_COMMAND" "${{BASH_ARGV[@]}}" >>~/{WATCHED}"""
_ZSH = f"""builtin print -r -- "$ZSH_DEBUG_CMD" >>~/{WATCHED}"""
_VARIABLES = " ".join(f"--on-variable {name}" for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "_awsmfa_memory"))

# The shell, and what is typed there before anything else.
OBSERVERS = {
    "bash, functrace": ("bash", f"set -T; trap '{_BASH}' DEBUG"),
    "bash, functrace and output": ("bash", "set -o functrace; trap 'builtin echo \"$BASH_COMMAND\"' DEBUG"),
    "bash, extdebug": ("bash", f"shopt -s extdebug; trap '{_BASH}' DEBUG"),
    "bash, traced functions": ("bash", f"declare -ft $(compgen -A function); trap '{_BASH}' DEBUG RETURN"),
    "bash, errtrace": ("bash", f"set -E; trap '{_BASH}' ERR"),
    "bash, RETURN": ("bash", f"set -T; trap '{_BASH}' RETURN"),
    "bash, xtrace": ("bash", "set -x"),
    "bash, xtrace to a file": ("bash", f"exec 9>>~/{WATCHED}; BASH_XTRACEFD=9; set -x"),
    "bash, a command in PS4": ("bash", f"PS4='+$(builtin echo \"$BASH_COMMAND\" >>~/{WATCHED}) '; set -x"),
    "bash, verbose": ("bash", "set -v"),
    "bash, allexport": ("bash", "set -a"),
    "zsh, DEBUG": ("zsh", f"trap '{_ZSH}' DEBUG"),
    "zsh, DEBUG and output": ("zsh", "trap 'builtin print -r -- \"$ZSH_DEBUG_CMD\"' DEBUG"),
    "zsh, DEBUG after the command": ("zsh", f"setopt no_debug_before_cmd; trap '{_ZSH}; builtin print observed >>~/{WATCHED}' DEBUG"),
    "zsh, TRAPDEBUG": ("zsh", f"TRAPDEBUG() {{ {_ZSH} }}"),
    "zsh, TRAPZERR": ("zsh", f"TRAPZERR() {{ {_ZSH}; builtin print -r -- observed $history[$HISTCMD] >>~/{WATCHED} }}"),
    "zsh, xtrace": ("zsh", "setopt xtrace"),
    "zsh, a command in PS4": ("zsh", f"setopt prompt_subst; PS4='+$(builtin print -r -- \"$ZSH_DEBUG_CMD\" >>~/{WATCHED})'; setopt xtrace"),
    "zsh, verbose": ("zsh", "setopt verbose"),
    "zsh, traced functions": ("zsh", "functions -t ${(k)functions[(I)(_awsmfa*|aws-mfa)]}"),
    "zsh, allexport": ("zsh", "setopt allexport"),
    "fish, fish_trace": ("fish", "set -g fish_trace 1"),
    "fish, fish_trace all": ("fish", "set -gx fish_trace all"),
    "fish, events": (
        "fish", f"function watch --on-event fish_preexec --on-event fish_postexec {_VARIABLES}; "
        f"builtin echo $argv (status print-stack-trace) (status current-commandline) >>~/{WATCHED}; end",
    ),
}
