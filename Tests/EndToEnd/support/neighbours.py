"""What else is in a shell: its name, and lines of its startup file before and after ours."""

from __future__ import annotations

from support.terminal import LOADING

TAKEOVER = """
_framework() {
  local status=$?
  (exit $status)
  eval "${_framework_before-}"
}
if [[ ${PROMPT_COMMAND-} ]]; then _framework_before=$PROMPT_COMMAND; fi
PROMPT_COMMAND=_framework
"""
WRAPPING = """
_editor_before=${PROMPT_COMMAND[0]-$PROMPT_COMMAND}
_editor_run() { return "$1"; }
_editor() {
  _editor_status=$?
  _editor_run "$_editor_status"
  eval "$_editor_before"
}
PROMPT_COMMAND=_editor
"""
PREEXEC = """
bash_preexec_imported=defined
__bp_imported=defined
precmd_functions=() preexec_functions=()
__bp_precmd_invoke_cmd() {
  local status=$? f
  for f in "${precmd_functions[@]}"; do (exit $status); "$f"; done
}
PROMPT_COMMAND=__bp_precmd_invoke_cmd${PROMPT_COMMAND:+$'\\n'$PROMPT_COMMAND}
"""
ALIASES = "shopt -s expand_aliases; alias read=false local=false eval=false test=false builtin=false return=false"
# The lines before and after the one that loads the integration in a startup file.
NEIGHBOURS = {
    "bash, PROMPT_COMMAND unset": ("bash", "unset PROMPT_COMMAND", ""),
    "bash, PROMPT_COMMAND empty": ("bash", "PROMPT_COMMAND=", ""),
    "bash, PROMPT_COMMAND a string": ("bash", "PROMPT_COMMAND='mine=1'", ""),
    "bash, a trailing semicolon": ("bash", "PROMPT_COMMAND='mine=1;'", ""),
    "bash, a trailing semicolon and spaces": ("bash", "PROMPT_COMMAND='mine=1 ;  '", ""),
    "bash, a trailing line end": ("bash", "PROMPT_COMMAND=$'mine=1\\n'", ""),
    "bash, a leading space": ("bash", "PROMPT_COMMAND='  mine=1'", ""),
    "bash, a comment": ("bash", "PROMPT_COMMAND='mine=1 # mine'", ""),
    "bash, PROMPT_COMMAND an array": ("bash", "PROMPT_COMMAND=('mine=1' 'yours=1')", ""),
    "bash, PROMPT_COMMAND an empty array": ("bash", "PROMPT_COMMAND=()", ""),
    "bash, PROMPT_COMMAND without element 0": ("bash", "unset PROMPT_COMMAND; PROMPT_COMMAND[2]='mine=1'", ""),
    "bash, PROMPT_COMMAND exported": ("bash", "export PROMPT_COMMAND='mine=1'", ""),
    "bash, appended as a string": ("bash", "", "PROMPT_COMMAND+=';mine=1'"),
    "bash, put before as a string": ("bash", "", "PROMPT_COMMAND=\"mine=1;$PROMPT_COMMAND\""),
    "bash, appended as an element": ("bash", "", "PROMPT_COMMAND+=('mine=1')"),
    "bash, loaded twice": ("bash", LOADING["bash"], ""),
    "bash, loaded twice around others": ("bash", LOADING["bash"], "PROMPT_COMMAND=\"mine=1; $PROMPT_COMMAND\"\n" + LOADING["bash"]),
    "bash, beside a hook library": ("bash", PREEXEC, ""),
    "bash, taken over by a prompt framework": ("bash", "", TAKEOVER),
    "bash, beside a prompt framework": ("bash", TAKEOVER, ""),
    "bash, element 0 wrapped by an editor": ("bash", "", WRAPPING),
    "bash, element 0 of an array wrapped by an editor": ("bash", "PROMPT_COMMAND=('mine=1' 'yours=1')", WRAPPING),
    "bash, direnv before": ("bash", 'eval "$(direnv hook bash)"', ""),
    "bash, direnv after": ("bash", "", 'eval "$(direnv hook bash)"'),
    "bash, zoxide before": ("bash", 'eval "$(zoxide init bash)"', ""),
    "bash, zoxide after": ("bash", "", 'eval "$(zoxide init bash)"'),
    "bash, -u": ("bash", "", "set -u"),
    "bash, -u without a clock": ("bash", "", "set -u; unset EPOCHSECONDS"),
    "bash, -e": ("bash", "", "set -e"),
    "bash, -eu and pipefail": ("bash", "set -euo pipefail", ""),
    "bash, noclobber": ("bash", "", "set -C"),
    "bash, noglob": ("bash", "", "set -f"),
    "bash, allexport": ("bash", "", "set -a"),
    "bash, posix": ("bash", "", "set -o posix"),
    "bash, posix before": ("bash", "set -o posix", ""),
    "bash, digits in IFS": ("bash", "", "IFS=0123456789"),
    "bash, letters in IFS": ("bash", "", "IFS='adteo|_-'"),
    "bash, IFS empty": ("bash", "", "IFS="),
    "bash, aliases": ("bash", "", ALIASES),
    "bash, functrace": ("bash", "", "set -T; trap ': $BASH_COMMAND' DEBUG"),
    "bash, errtrace": ("bash", "", "set -E; trap 'mine=1' ERR"),
    "bash, shopt": ("bash", "", "shopt -s extglob nullglob failglob nocasematch lastpipe"),
    "bash, standard input closed at the start": ("bash", "", "eval \"$(awsmfa init bash <&-)\""),
    "zsh, precmd_functions of others": ("zsh", "_other() { mine=1 }; precmd_functions=(_other)", ""),
    "zsh, precmd of the user's": ("zsh", "precmd() { mine=1 }", "chpwd() { mine=2 }"),
    "zsh, precmd_functions appended": ("zsh", "", "_other() { mine=1 }; precmd_functions+=(_other)"),
    "zsh, add-zsh-hook": ("zsh", "", "autoload -Uz add-zsh-hook; _other() { mine=1 }; add-zsh-hook precmd _other"),
    "zsh, loaded twice": ("zsh", LOADING["zsh"], ""),
    "zsh, ksharrays before": ("zsh", "setopt ksharrays", ""),
    "zsh, ksharrays after": ("zsh", "", "setopt ksharrays"),
    "zsh, nounset": ("zsh", "", "setopt nounset"),
    "zsh, errexit": ("zsh", "", "setopt errexit"),
    "zsh, errreturn": ("zsh", "", "setopt errreturn"),
    "zsh, noclobber": ("zsh", "", "setopt noclobber"),
    "zsh, shwordsplit": ("zsh", "", "setopt shwordsplit globsubst; IFS=0123456789ae"),
    "zsh, warncreateglobal": ("zsh", "", "setopt warncreateglobal warnnestedvar"),
    "zsh, allexport": ("zsh", "", "setopt allexport"),
    "zsh, nomultios": ("zsh", "", "setopt nomultios nounset ksharrays cshjunkiequotes"),
    "zsh, emulating sh": ("zsh", "", "emulate sh; setopt prompt_subst"),
    "zsh, direnv before": ("zsh", 'eval "$(direnv hook zsh)"', ""),
    "zsh, direnv after": ("zsh", "", 'eval "$(direnv hook zsh)"'),
    "zsh, zoxide before": ("zsh", 'eval "$(zoxide init zsh)"', ""),
    "zsh, zoxide after": ("zsh", "", 'eval "$(zoxide init zsh)"'),
    "fish, another handler": ("fish", "function other --on-event fish_prompt; set -g mine 1; end", ""),
    "fish, another handler after": ("fish", "", "function other --on-event fish_prompt; set -g mine 1; end"),
    "fish, loaded twice": ("fish", LOADING["fish"], ""),
    "fish, direnv": ("fish", "direnv hook fish | source", ""),
    "fish, zoxide": ("fish", "", "zoxide init fish | source"),
    "fish, variables named alike": ("fish", "set -g line a; set -g due 1; set -g now 9; set -gx code x", ""),
}

# Prompts of zsh that are made anew at each prompt, and those that empty psvar: lines before and after ours.
_MAKING = "{ PROMPT='<%?:$_count>' psvar=() }"
ZSH_PROMPTS = {
    "psvar emptied in precmd": ("precmd() { psvar=() }", ""),
    "psvar emptied in a later hook": ("", "_theirs() { psvar=() }; precmd_functions+=(_theirs)"),
    "a theme before": (f"_draw() {_MAKING}; precmd_functions+=(_draw)", ""),
    "a theme after": ("", f"_draw() {_MAKING}; precmd_functions+=(_draw)"),
    "a hook that keeps the last place": (
        "", "_last() { precmd_functions=(${precmd_functions:#_last} _last) }; precmd_functions+=(_last)",
    ),
    "zsh's own theme clint": ("autoload -Uz promptinit; promptinit; prompt clint; PROMPT='<%?:$_count>'", ""),
}
