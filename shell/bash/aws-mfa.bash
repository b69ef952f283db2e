# shellcheck shell=bash
# aws-mfa for bash 3.2 and later. Loaded by: . PREFIX/share/aws-mfa/bash/aws-mfa.bash --prompt left
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. \builtin
# and \command bypass the user's aliases and functions.

_awsmfa_source=${BASH_SOURCE[0]-}
case $_awsmfa_source in
  /*) ;;
  *) _awsmfa_source=${PWD-}/$_awsmfa_source ;;
esac

# Without arguments, those of the file that loads this one are seen here. Plugin managers cannot pass any, and leave it
# to the variable.
if [[ ${1-} == --prompt ]]; then
  _awsmfa_prompt_place=${2-}
else
  _awsmfa_prompt_place=${_awsmfa_prompt_place:-${AWS_MFA_PROMPT:-off}}
fi
case $_awsmfa_prompt_place in
  left | right) ;;
  *) _awsmfa_prompt_place=off ;;
esac

# Sets _awsmfa_program, unless it is a program already: the one that was installed with this file, or else one on PATH or
# in the usual folders. Empty if there is none.
_awsmfa_find_program() {
  [[ ! -f ${_awsmfa_program-} || ! -x $_awsmfa_program ]] || \builtin return 0
  \builtin local _awsmfa_folder _awsmfa_rest="${PATH-}:${HOME-}/.local/bin:/opt/homebrew/bin:/usr/local/bin:/usr/bin:"
  [[ $_awsmfa_source != */share/aws-mfa/bash/* ]] || _awsmfa_rest=${_awsmfa_source%/share/aws-mfa/bash/*}/bin:$_awsmfa_rest
  while [[ $_awsmfa_rest ]]; do
    _awsmfa_folder=${_awsmfa_rest%%:*} _awsmfa_rest=${_awsmfa_rest#*:}
    _awsmfa_program=$_awsmfa_folder/awsmfa
    [[ $_awsmfa_folder != /* || ! -f $_awsmfa_program || ! -x $_awsmfa_program ]] || \builtin return 0
  done
  _awsmfa_program=''
  \builtin return 1
}

_awsmfa_tell_absent() {
  \builtin printf 'aws-mfa: the program awsmfa is not installed here\nhint: install aws-mfa, or put the folder of awsmfa on PATH\n' >&2
}

# Runs the program with the shell's memory, and evaluates the code that it wrote if it succeeded.
_awsmfa_run() {
  _awsmfa_run_unseen _awsmfa_run_program "$@"
}

# Runs a function with all that follows it, unseen by traces and traps: they would be shown secrets, and in the
# substitution what they print would be taken for code. bash itself sets traps on DEBUG, RETURN and ERR aside for the
# length of a function, and puts them back, unless functrace, errtrace (extdebug includes both) or the function's own
# attribute lets them in. The user's other options stay on: no failure goes unnoticed here.
_awsmfa_run_unseen() {
  \builtin local _awsmfa_options=$- _awsmfa_status=0
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 500)); then
    \builtin local -
  fi
  { \builtin set +kvxTE; } 2>/dev/null
  \builtin declare -f +t "$1"
  "$@" || _awsmfa_status=$?

  # Before bash 4.4, options cannot be local to a function, and in 4.4 `local -` turns expand_aliases on.
  if ((BASH_VERSINFO[0] < 5)); then
    case $_awsmfa_options in *T*) \builtin set -T ;; esac
    case $_awsmfa_options in *E*) \builtin set -E ;; esac
    case $_awsmfa_options in *k*) \builtin set -k ;; esac
    case $_awsmfa_options in *v*) \builtin set -v ;; esac
    case $_awsmfa_options in *x*) \builtin set -x ;; esac
  fi
  \builtin return "$_awsmfa_status"
}

_awsmfa_run_program() {
  \builtin local _awsmfa_code _awsmfa_depth=$BASH_SUBSHELL _awsmfa_status=0 _awsmfa_kept _awsmfa_facts=''
  # One that has gone is remembered: it may be back soon.
  _awsmfa_kept=${_awsmfa_program-}
  if ! _awsmfa_find_program; then
    _awsmfa_program=$_awsmfa_kept
    _awsmfa_tell_absent
    \builtin return 127
  fi
  if [[ ${1-} == exec ]]; then
    # The user's command, which must be visible to job control.
    AWS_MFA_MEMORY=${_awsmfa_memory-} \command "$_awsmfa_program" "$@" || _awsmfa_status=$?
    \builtin return "$_awsmfa_status"
  fi
  if ! { \builtin true 4>&1; } 2>/dev/null; then
    # A closed output cannot be duplicated.
    _awsmfa_run_program "$@" >/dev/null
    \builtin return
  fi

  _awsmfa_find_read_only
  [[ ${1-} != doctor ]] || _awsmfa_examine
  {
    _awsmfa_code=$(
      AWS_MFA_SHELL=bash AWS_MFA_MEMORY=${_awsmfa_memory-}${_awsmfa_unjudged:+ unjudged} AWS_MFA_SUBSHELL=$_awsmfa_depth \
        AWS_MFA_READONLY=$_awsmfa_read_only AWS_MFA_FACTS=$_awsmfa_facts \builtin exec "$_awsmfa_program" "$@" 3>&1 1>&4 4>&-
    )
  } 4>&1 || _awsmfa_status=$?

  if ((_awsmfa_status == 0)); then
    _awsmfa_kept=${_awsmfa_memory-}
    \builtin eval "$_awsmfa_code" || _awsmfa_status=$?
    [[ ${_awsmfa_memory-} == "$_awsmfa_kept" ]] || _awsmfa_unjudged=''
    _awsmfa_anchor=$SECONDS
  elif ((_awsmfa_status >= 128 && _awsmfa_status != 130)); then
    # Killed while asking (130 is its own status): the terminal may still be in the question's mode.
    { \command stty icanon iexten isig echo icrnl </dev/tty || \builtin :; } 2>/dev/null
  fi
  \builtin return "$_awsmfa_status"
}

# Sets _awsmfa_read_only to those of our variables that the shell cannot change: those that cannot even be made local.
_awsmfa_find_read_only() {
  \builtin local _awsmfa_name
  _awsmfa_read_only=
  for _awsmfa_name in AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_PROFILE \
    AWS_REGION AWS_DEFAULT_REGION AWS_SECURITY_TOKEN AWS_DEFAULT_PROFILE AWS_MFA_PROFILE AWS_MFA_EXPIRES_AT \
    AWS_MFA_ROOT AWS_MFA_REGION AWS_MFA_OFF AWS_MFA_SEGMENT; do
    \builtin local "$_awsmfa_name" || _awsmfa_read_only="$_awsmfa_read_only $_awsmfa_name"
  done 2>/dev/null
}

# An alias with this name would break the definition below.
\builtin unalias aws-mfa 2>/dev/null || \builtin :

case :$SHELLOPTS: in
  *:posix:*)
    # In posix mode, a function's name must be an identifier.
    \builtin alias aws-mfa=_awsmfa_run_typed
    ;;
  *)
    aws-mfa() {
      # Tools that copy a shell's functions may leave out those that begin with an underscore.
      if \builtin declare -F _awsmfa_run_typed >/dev/null; then
        _awsmfa_run_typed "$@"
      else
        \command awsmfa "$@"
      fi
    }
    ;;
esac

# What a person types. Brings the shell up to date first: not every bash can do that just before a command runs.
_awsmfa_run_typed() {
  if [[ ${_awsmfa_hooked-} && $BASH_SUBSHELL == 0 ]]; then
    # On the same line, and while a startup file is read, no prompt can have run the hook since.
    # doctor tells what it finds.
    if [[ ! $_awsmfa_has_run && ${HISTCMD-} != "$_awsmfa_checked" ]] ||
      { ((_awsmfa_unhooked > 1)) && [[ ${1-} != doctor ]]; }; then
      _awsmfa_replace_hooks
    fi
    _awsmfa_has_run='' _awsmfa_checked=${HISTCMD-}
  fi
  # Variables that differ may be set for this line only: the program checks them itself.
  if [[ ${_awsmfa_hooked-} && $BASH_SUBSHELL == 0 && ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} == "${_awsmfa_seen-}" ]]; then
    _awsmfa_is_settled || _awsmfa_sync --between
  fi
  _awsmfa_run "$@"
}

# --- The hooks at each prompt and before each command ----------------------------------------------------------------
#
# While nothing that the shell watches has changed, no program runs: the hooks read a file of one line, and .awsmfa if
# there is one, and compare two strings and the time. bash has no event for cd: a change of directory takes effect at
# the next prompt.

# _awsmfa_is_past tells whether the clock has reached a time, in seconds since 1970; _awsmfa_set_next sets _awsmfa_next
# to so many seconds from now. Before bash 4.2, time is counted from the program's last run.
if ((BASH_VERSINFO[0] >= 5)); then
  _awsmfa_is_past() {
    [[ ${EPOCHSECONDS-} == [0-9]* ]] && ((EPOCHSECONDS >= $1))
  }
  _awsmfa_set_next() {
    _awsmfa_next=$((${EPOCHSECONDS:-0} + $1))
  }
elif ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 402)); then
  _awsmfa_is_past() {
    \builtin printf -v _awsmfa_now '%(%s)T' -1
    ((_awsmfa_now >= $1))
  }
  _awsmfa_set_next() {
    \builtin printf -v _awsmfa_now '%(%s)T' -1
    _awsmfa_next=$((_awsmfa_now + $1))
  }
else
  # The user can set SECONDS, so it is trusted for five minutes only.
  _awsmfa_is_past() {
    _awsmfa_elapsed=$((SECONDS - ${_awsmfa_anchor:-0}))
    ((_awsmfa_elapsed < 0 || _awsmfa_elapsed > 300 || ${_awsmfa_now:-0} + _awsmfa_elapsed >= $1))
  }
  _awsmfa_set_next() {
    _awsmfa_next=$((${_awsmfa_now:-0} + SECONDS - ${_awsmfa_anchor:-0} + $1))
  }
fi

# Sets _awsmfa_start to the physical path of the working directory.
_awsmfa_find_physical() {
  _awsmfa_start=$(\builtin pwd -P 2>/dev/null) || _awsmfa_start=${PWD-}
}

# Sets _awsmfa_file to the nearest .awsmfa: inside the home directory the search goes up to it, elsewhere up to the
# first directory that is not the user's, and never to where hosts or other people's directories begin. The program
# searches the same way.
_awsmfa_find_file() {
  \builtin local _awsmfa_way _awsmfa_home _awsmfa_start
  _awsmfa_start=${PWD-} _awsmfa_home=${HOME-}
  _awsmfa_home=${_awsmfa_home%/}
  _awsmfa_stale=''
  # PWD may be inherited, or name another directory by now: then search up the physical path.
  case $_awsmfa_start/ in
    */../* | */./* | *//*) _awsmfa_start='' ;;
    *) [[ $_awsmfa_start -ef . ]] || _awsmfa_start='' _awsmfa_stale=1 ;;
  esac
  [[ $_awsmfa_start ]] || _awsmfa_run_unseen _awsmfa_find_physical
  _awsmfa_way=$_awsmfa_start
  while \builtin :; do
    case $_awsmfa_way in '' | / | // | /home | /Users | /net | /Volumes | /mnt | /media) \builtin break ;; esac
    if [[ -e $_awsmfa_way/.awsmfa || -L $_awsmfa_way/.awsmfa ]]; then
      _awsmfa_file=$_awsmfa_way/.awsmfa
      \builtin return 0
    fi
    case $_awsmfa_start/ in
      "$_awsmfa_home"/*) [[ $_awsmfa_way != "$_awsmfa_home" ]] || \builtin break ;;
      *) [[ -O $_awsmfa_way ]] || \builtin break ;;
    esac
    _awsmfa_way=${_awsmfa_way%/*}
  done
  _awsmfa_file=
}

# Reads that file: _awsmfa_file_state becomes its path and content. It is searched for again only after a change of
# directory, or when a file appears or disappears.
#
# The owner of a directory can put a pipe in a file's place at any moment, and opening a pipe hangs. So only your own
# files in your own directories are opened. Elsewhere, what counts is whether your file is newer than the last change
# of a session or of what is trusted.
_awsmfa_read_file() {
  _awsmfa_content=
  if [[ ${PWD-} != "${_awsmfa_directory-}" ]] || [[ ${_awsmfa_stale-} && ${PWD-} -ef . ]]; then
    _awsmfa_directory=${PWD-}
    _awsmfa_find_file
  elif [[ -e ${PWD-}/.awsmfa ]]; then
    _awsmfa_file=${PWD-}/.awsmfa
  elif [[ ${_awsmfa_file-} && ! -e $_awsmfa_file ]]; then
    _awsmfa_find_file
  fi
  if [[ ! ${_awsmfa_file-} ]]; then
    \builtin :
  elif [[ ! -O ${_awsmfa_file%/*} ]]; then
    [[ ! -O $_awsmfa_file || $_awsmfa_file -nt ${_awsmfa_generation_file-} ]] || _awsmfa_content=older
  elif [[ -O $_awsmfa_file && -f $_awsmfa_file && -r $_awsmfa_file ]]; then
    # A longer file is not used, and neither is one that contains a NUL.
    {
      IFS= \builtin read -r -d '' -n 4097 _awsmfa_content <"$_awsmfa_file" || _awsmfa_content=$_awsmfa_content/
    } 2>/dev/null
  fi
  _awsmfa_file_state=${_awsmfa_file-}/$_awsmfa_content _awsmfa_file_differs=''
  # Compares byte for byte, which [[ does not do in every locale.
  \builtin test "$_awsmfa_file_state" = "$_awsmfa_seen_file" || _awsmfa_file_differs=1
}

# Whether nothing that the shell watches has changed. bash copies a function each time it runs, which takes longer than
# most of what is in it, so this one is small and compares several things at once.
_awsmfa_is_settled() {
  [[ ${PWD-}/$_awsmfa_file$_awsmfa_stale == "$_awsmfa_directory/" && ! -e ${PWD-}/.awsmfa ]] || _awsmfa_read_file
  if [[ ! $_awsmfa_has_reply ]] || ! \builtin local REPLY=; then
    _awsmfa_read_line
    _awsmfa_is_unchanged
    \builtin return
  fi
  # Without a name, read does not split the line, whatever IFS is, and is far cheaper than with its own IFS.
  # Checking first is cheaper than hiding the error about a missing file.
  [[ ! -r $_awsmfa_generation_file ]] || \builtin read -r <"$_awsmfa_generation_file" || \builtin :
  # Times have ten digits, and can be compared as texts. Without one to wait for, a longer text is as late as never.
  [[ $REPLY\|${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-}\|$_awsmfa_file_differs == "$_awsmfa_generation|$_awsmfa_seen|" &&
    -x $_awsmfa_program && ${EPOCHSECONDS:-9999999999} < ${_awsmfa_next:-99999999999} ]] && \builtin return
  _awsmfa_line=$REPLY
  _awsmfa_is_unchanged
}

# Reads that line where REPLY is readonly.
_awsmfa_read_line() {
  _awsmfa_line='' _awsmfa_has_reply=''
  { IFS= \builtin read -r _awsmfa_line <"$_awsmfa_generation_file" || \builtin :; } 2>/dev/null
}

# The same without haste, where something differs or bash has no EPOCHSECONDS.
_awsmfa_is_unchanged() {
  [[ $_awsmfa_line == "$_awsmfa_generation" && ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} == "$_awsmfa_seen" &&
    -x $_awsmfa_program && ! $_awsmfa_file_differs ]] && { [[ ! ${_awsmfa_next-} ]] || ! _awsmfa_is_past "$_awsmfa_next"; }
}

# Each of these returns the status that it found, except in a shell with `set -e`, which would exit on any other than 0.

_awsmfa_hook() {
  _awsmfa_last_status=$? _awsmfa_states=${PIPESTATUS[1]+${PIPESTATUS[@]}} _awsmfa_is_first='' _awsmfa_has_run=1 _awsmfa_unhooked=0
  [[ ! $_awsmfa_states ]] || _awsmfa_lend_states
  _awsmfa_is_settled || _awsmfa_sync
  case $- in *e*) \builtin return 0 ;; esac
  \builtin return "$_awsmfa_last_status"
}

# The states of a pipeline are lost to what comes after the hook in the same string, and nothing can set them. The name
# is bash-preexec's, which other tools know: they prefer it to their own PIPESTATUS.
_awsmfa_lend_states() {
  _awsmfa_is_writable BP_PIPESTATUS || \builtin return 0
  \builtin local IFS=' ' 2>/dev/null || \builtin :
  [[ ! ${bash_preexec_imported-}${__bp_imported-} ]] || \builtin return 0
  # shellcheck disable=SC2034,SC2206
  BP_PIPESTATUS=($_awsmfa_states) _awsmfa_has_lent=1
}

# After the other tools of PROMPT_COMMAND, which may set credentials. What the first prompt restored goes silently.
_awsmfa_hook_end() {
  _awsmfa_last_status=$?
  if [[ ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} != "${_awsmfa_seen-}" ]]; then
    _awsmfa_line=${_awsmfa_generation-}
    if [[ ${_awsmfa_is_first-} ]]; then
      _awsmfa_sync 2>/dev/null
    else
      _awsmfa_sync
    fi
  fi
  [[ $_awsmfa_prompt_place == off || ${PS1-} == *_awsmfa_segment* ]] || _awsmfa_show_segment
  if [[ $_awsmfa_has_lent ]]; then
    \builtin unset BP_PIPESTATUS
    _awsmfa_has_lent=''
  fi
  _awsmfa_is_first=''
  case $- in *e*) \builtin return 0 ;; esac
  \builtin return "$_awsmfa_last_status"
}

# Just before a command runs.
_awsmfa_hook_preexec() {
  [[ ! ${_awsmfa_hooked-} ]] || ((_awsmfa_unhooked++ != 1)) || _awsmfa_replace_hooks
  _awsmfa_is_settled || _awsmfa_sync --between
  # bash-preexec takes any other status as a veto; bash itself keeps the last one when it expands PS0.
  \builtin return 0
}

# Runs the program when something has changed. Whatever the result, it does not run again until something else changes.
_awsmfa_sync() {
  \builtin local _awsmfa_reason='' _awsmfa_last_seen="${_awsmfa_seen-}"
  if [[ ! $_awsmfa_program ]] && ! _awsmfa_find_program; then
    [[ ${_awsmfa_told-} ]] || _awsmfa_tell_absent
    _awsmfa_told=1
    \builtin return 0
  fi
  _awsmfa_place_hooks
  if [[ $_awsmfa_last_seen == unknown ]]; then
    _awsmfa_is_first=1
    _awsmfa_run_unseen _awsmfa_warn_if_hidden
  fi
  if [[ $_awsmfa_file_differs ]]; then
    _awsmfa_reason=directory
  elif [[ $_awsmfa_line != "${_awsmfa_generation-}" || ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} != "$_awsmfa_last_seen" ]] ||
    { [[ ${AWS_MFA_EXPIRES_AT-} && ${AWS_MFA_EXPIRES_AT-} != *[!0-9]* ]] && _awsmfa_is_past "$AWS_MFA_EXPIRES_AT"; }; then
    _awsmfa_reason=session
  fi
  if [[ ! -x ${_awsmfa_program-} ]]; then
    _awsmfa_handle_missing
    \builtin return 0
  fi
  _awsmfa_generation=$_awsmfa_line _awsmfa_seen=${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-}
  _awsmfa_seen_file=$_awsmfa_file_state _awsmfa_file_differs='' _awsmfa_next='' _awsmfa_missing_until=''
  if _awsmfa_run hook "$@"; then
    _awsmfa_failures=0 _awsmfa_told=''
    \builtin return 0
  fi
  if [[ $_awsmfa_reason ]]; then
    [[ ${_awsmfa_told-} ]] ||
      \builtin printf 'aws-mfa: the hook of this shell failed, so the keys of aws-mfa were removed from it\nhint: it runs again at the next prompt; aws-mfa status shows what this shell has\n' >&2
    _awsmfa_close
    _awsmfa_told=1
  fi
  # A failure between two prompts is retried at the prompt, where failures begin to count.
  _awsmfa_next=0
  [[ ${1-} != --between ]] || \builtin return 0
  case ${_awsmfa_failures:-0} in
    0) ;;
    1) _awsmfa_set_next 60 ;;
    2) _awsmfa_set_next 300 ;;
    *) _awsmfa_set_next 900 ;;
  esac
  _awsmfa_failures=$((${_awsmfa_failures:-0} + 1))
}

# Fails closed when the program could not decide: removes our keys. AWS_PROFILE may stay on the session's section, which
# leads to no other account; after a change of directory, and from any other value of ours, it becomes a profile that
# does not exist. Anything changed since we set it stays. In a new shell, an inherited AWS_PROFILE is ours if it names
# our section, and so are keys with an expiration.
_awsmfa_close() {
  [[ ${AWS_MFA_PROFILE-} ]] || \builtin return 0
  # If the session is not in a file, only the clock decides.
  [[ ! ${_awsmfa_unstored-} || $_awsmfa_reason == directory ]] || _awsmfa_is_past "${AWS_MFA_EXPIRES_AT//[!0-9]/}" || \builtin return 0
  case $_awsmfa_last_seen:${AWS_CREDENTIAL_EXPIRATION:+x}${AWS_SESSION_TOKEN:+x} in
    unknown:xx | *"|${AWS_ACCESS_KEY_ID-}":*)
      \builtin unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION || \builtin :
      ;;
  esac
  if [[ $_awsmfa_reason != directory && ${AWS_PROFILE-} == "$AWS_MFA_PROFILE-mfa" ]]; then
    \builtin :
  elif [[ $_awsmfa_last_seen == "${AWS_PROFILE-}|"* || ($_awsmfa_last_seen == unknown && ${AWS_PROFILE-} == "$AWS_MFA_PROFILE-mfa") ]]; then
    \builtin export AWS_PROFILE=aws-mfa-undecided || \builtin :
  fi
  \builtin unset AWS_MFA_SEGMENT || \builtin :
  _awsmfa_level=expired _awsmfa_segment='' _awsmfa_unjudged=1
  _awsmfa_seen=${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-}
} 2>/dev/null

# The program is missing. At first, as during an update, this fails closed; after a minute, or if this file is gone too,
# aws-mfa was uninstalled: then everything of ours is removed, including the hooks.
_awsmfa_handle_missing() {
  if [[ ${_awsmfa_source-} && ! -e $_awsmfa_source ]] || { [[ ${_awsmfa_missing_until-} ]] && _awsmfa_is_past "$_awsmfa_missing_until"; }; then
    [[ ! ${AWS_MFA_PROFILE-} ]] ||
      \builtin printf 'aws-mfa: aws-mfa is no longer installed, so its session was removed from this shell\n' >&2
    _awsmfa_remove
  elif [[ ! ${_awsmfa_missing_until-} ]]; then
    [[ ! ${AWS_MFA_PROFILE-} ]] ||
      \builtin printf 'aws-mfa: %s is missing, so its keys were removed from this shell\nhint: they return at a prompt once the program is back\n' "${_awsmfa_program-}" >&2
    _awsmfa_close
    _awsmfa_set_next 60
    _awsmfa_missing_until=$_awsmfa_next _awsmfa_next=0
  elif [[ $_awsmfa_reason == directory ]]; then
    _awsmfa_close
  fi
}

# Puts back the user's own values.
_awsmfa_undo_session() {
  \builtin eval "${_awsmfa_undo-}"
}

_awsmfa_remove() {
  _awsmfa_run_unseen _awsmfa_undo_session || \builtin :
  # shellcheck disable=SC2119 # all of them
  _awsmfa_unguard
  \builtin unset _awsmfa_memory _awsmfa_undo _awsmfa_segment _awsmfa_hooked _awsmfa_unjudged _awsmfa_watched
  [[ ! $_awsmfa_has_lent ]] || \builtin unset BP_PIPESTATUS
  \builtin unalias aws-mfa 2>/dev/null || \builtin :
  \builtin unset -f aws-mfa
  \builtin complete -r aws-mfa awsmfa 2>/dev/null || \builtin :
  # Other tools may still call these names.
  # shellcheck disable=SC2317
  {
    _awsmfa_hook() { \builtin return "$?"; }
    _awsmfa_hook_end() { \builtin return "$?"; }
    _awsmfa_hook_preexec() { \builtin return 0; }
  }
}

# Sets _awsmfa_hider to what runs instead of aws-mfa when it is typed; empty if nothing does.
_awsmfa_find_hider() {
  _awsmfa_hider=''
  [[ ${_awsmfa_source-} && :$SHELLOPTS: != *:posix:* ]] || \builtin return 0
  # With extdebug, the function's line and file are printed too.
  _awsmfa_hider=$(\builtin alias aws-mfa 2>/dev/null || { \builtin shopt -s extdebug && \builtin declare -F aws-mfa; }) || \builtin :
  case $_awsmfa_hider in
    "") ;;
    alias\ *) _awsmfa_hider="the ${_awsmfa_hider%%=*}" ;;
    *)
      _awsmfa_hider=${_awsmfa_hider#aws-mfa }
      # The file's name is shown as it was given when the file was read.
      if [[ /$_awsmfa_source == */"${_awsmfa_hider#* }" ]]; then
        _awsmfa_hider=''
      else
        _awsmfa_hider="a function of ${_awsmfa_hider#* }, line ${_awsmfa_hider%% *},"
      fi
      ;;
  esac
}

# Says once what runs instead of aws-mfa when it is typed. The hooks do not call it by that name.
_awsmfa_warn_if_hidden() {
  \builtin local _awsmfa_hider=''
  _awsmfa_find_hider
  [[ ! $_awsmfa_hider ]] ||
    \builtin printf 'aws-mfa: %s runs instead of the aws-mfa that was loaded here\nhint: remove it, or load aws-mfa after it\n' "$_awsmfa_hider" >&2
}

# Sets _awsmfa_facts to what doctor wants to know about this shell: a fact on each line, named as in ShellFacts.swift.
_awsmfa_examine() {
  \builtin local _awsmfa_hider='' _awsmfa_missing='' _awsmfa_later='' _awsmfa_place
  \builtin local IFS=' ' 2>/dev/null || \builtin :
  _awsmfa_facts=loaded
  if [[ ${_awsmfa_hooked-} ]]; then
    _awsmfa_facts+=$'\nhooked'
    _awsmfa_is_placed || _awsmfa_missing=$_awsmfa_place
    _awsmfa_later=${_awsmfa_later##*_awsmfa_hook}
    _awsmfa_later=${_awsmfa_later//$'\n'/ }
    [[ ! $_awsmfa_missing ]] || _awsmfa_facts+=$'\nmissing '$_awsmfa_missing
    _awsmfa_facts+=$'\nlater '${_awsmfa_later:0:1000}
    [[ $_awsmfa_prompt_place == off || ${PS1-} == *_awsmfa_segment* ]] || _awsmfa_facts+=$'\nlost'
  fi
  _awsmfa_find_hider
  [[ ! $_awsmfa_hider ]] || _awsmfa_facts+=$'\nhidden '$_awsmfa_hider
}

# --- Guarded commands ------------------------------------------------------------------------------------------------

# Runs a command after bringing the shell up to date and, if its session has ended, opening a new one.
_awsmfa_run_guarded() {
  if [[ ${_awsmfa_hooked-} && ${_awsmfa_seen-} != unknown && ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} != "${_awsmfa_seen-}" ]]; then
    # Set since the prompt, or for this line only: the command gets those variables, without our keys.
    (
      [[ ${_awsmfa_seen-} != *"|${AWS_ACCESS_KEY_ID-}" ]] ||
        \builtin unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION
      \command "$@"
    ) || \builtin return
    \builtin return 0
  fi
  _awsmfa_is_settled || _awsmfa_sync --between
  case ${_awsmfa_level-} in
    expired | waiting) _awsmfa_run hook -- "$@" || \builtin return ;;
  esac
  case $BASH_VERSION:$- in
    3.*:*e*)
      # In bash 3, set -e ends the shell when \command fails, even before ||.
      \builtin set +e
      \command "$@"
      _awsmfa_last=$?
      \builtin set -e
      \builtin return "$_awsmfa_last"
      ;;
  esac
  \command "$@"
}

# Defines a function for each command, unless the user has a function or an alias with that name. With -q, silently.
_awsmfa_guard() {
  \builtin local _awsmfa_name _awsmfa_quiet=
  for _awsmfa_name; do
    case $(\builtin type -t -- "$_awsmfa_name"):" ${_awsmfa_guards-} -q " in
      *:*" $_awsmfa_name "*) [[ $_awsmfa_name != -q ]] || _awsmfa_quiet=1 ;;
      alias:* | function:* | keyword:* | builtin:*)
        [[ $_awsmfa_quiet ]] || \builtin printf 'aws-mfa: %s is already defined in this shell, so it is not guarded\n' "$_awsmfa_name" >&2
        ;;
      *)
        # Copied without the functions that begin with an underscore, it still runs the command.
        \builtin eval "$_awsmfa_name() {
          if \\builtin declare -F _awsmfa_run_guarded >/dev/null; then
            _awsmfa_run_guarded $_awsmfa_name \"\$@\"
          else
            \\command $_awsmfa_name \"\$@\"
          fi
        }"
        _awsmfa_guards="${_awsmfa_guards-} $_awsmfa_name"
        ;;
    esac
  done
}

# Removes the named functions again, or all of them.
# shellcheck disable=SC2120 # Swift names them
_awsmfa_unguard() {
  \builtin local _awsmfa_name _awsmfa_rest=''
  \builtin local IFS=' ' 2>/dev/null || \builtin :
  for _awsmfa_name in ${_awsmfa_guards-}; do
    case " $* " in
      "  " | *" $_awsmfa_name "*) \builtin unset -f "$_awsmfa_name" ;;
      *) _awsmfa_rest="$_awsmfa_rest $_awsmfa_name" ;;
    esac
  done
  _awsmfa_guards=$_awsmfa_rest
}

# --- Where the hooks are ---------------------------------------------------------------------------------------------

_awsmfa_has_blesh() {
  [[ ${BLE_VERSION-} ]] && \builtin declare -F blehook >/dev/null
}

# Sets _awsmfa_later to what the prompt runs, as far as that is known, and _awsmfa_place to the name of the variable that
# has it. Tells whether our hook is among it.
_awsmfa_is_placed() {
  \builtin local IFS=' ' 2>/dev/null || \builtin :
  _awsmfa_place=PROMPT_COMMAND _awsmfa_later=''
  # ble.sh keeps the order of its hooks itself.
  ! _awsmfa_has_blesh || \builtin return 0
  if [[ ${bash_preexec_imported-}${__bp_imported-} ]]; then
    _awsmfa_place=precmd_functions _awsmfa_later=" ${precmd_functions[*]-}"
    [[ "$_awsmfa_later " == *" _awsmfa_hook "* ]]
    \builtin return
  fi
  # Before bash 5.1, only the first element of an array is run.
  _awsmfa_later=${PROMPT_COMMAND-}
  ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 501)) || _awsmfa_later=${PROMPT_COMMAND[*]-}
  # Some tools keep the PROMPT_COMMAND that they replace, and run it themselves.
  [[ "${_awsmfa_later//_awsmfa_hook_end/} ${STARSHIP_PROMPT_COMMAND-} ${__vsc_original_prompt_command[*]-}" == *_awsmfa_hook* ]]
}

# Whether a variable can be changed: one that is readonly cannot even be made local.
_awsmfa_is_writable() {
  \builtin local "$1"
} 2>/dev/null

# Puts the hook first, so that prompts show what it sets. PROMPT_COMMAND stays a string or an array; of an array, the
# first element is extended, as other tools expect. A list with && is neither a failure to a trap on ERR nor to set -e,
# whatever the status that the hook passes on, and an alias cannot hide \:. An exported PROMPT_COMMAND would call our
# functions in shells that do not have them.
_awsmfa_add_hooks() {
  \builtin local _awsmfa_name _awsmfa_place _awsmfa_later _awsmfa_others
  if _awsmfa_has_blesh; then
    _awsmfa_remove_lines
    blehook 'PRECMD+-=_awsmfa_hook'
    blehook 'PRECMD-+=_awsmfa_hook_end'
    \builtin return 0
  fi
  _awsmfa_watch
  _awsmfa_is_writable PROMPT_COMMAND || \builtin return 0
  if [[ ${bash_preexec_imported-}${__bp_imported-} ]]; then
    _awsmfa_is_writable precmd_functions || \builtin return 0
    _awsmfa_remove_lines
    _awsmfa_others=()
    for _awsmfa_name in ${precmd_functions[@]+"${precmd_functions[@]}"}; do
      [[ $_awsmfa_name == _awsmfa_hook ]] || _awsmfa_others+=("$_awsmfa_name")
    done
    precmd_functions=(_awsmfa_hook ${_awsmfa_others[@]+"${_awsmfa_others[@]}"})
  elif ! _awsmfa_is_placed; then
    PROMPT_COMMAND='_awsmfa_hook && \:'${PROMPT_COMMAND:+$'\n'$PROMPT_COMMAND}
  fi
  _awsmfa_append_hook
  \builtin export -n PROMPT_COMMAND
}

# Removes the hook from PROMPT_COMMAND, which another tool's hooks are about to replace.
_awsmfa_remove_lines() {
  \builtin local _awsmfa_at _awsmfa_text _awsmfa_end=$'\n'
  for _awsmfa_at in ${PROMPT_COMMAND+"${!PROMPT_COMMAND[@]}"}; do
    _awsmfa_text=$_awsmfa_end${PROMPT_COMMAND[_awsmfa_at]}$_awsmfa_end
    _awsmfa_text=${_awsmfa_text//"$_awsmfa_end"'_awsmfa_hook && \:'"$_awsmfa_end"/"$_awsmfa_end"}
    _awsmfa_text=${_awsmfa_text#"$_awsmfa_end"}
    _awsmfa_set_element "${_awsmfa_text%"$_awsmfa_end"}"
  done
}

# Sets the element _awsmfa_at of PROMPT_COMMAND. With an index, a plain variable would become an array.
_awsmfa_set_element() {
  if ((_awsmfa_at > 0)); then
    PROMPT_COMMAND[_awsmfa_at]=$1
  else
    # shellcheck disable=SC2178
    PROMPT_COMMAND=$1
  fi
}

# Adds the other hook at the end of PROMPT_COMMAND, or of its last element if it is an array. bash-preexec keeps the last
# line for itself.
_awsmfa_append_hook() {
  \builtin local _awsmfa_at=0 _awsmfa_last
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then
    for _awsmfa_at in ${PROMPT_COMMAND[@]+"${!PROMPT_COMMAND[@]}"}; do \builtin :; done
  fi
  _awsmfa_last=${PROMPT_COMMAND[_awsmfa_at]-}
  case $_awsmfa_last in
    *'_awsmfa_hook_end && \:') \builtin return 0 ;;
    '' | *'_awsmfa_hook && \:') [[ ${bash_preexec_imported-}${__bp_imported-} ]] || \builtin return 0 ;;
  esac
  [[ ! ${bash_preexec_imported-}${__bp_imported-} || "${PROMPT_COMMAND[*]-}" != *_awsmfa_hook_end* ]] || \builtin return 0
  _awsmfa_set_element "${_awsmfa_last:+$_awsmfa_last$'\n'}_awsmfa_hook_end && \:"
}

# At the first prompt, when everything else is loaded, and after each change: goes to the end of PROMPT_COMMAND, and
# hooks into the event before a command if there is one.
_awsmfa_place_hooks() {
  if [[ $_awsmfa_prompt_place != off ]]; then
    { [[ ${PS1-} == *_awsmfa_segment* ]] && \builtin shopt -q promptvars; } || _awsmfa_show_segment
  fi
  if _awsmfa_has_blesh; then
    _awsmfa_add_hooks
    blehook 'PREEXEC-+=_awsmfa_hook_preexec'
    \builtin return 0
  elif [[ ${bash_preexec_imported-}${__bp_imported-} ]]; then
    _awsmfa_add_hooks
    case " ${preexec_functions[*]-} " in
      *" _awsmfa_hook_preexec "*) ;;
      *) ! _awsmfa_is_writable preexec_functions || preexec_functions+=(_awsmfa_hook_preexec) ;;
    esac
    \builtin return 0
  fi
  _awsmfa_watch
  _awsmfa_is_writable PROMPT_COMMAND || \builtin return 0
  _awsmfa_append_hook
  \builtin export -n PROMPT_COMMAND
}

# Hooks into PS0, which bash 4.4 and later expand before a command. From bash 5.3 on, that can run the hook in this shell.
# Before, it counts the command lines since the hook was run, and only starts a process if there were two.
_awsmfa_watch() {
  \builtin local _awsmfa_words=''
  # shellcheck disable=SC2016 # looked up when a command is about to run
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 503)); then
    _awsmfa_words='${ _awsmfa_hook_preexec; }'
  elif ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)); then
    _awsmfa_words='${_awsmfa_watched[_awsmfa_unhooked++==1]+$(_awsmfa_tell_unhooked)}'
  fi
  if \builtin shopt -q promptvars; then
    [[ ${PS0-} != *"$_awsmfa_words"* ]] && _awsmfa_is_writable PS0 || \builtin return 0
    PS0=$_awsmfa_words${PS0-}
    \builtin export -n PS0
  elif [[ $_awsmfa_words && ${PS0-} == *"$_awsmfa_words"* ]] && _awsmfa_is_writable PS0; then
    # It would be shown as it is.
    PS0=${PS0//"$_awsmfa_words"/}
  fi
}

# The hook has not been run since the last command line. Between the lines of a pasted text no prompt is drawn, so this
# looks whether the hook is really gone.
_awsmfa_tell_unhooked() {
  \builtin local _awsmfa_place _awsmfa_later
  if _awsmfa_is_placed; then
    \builtin :
  elif _awsmfa_is_writable "$_awsmfa_place"; then
    \builtin printf 'aws-mfa: %s was replaced, so the hook no longer runs at the prompts of this shell\nhint: aws-mfa status puts it back; load aws-mfa after whatever sets %s\n' "$_awsmfa_place" "$_awsmfa_place" >&2
  else
    \builtin printf 'aws-mfa: PROMPT_COMMAND is readonly, so the hook cannot run at the prompts of this shell\nhint: load aws-mfa before the line that makes PROMPT_COMMAND readonly\n' >&2
  fi
}

# Puts the hook back in its place. Says so, unless the process that PS0 starts has told about it.
_awsmfa_replace_hooks() {
  \builtin local _awsmfa_place _awsmfa_later
  ((_awsmfa_unhooked < 2 || BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 503)) || _awsmfa_told_unhooked=1
  if _awsmfa_is_placed; then
    \builtin return 0
  elif ! _awsmfa_is_writable "$_awsmfa_place"; then
    [[ ${_awsmfa_told_unhooked-} ]] || _awsmfa_tell_unhooked
    _awsmfa_told_unhooked=1
    \builtin return 0
  elif [[ ! ${_awsmfa_told_unhooked-} ]]; then
    \builtin printf 'aws-mfa: %s was replaced, so the hook did not run; it is back in place\nhint: load aws-mfa after whatever sets %s\n' "$_awsmfa_place" "$_awsmfa_place" >&2
  fi
  _awsmfa_add_hooks
  _awsmfa_told_unhooked='' _awsmfa_unhooked=0
}

# Puts the segment into the prompt, where the first line begins. It is expanded each time the prompt is drawn, so that a
# profile's name is never read as prompt code.
_awsmfa_show_segment() {
  \builtin local _awsmfa_lead='' _awsmfa_rest="${PS1-}"
  if ! _awsmfa_is_writable PS1; then
    [[ ${_awsmfa_told_plain-} ]] ||
      \builtin printf 'aws-mfa: PS1 is readonly, so the prompt cannot show the session\nhint: load aws-mfa before the line that makes PS1 readonly\n' >&2
    _awsmfa_told_plain=1
    \builtin return 0
  fi
  if ! \builtin shopt -q promptvars; then
    # shellcheck disable=SC2016
    PS1=${PS1//'${_awsmfa_segment-}'/}
    [[ ${_awsmfa_told_plain-} ]] ||
      \builtin printf 'aws-mfa: the option promptvars is off, so the prompt cannot show the session\nhint: shopt -s promptvars turns it on\n' >&2
    _awsmfa_told_plain=1
    \builtin return 0
  fi
  while \builtin :; do
    case $_awsmfa_rest in
      # bash-it's powerline goes back to the first column.
      '\[\e[G\]'*) _awsmfa_lead+='\[\e[G\]' _awsmfa_rest=${_awsmfa_rest#????????} ;;
      '\n'* | '\r'*) _awsmfa_lead+=${_awsmfa_rest:0:2} _awsmfa_rest=${_awsmfa_rest#??} ;;
      $'\n'*) _awsmfa_lead+=$'\n' _awsmfa_rest=${_awsmfa_rest#?} ;;
      *) \builtin break ;;
    esac
  done
  # shellcheck disable=SC2016
  PS1=$_awsmfa_lead'${_awsmfa_segment-}'$_awsmfa_rest
}

# Earlier names of functions in this file, which an open shell still calls after this file is loaded over the old one,
# or passes to its children in PROMPT_COMMAND. The hooks above are added beside them.
_awsmfa_prompt() { \builtin return "$?"; }
_awsmfa_prompt_end() { \builtin return "$?"; }
_awsmfa_before() { \builtin return 0; }
_awsmfa_guarded() { _awsmfa_run_guarded "$@"; }

# Completion: the file that does the work is read at the first Tab, and defines this function anew.
_awsmfa_complete() {
  [[ -r ${_awsmfa_source%/*}/completions/aws-mfa ]] || \builtin return 0
  \builtin unset -f -- _awsmfa_complete
  # shellcheck source=/dev/null
  \builtin source "${_awsmfa_source%/*}/completions/aws-mfa" && _awsmfa_complete "$@"
}

_awsmfa_has_reply=1
_awsmfa_is_writable REPLY || _awsmfa_has_reply=''
_awsmfa_directory='' _awsmfa_file='' _awsmfa_stale='' _awsmfa_file_state=/ _awsmfa_seen_file=/ _awsmfa_file_differs=''
_awsmfa_generation_file=${_awsmfa_generation_file-} _awsmfa_generation=${_awsmfa_generation-}
_awsmfa_program=${_awsmfa_program-} _awsmfa_seen=${_awsmfa_seen-} _awsmfa_next='' _awsmfa_missing_until='' _awsmfa_failures=0
_awsmfa_has_run='' _awsmfa_has_lent='' _awsmfa_checked=${HISTCMD-} _awsmfa_unhooked=1 _awsmfa_watched=([1]=1)
_awsmfa_find_program || \builtin :

case $- in
  *i*)
    _awsmfa_seen=unknown _awsmfa_hooked=1
    _awsmfa_add_hooks
    [[ $_awsmfa_prompt_place == off || ${PS1-} == *_awsmfa_segment* ]] || ! \builtin shopt -q promptvars || _awsmfa_show_segment
    \builtin complete -F _awsmfa_complete aws-mfa awsmfa 2>/dev/null || \builtin :
    ;;
esac
