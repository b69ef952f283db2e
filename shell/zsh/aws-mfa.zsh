# aws-mfa for zsh 5.0.8 and later. Loaded by: source PREFIX/share/aws-mfa/zsh/aws-mfa.zsh --prompt right
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. The names
# that it shares with the program are in ShellProtocol.swift.

# This file reads itself with zsh's default options and without aliases, and its functions keep them whatever the user
# sets. Until then, an option or an alias may change the meaning of any word without quotes.
'builtin' 'test' "${_awsmfa_reading-}" || 'builtin' 'emulate' 'zsh' '-o' 'no_aliases' '-c' '
  _awsmfa_reading=1
  \builtin source "${(%):-%x}" "$@"
  _awsmfa_reading=
'
'builtin' 'test' "${_awsmfa_reading-}" || 'builtin' 'return' '0'

typeset -g _awsmfa_reading= _awsmfa_source=${${(%):-%x}:a}

# Without the argument a variable decides: a plugin manager passes none. Other arguments belong to the caller.
if [[ ${1-} == --prompt ]]; then
  typeset -g _awsmfa_prompt_place=${2-}
elif [[ -z ${_awsmfa_prompt_place-} ]]; then
  typeset -g _awsmfa_prompt_place=${AWS_MFA_PROMPT:-off}
fi

# An alias with this name would hide the function.
builtin unalias aws-mfa 2>/dev/null

# What a person types. The hooks do not call it: something else with this name may hide it. Where it was copied without
# the functions that begin with an underscore, it runs the program.
aws-mfa() {
  # After a failed command in an `if`, a zsh with `set -e` would go on.
  typeset -f -- _awsmfa_run >/dev/null || { command awsmfa "$@"; return }
  _awsmfa_run "$@"
}

# Sets _awsmfa_program to the one that was installed with this file, or else to one on PATH or in the usual folders.
_awsmfa_find_program() {
  local _awsmfa_name _awsmfa_own=${_awsmfa_source:A}
  [[ $_awsmfa_own == */share/aws-mfa/zsh/aws-mfa.zsh ]] || _awsmfa_own=
  for _awsmfa_name in ${_awsmfa_own:+${_awsmfa_own%/share/*}/bin/awsmfa} ${^path}/awsmfa \
    {~/.local,/opt/homebrew,/usr/local,/usr}/bin/awsmfa; do
    if [[ $_awsmfa_name == /* && -f $_awsmfa_name && -x $_awsmfa_name ]]; then
      typeset -g _awsmfa_program=$_awsmfa_name
      return 0
    fi
  done
  return 1
}

_awsmfa_tell_absent() {
  _awsmfa_tell "aws-mfa: the program awsmfa is not installed here"$'\n'"hint: install aws-mfa, or put the folder of awsmfa on PATH"
}

# Whether a line is being edited, as in a widget or a timer: the screen is then the line editor's.
_awsmfa_is_editing() { [[ -o zle ]] && zle }

# Says something on standard error; at a later prompt while the screen is the line editor's, or powerlevel10k's before
# its first real prompt. As a hook, without an argument, it says what is left.
_awsmfa_tell() {
  typeset -g _awsmfa_untold=${_awsmfa_untold-}${1:+$1$'\n'}
  typeset -ga precmd_functions
  precmd_functions=(${precmd_functions:#_awsmfa_tell})
  if (( ${+__p9k_instant_prompt_active} )) || _awsmfa_is_editing; then
    precmd_functions+=(_awsmfa_tell)
  else
    print -nru2 -- "$_awsmfa_untold"
    _awsmfa_untold=
  fi
}

# Runs the program with the shell's memory, and evaluates the code that it wrote if it succeeded.
_awsmfa_run() {
  # Traces and traps would be shown secrets, and in the substitution what they print would be taken for code.
  { builtin setopt local_options local_traps no_xtrace; builtin trap - DEBUG ZERR } 2>/dev/null
  builtin local _awsmfa_code _awsmfa_status _awsmfa_depth=$ZSH_SUBSHELL

  if [[ ! -x $_awsmfa_program ]]; then
    if ! _awsmfa_find_program; then
      _awsmfa_tell_absent
      builtin return 127
    fi
    _awsmfa_place_hooks
  fi

  if [[ ${1-} == exec ]]; then
    # The user's command, which must be visible to job control.
    AWS_MFA_MEMORY=${_awsmfa_memory-} command $_awsmfa_program "$@"
    builtin return
  fi

  # A closed output cannot be duplicated.
  if ! { builtin true 4>&1 } 2>/dev/null; then
    _awsmfa_run "$@" >/dev/null
    builtin return
  fi

  local _awsmfa_facts=
  [[ ${1-} != doctor ]] || _awsmfa_examine

  # The variables that the shell cannot change because they are read-only.
  local _awsmfa_name _awsmfa_read_only=
  for _awsmfa_name in AWS_{ACCESS_KEY_ID,SECRET_ACCESS_KEY,SESSION_TOKEN,CREDENTIAL_EXPIRATION,PROFILE,REGION} \
    AWS_{DEFAULT_REGION,SECURITY_TOKEN,DEFAULT_PROFILE} AWS_MFA_{PROFILE,EXPIRES_AT,ROOT,REGION,OFF,SEGMENT}; do
    [[ ${(Pt)_awsmfa_name} != *readonly* ]] || _awsmfa_read_only+=" $_awsmfa_name"
  done

  {
    {
      _awsmfa_code=$(
        AWS_MFA_SHELL=zsh AWS_MFA_MEMORY=${_awsmfa_memory-}${_awsmfa_unjudged:+ unjudged} AWS_MFA_SUBSHELL=$_awsmfa_depth \
          AWS_MFA_READONLY=$_awsmfa_read_only AWS_MFA_FACTS=$_awsmfa_facts builtin exec "$_awsmfa_program" "$@" 3>&1 1>&4 4>&-
      )
    } 4>&1
    _awsmfa_status=$?
  } always {
    # Ctrl-C during the call to AWS has ended the program, which has reported it.
    if (( TRY_BLOCK_INTERRUPT )); then
      TRY_BLOCK_INTERRUPT=0 _awsmfa_status=130
    fi
  }

  if (( _awsmfa_status == 0 )); then
    local _awsmfa_kept=${_awsmfa_memory-}
    builtin eval "$_awsmfa_code"
    [[ ${_awsmfa_memory-} == "$_awsmfa_kept" ]] || typeset -g _awsmfa_unjudged=
    [[ $_awsmfa_prompt_place == off ]] || _awsmfa_draw_segment
  elif (( _awsmfa_status >= 128 && _awsmfa_status != 130 )); then
    # Killed while asking (130 is its own status): the terminal may still be in the question's mode.
    { command stty icanon iexten isig echo icrnl </dev/tty } 2>/dev/null
  fi
  builtin return $_awsmfa_status
}

# --- The hooks at each prompt and change of directory ----------------------------------------------------------------
#
# While nothing that the shell watches has changed, no program runs: the hooks read a file of one line, and .awsmfa if
# there is one, and compare two strings and the time.

# Sets _awsmfa_file to the nearest .awsmfa: inside the home directory the search goes up to it, elsewhere up to the
# first directory that is not the user's, and never to where hosts or other people's directories begin. The program
# searches the same way.
_awsmfa_find_file() {
  # A debug trap would print into the substitutions.
  { setopt local_options local_traps no_xtrace; trap - DEBUG } 2>/dev/null
  local _awsmfa_start=$PWD _awsmfa_home=${HOME%/}
  typeset -g _awsmfa_stale=
  # PWD may be inherited, or name another directory by now: then search up the physical path.
  case $_awsmfa_start/ in
    (*/../* | */./* | *//*) _awsmfa_start=$(builtin pwd -r) ;;
    (*) [[ $_awsmfa_start -ef . ]] || _awsmfa_stale=1 _awsmfa_start=$(builtin pwd -r) ;;
  esac
  local _awsmfa_way=$_awsmfa_start
  while :; do
    case $_awsmfa_way in ('' | / | // | /home | /Users | /net | /Volumes | /mnt | /media) break ;; esac
    if [[ -e $_awsmfa_way/.awsmfa || -L $_awsmfa_way/.awsmfa ]]; then
      typeset -g _awsmfa_file=$_awsmfa_way/.awsmfa
      return 0
    fi
    case $_awsmfa_start/ in
      ("$_awsmfa_home"/*) [[ $_awsmfa_way != "$_awsmfa_home" ]] || break ;;
      (*) [[ -O $_awsmfa_way ]] || break ;;
    esac
    _awsmfa_way=${_awsmfa_way%/*}
  done
  typeset -g _awsmfa_file=
}

# Reads that file: _awsmfa_file_state becomes its path and content. It is searched for again only after a change of
# directory, or when a file appears or disappears.
#
# The owner of a directory can put a pipe in a file's place at any moment, and opening a pipe hangs. So only your own
# files in your own directories are opened. Elsewhere, what counts is whether your file is newer than the last change
# of a session or of what is trusted.
_awsmfa_read_file() {
  local _awsmfa_content=
  if [[ $PWD != "${_awsmfa_directory-}" || ( -n ${_awsmfa_stale-} && $PWD -ef . ) ]]; then
    typeset -g _awsmfa_directory=$PWD
    _awsmfa_find_file
  elif [[ -e $PWD/.awsmfa ]]; then
    typeset -g _awsmfa_file=$PWD/.awsmfa
  elif [[ -n ${_awsmfa_file-} && ! -e $_awsmfa_file ]]; then
    _awsmfa_find_file
  fi
  if [[ -z ${_awsmfa_file-} ]]; then
    :
  elif [[ ! -O ${_awsmfa_file%/*} ]]; then
    [[ ! -O $_awsmfa_file || $_awsmfa_file -nt ${_awsmfa_generation_file-} ]] || _awsmfa_content=older
  elif [[ -O $_awsmfa_file && -f $_awsmfa_file && -r $_awsmfa_file ]]; then
    # A longer file is not used.
    if [[ $_awsmfa_reader == sysread ]]; then
      sysread -s 4097 _awsmfa_content <"$_awsmfa_file"
    else
      IFS= builtin read -r -u 0 -k 4097 _awsmfa_content <"$_awsmfa_file"
    fi 2>/dev/null
  fi
  typeset -g _awsmfa_file_state=${_awsmfa_file-}/$_awsmfa_content
}

# In a subshell nothing lasts, and before the first prompt nothing is known yet.
_awsmfa_hook_cd() {
  (( ZSH_SUBSHELL )) || [[ ${_awsmfa_seen-} == unknown ]] && return 0
  _awsmfa_read_file
  # Variables that are local to a user's function do not concern the shell.
  [[ $_awsmfa_file_state == "${_awsmfa_seen_file-/}" &&
    ( "${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}" == "${_awsmfa_seen-}" || ${(t)AWS_PROFILE}${(t)AWS_ACCESS_KEY_ID} == *local* ) ]] ||
    _awsmfa_line=${_awsmfa_generation-} _awsmfa_sync --between
  return 0
}

# At each prompt and, with arguments, as preexec passes them, just before a command runs. It is written as conditions,
# because a compound command costs as much as everything in it.
_awsmfa_hook() {
  local _awsmfa_line=
  [[ $PWD == "$_awsmfa_directory" && -z $_awsmfa_file$_awsmfa_stale && ! -e $PWD/.awsmfa ]] || _awsmfa_read_file
  # Checking first is cheaper than hiding the error about a missing file.
  [[ -r $_awsmfa_generation_file ]] && $_awsmfa_reader _awsmfa_line <"$_awsmfa_generation_file"
  [[ ${_awsmfa_line%%$'\n'*} == "$_awsmfa_generation" && "$AWS_PROFILE|$AWS_ACCESS_KEY_ID" == "$_awsmfa_seen" &&
    $_awsmfa_file_state == "$_awsmfa_seen_file" && -x $_awsmfa_program &&
    ( -z $_awsmfa_next || "${EPOCHSECONDS:-${(%):-%D{%s\}}}" -lt _awsmfa_next ) ]] || _awsmfa_sync ${1+--between}
}

# Runs the program when something has changed. Whatever the result, it does not run again until something else changes.
_awsmfa_sync() {
  local _awsmfa_reason= _awsmfa_last_seen=${_awsmfa_seen-} _awsmfa_time="${EPOCHSECONDS:-${(%):-%D{%s\}}}"
  if [[ $_awsmfa_last_seen == unknown ]]; then
    _awsmfa_place_hooks
    _awsmfa_add_completion
    _awsmfa_warn_if_hidden
  fi
  if _awsmfa_is_editing; then
    # Nothing is asked here. What is said goes below the line, which is drawn again; a first run says nothing.
    [[ $_awsmfa_last_seen == unknown ]] || zle -I
    set -- --between
  fi
  if [[ $_awsmfa_file_state != "${_awsmfa_seen_file-/}" ]]; then
    _awsmfa_reason=directory
  elif [[ ${_awsmfa_line%%$'\n'*} != "${_awsmfa_generation-}" || "${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}" != $_awsmfa_last_seen ||
    ( ${AWS_MFA_EXPIRES_AT-} == <-> && $_awsmfa_time -ge ${AWS_MFA_EXPIRES_AT-} ) ]]; then
    _awsmfa_reason=session
  fi
  [[ -n $_awsmfa_program ]] || _awsmfa_find_program
  if [[ ! -x $_awsmfa_program ]]; then
    _awsmfa_handle_missing
    return 0
  fi
  typeset -g _awsmfa_generation=${_awsmfa_line%%$'\n'*} _awsmfa_seen="${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}"
  typeset -g _awsmfa_seen_file=$_awsmfa_file_state _awsmfa_next= _awsmfa_missing_until=
  if _awsmfa_run hook "$@"; then
    typeset -g _awsmfa_failures=0 _awsmfa_told=
    return 0
  fi
  if [[ -n $_awsmfa_reason ]]; then
    [[ -n ${_awsmfa_told-} ]] ||
      _awsmfa_tell "aws-mfa: the hook of this shell failed, so the keys of aws-mfa were removed from it"$'\n'"hint: it runs again at the next prompt; aws-mfa status shows what this shell has"
    _awsmfa_close
    typeset -g _awsmfa_told=1
  fi
  # A failure between two prompts is retried at the prompt, where failures begin to count.
  typeset -g _awsmfa_next=0
  [[ ${1-} != --between ]] || return 0
  case ${_awsmfa_failures:-0} in
    (0) ;;
    (1) typeset -g _awsmfa_next=$(( _awsmfa_time + 60 )) ;;
    (2) typeset -g _awsmfa_next=$(( _awsmfa_time + 300 )) ;;
    (*) typeset -g _awsmfa_next=$(( _awsmfa_time + 900 )) ;;
  esac
  typeset -g _awsmfa_failures=$(( ${_awsmfa_failures:-0} + 1 ))
}

# Fails closed when the program could not decide: removes our keys. AWS_PROFILE may stay on the session's section, which
# leads to no other account; after a change of directory, and from any other value of ours, it becomes a profile that
# does not exist. Anything changed since we set it stays. In a new shell, an inherited AWS_PROFILE is ours if it names
# our section, and so are keys with an expiration.
_awsmfa_close() {
  [[ -n ${AWS_MFA_PROFILE-} ]] || return 0
  # If the session is not in a file, only the clock decides.
  [[ -z ${_awsmfa_unstored-} || $_awsmfa_reason == directory || $_awsmfa_time -ge ${AWS_MFA_EXPIRES_AT//[^0-9]/} ]] || return 0
  local _awsmfa_name
  if [[ $_awsmfa_last_seen:${AWS_CREDENTIAL_EXPIRATION:+x}${AWS_SESSION_TOKEN:+x} == (unknown:xx|*"|${AWS_ACCESS_KEY_ID-}":*) ]]; then
    for _awsmfa_name in AWS_{ACCESS_KEY_ID,SECRET_ACCESS_KEY,SESSION_TOKEN,CREDENTIAL_EXPIRATION}; do
      [[ ${(Pt)_awsmfa_name} == *readonly* ]] || unset $_awsmfa_name
    done
  fi
  if [[ ( $_awsmfa_reason == directory || ${AWS_PROFILE-} != "$AWS_MFA_PROFILE-mfa" ) && ${(t)AWS_PROFILE} != *readonly* &&
    ( $_awsmfa_last_seen == "${AWS_PROFILE-}|"* || ( $_awsmfa_last_seen == unknown && ${AWS_PROFILE-} == "$AWS_MFA_PROFILE-mfa" ) ) ]]; then
    export AWS_PROFILE=aws-mfa-undecided
  fi
  unset AWS_MFA_SEGMENT
  typeset -g _awsmfa_level=expired _awsmfa_unjudged=1
  typeset -g _awsmfa_seen="${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}"
  [[ $_awsmfa_prompt_place == off ]] || _awsmfa_draw_segment
}

# The program is missing. At first, as during an update, this fails closed; after a minute, or if this file is gone too,
# aws-mfa was uninstalled: then everything of ours is removed, including the hooks. A shell that never had it only says so.
_awsmfa_handle_missing() {
  if [[ -z $_awsmfa_program${AWS_MFA_PROFILE-} ]]; then
    _awsmfa_remove_hooks
    _awsmfa_tell_absent
  elif [[ ! -e $_awsmfa_source || ( -n ${_awsmfa_missing_until-} && $_awsmfa_time -ge ${_awsmfa_missing_until:-0} ) ]]; then
    [[ -z ${AWS_MFA_PROFILE-} ]] ||
      _awsmfa_tell "aws-mfa: aws-mfa is no longer installed, so its session was removed from this shell"
    _awsmfa_remove
  elif [[ -z ${_awsmfa_missing_until-} ]]; then
    [[ -z ${AWS_MFA_PROFILE-} ]] ||
      _awsmfa_tell "aws-mfa: ${_awsmfa_program:-awsmfa} is missing, so its keys were removed from this shell"$'\n'"hint: they return at a prompt once the program is back"
    _awsmfa_close
    typeset -g _awsmfa_missing_until=$(( _awsmfa_time + 60 )) _awsmfa_next=0
  elif [[ $_awsmfa_reason == directory ]]; then
    _awsmfa_close
  fi
}

_awsmfa_remove() {
  # Traces and traps would be shown the user's own keys.
  { setopt local_options local_traps no_xtrace; trap - DEBUG ZERR } 2>/dev/null
  eval "${_awsmfa_undo-}"
  _awsmfa_unguard
  typeset -g _awsmfa_level=
  [[ $_awsmfa_prompt_place == off ]] || _awsmfa_draw_segment
  _awsmfa_remove_hooks
  unset _awsmfa_memory _awsmfa_undo _awsmfa_unjudged
  unfunction aws-mfa 2>/dev/null
  return 0
}

# Puts the hooks in their places, which is the work of add-zsh-hook: having it found and read would be more than a tenth of
# the whole start-up. At a prompt, the hook runs before functions that draw one, so that they show what is true now, and
# after others, such as direnv's, which change the environment. It is done again at the first prompt, when everything else
# is loaded: before a command and after a change of directory the hooks go last.
_awsmfa_place_hooks() {
  [[ -o interactive ]] || return 0
  typeset -ga precmd_functions preexec_functions chpwd_functions
  precmd_functions=(${precmd_functions:#_awsmfa_hook})
  local _awsmfa_place=${precmd_functions[(i)(*prompt*|*omp_precmd|*theme*|*powerline*|starship_precmd|_p9k_precmd)]}
  precmd_functions=(${precmd_functions[1,_awsmfa_place-1]} _awsmfa_hook ${precmd_functions[_awsmfa_place,-1]})
  [[ $_awsmfa_prompt_place == off ]] || (( ${precmd_functions[(Ie)_awsmfa_hook_end]} )) || precmd_functions+=(_awsmfa_hook_end)
  preexec_functions=(${preexec_functions:#_awsmfa_hook} _awsmfa_hook)
  chpwd_functions=(${chpwd_functions:#_awsmfa_hook_cd} _awsmfa_hook_cd)
}

_awsmfa_remove_hooks() {
  precmd_functions=(${precmd_functions:#_awsmfa_hook(|_end)})
  preexec_functions=(${preexec_functions:#_awsmfa_hook})
  chpwd_functions=(${chpwd_functions:#_awsmfa_hook_cd})
}

# Lets the completion be found, whether compinit runs before this file is loaded or after it.
_awsmfa_add_completion() {
  local _awsmfa_folder=${_awsmfa_source:A:h}
  [[ -e $_awsmfa_folder/_aws-mfa ]] || return 0
  (( ${fpath[(Ie)$_awsmfa_folder]} )) || fpath+=($_awsmfa_folder)
  if typeset -f compdef >/dev/null && [[ -z ${_comps[aws-mfa]-} ]]; then
    # It would keep the options of this file, and zsh's own functions for completion count on three more.
    emulate zsh -o extended_glob -o null_glob -o rc_expand_param -c 'autoload -Uz _aws-mfa'
    compdef _aws-mfa aws-mfa awsmfa
  fi
}

# Sets _awsmfa_hider to what runs instead of aws-mfa when it is typed; empty if nothing does.
_awsmfa_find_hider() {
  typeset -g _awsmfa_hider=
  if (( ${+aliases[aws-mfa]} )); then
    _awsmfa_hider="the alias aws-mfa"
  elif [[ ${functions[aws-mfa]-} != *'_awsmfa_run "$@"'* ]]; then
    _awsmfa_hider="a function of ${functions_source[aws-mfa]:-another file}"
  fi
}

# Sets _awsmfa_facts to what doctor wants to know about this shell: a fact on each line, named as in ShellFacts.swift.
_awsmfa_examine() {
  local _awsmfa_missing= _awsmfa_later=
  _awsmfa_facts=loaded
  if [[ -o interactive ]]; then
    (( ${precmd_functions[(Ie)_awsmfa_hook]} )) || _awsmfa_missing+=" precmd_functions"
    (( ${chpwd_functions[(Ie)_awsmfa_hook_cd]} )) || _awsmfa_missing+=" chpwd_functions"
    (( ${preexec_functions[(Ie)_awsmfa_hook]} )) || _awsmfa_missing+=" preexec_functions"
    _awsmfa_later="${preexec_functions[${preexec_functions[(Ie)_awsmfa_hook]}+1,-1]} ${chpwd_functions[${chpwd_functions[(Ie)_awsmfa_hook_cd]}+1,-1]}"
    _awsmfa_facts+=$'\nhooked\nlater '${_awsmfa_later//$'\n'/ }${_awsmfa_missing:+$'\nmissing'$_awsmfa_missing}
    [[ $_awsmfa_prompt_place == off || ${PROMPT-}${RPROMPT-} == *(%91v|AWS_MFA_SEGMENT)* ]] || _awsmfa_facts+=$'\nlost'
  fi
  _awsmfa_find_hider
  [[ -z $_awsmfa_hider ]] || _awsmfa_facts+=$'\nhidden '$_awsmfa_hider
}

# Says once what runs instead of aws-mfa when it is typed.
_awsmfa_warn_if_hidden() {
  _awsmfa_find_hider
  [[ -z $_awsmfa_hider ]] ||
    _awsmfa_tell "aws-mfa: $_awsmfa_hider runs instead of the aws-mfa that was loaded here"$'\n'"hint: remove it, or load aws-mfa after it"
}

# Reads a line of input if zsh lacks the module that does so with one read instead of one for each character.
_awsmfa_read_line() { IFS= builtin read -r $1 }
typeset -g _awsmfa_reader=_awsmfa_read_line

if [[ -o interactive ]]; then
  zmodload zsh/datetime 2>/dev/null
  zmodload -F zsh/system b:sysread 2>/dev/null && _awsmfa_reader=sysread
  typeset -g _awsmfa_seen=unknown _awsmfa_directory= _awsmfa_file= _awsmfa_stale= _awsmfa_file_state=/ _awsmfa_seen_file=/
fi

# --- Guarded commands ------------------------------------------------------------------------------------------------

# Runs a command after bringing the shell up to date and, if its session has ended, opening a new one.
_awsmfa_run_guarded() {
  if _awsmfa_is_editing; then
    command "$@"
    return
  fi
  if [[ -n ${_awsmfa_seen-} && $_awsmfa_seen != unknown && "${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}" != $_awsmfa_seen ]]; then
    # Set since the prompt, or for this line only: the command gets those variables, without our keys.
    (
      [[ $_awsmfa_seen != *"|${AWS_ACCESS_KEY_ID-}" ]] ||
        unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION
      command "$@"
    )
    return
  fi
  _awsmfa_hook --between
  case ${_awsmfa_level-} in
    (expired | waiting) _awsmfa_run hook -- "$@" || return ;;
  esac
  command "$@"
}

# Defines a function for each command, unless the user has a function or an alias with that name. With -q, silently.
_awsmfa_guard() {
  typeset -ga _awsmfa_guards
  local _awsmfa_name _awsmfa_quiet
  for _awsmfa_name; do
    (( ${_awsmfa_guards[(Ie)$_awsmfa_name]} )) && continue
    if [[ $_awsmfa_name == -q ]]; then
      _awsmfa_quiet=1
      continue
    fi
    case "${"$(whence -w -- $_awsmfa_name)"##*: }" in
      (alias|function|reserved|builtin)
        [[ -n $_awsmfa_quiet ]] || print -ru2 -- "aws-mfa: $_awsmfa_name is already defined in this shell, so it is not guarded"
        ;;
      (*)
        # It may be copied without the functions that begin with an underscore.
        functions[$_awsmfa_name]="
          typeset -f -- _awsmfa_run_guarded >/dev/null || { command ${(q)_awsmfa_name} \"\$@\"; return }
          _awsmfa_run_guarded ${(q)_awsmfa_name} \"\$@\""
        _awsmfa_guards+=($_awsmfa_name)
        ;;
    esac
  done
}

# Removes the named functions again, or all of them.
_awsmfa_unguard() {
  local _awsmfa_name
  for _awsmfa_name in ${@:-$_awsmfa_guards}; do
    (( ${_awsmfa_guards[(Ie)$_awsmfa_name]} )) || continue
    unfunction -- $_awsmfa_name
    _awsmfa_guards=(${_awsmfa_guards:#$_awsmfa_name})
  done
}

# Earlier names of functions in this file, which an open shell still calls after this file is loaded over the old one.
_awsmfa_prompt _awsmfa_chpwd() { : }
_awsmfa_guarded() { _awsmfa_run_guarded "$@" }

# --- The prompt ------------------------------------------------------------------------------------------------------
#
# The segment is shown through psvar, with one element for each level: that needs no option, and nothing in a profile's
# name is read as prompt code.

# Puts the segment into the element of its level.
_awsmfa_draw_segment() {
  psvar[91]= psvar[92]= psvar[93]= psvar[94]=
  case ${_awsmfa_level-} in
    ok) psvar[91]=$AWS_MFA_SEGMENT ;;
    warn) psvar[92]=$AWS_MFA_SEGMENT ;;
    critical) psvar[93]=$AWS_MFA_SEGMENT ;;
    expired) psvar[94]=$AWS_MFA_SEGMENT ;;
  esac
}

# Puts the segment into psvar and its four elements into the prompt. A function of the user's may empty the one or make
# the other anew.
_awsmfa_draw() {
  _awsmfa_draw_segment
  _awsmfa_add_segment
  typeset -g _awsmfa_prompts=$PROMPT$RPROMPT
}

# Puts the four elements into the prompt, behind its first line breaks, unless it shows the segment already. powerlevel10k
# replaces the prompt by its own, in which only its segments are shown.
_awsmfa_add_segment() {
  [[ ${PROMPT-}${RPROMPT-} != *(%91v|AWS_MFA_SEGMENT)* ]] && ! typeset -f p10k >/dev/null || return 0
  local _awsmfa_breaks=${PROMPT%%[^$'\n']*}
  local _awsmfa_part='%(91V.%F{green}%91v%f.)%(92V.%F{yellow}%92v%f.)%(93V.%F{red}%93v%f.)%(94V.%F{red}%94v%f.)'
  if [[ -n ${NO_COLOR-} || ${TERM-} == dumb ]]; then
    _awsmfa_part='%(91V.%91v.)%(92V.%92v.)%(93V.%93v.)%(94V.%94v.)'
  fi
  case $_awsmfa_prompt_place in
    (left) PROMPT="$_awsmfa_breaks$_awsmfa_part%(91V. .)%(92V. .)%(93V. .)%(94V. .)${PROMPT#$_awsmfa_breaks}" ;;
    (right) RPROMPT="${RPROMPT:+$RPROMPT }$_awsmfa_part" ;;
  esac
}

# At each prompt, after all others. A function that was added later runs after this one once: what it takes away is put
# back when the line editor waits for keys. If it comes last again, it wants that place more, as terminals' own do.
_awsmfa_hook_end() {
  [[ $#psvar -gt 93 && $PROMPT$RPROMPT == "$_awsmfa_prompts" &&
    $precmd_functions[-1] == (_awsmfa_hook_end|$_awsmfa_last) ]] && return 0
  _awsmfa_draw
  [[ $precmd_functions[-1] != (_awsmfa_hook_end|$_awsmfa_last) ]] || return 0
  typeset -g _awsmfa_last=$precmd_functions[-1]
  precmd_functions=(${precmd_functions:#_awsmfa_hook_end})
  typeset -f p10k >/dev/null && return 0
  precmd_functions+=(_awsmfa_hook_end)
  [[ -o zle ]] || return 0
  local _awsmfa_wake
  exec {_awsmfa_wake}</dev/null && zle -F $_awsmfa_wake _awsmfa_hook_idle
}

_awsmfa_hook_idle() {
  local _awsmfa_wake=$1
  zle -F $_awsmfa_wake
  exec {_awsmfa_wake}<&-
  [[ $#psvar -gt 93 && $PROMPT$RPROMPT == *(%91v|AWS_MFA_SEGMENT)* ]] && return 0
  _awsmfa_draw
  zle reset-prompt
}

# --- Loading ---------------------------------------------------------------------------------------------------------

[[ -x ${_awsmfa_program-} ]] || typeset -g _awsmfa_program=
[[ -n $_awsmfa_program ]] || _awsmfa_find_program
_awsmfa_place_hooks
_awsmfa_add_completion
[[ $_awsmfa_prompt_place == off ]] || _awsmfa_draw

# Loaded while a line is edited, as plugin managers do that put things off: no prompt follows for now.
if _awsmfa_is_editing; then
  _awsmfa_hook
  zle reset-prompt
fi
