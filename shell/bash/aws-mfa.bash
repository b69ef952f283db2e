# shellcheck shell=bash
# aws-mfa for bash 3.2 and later. Loaded by: eval "$(awsmfa init bash)"
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. Words are
# protected from the user's aliases and functions by \builtin and \command.

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
_awsmfa() {
  \builtin local _awsmfa_options _awsmfa_depth _awsmfa_code _awsmfa_status
  _awsmfa_options=$- _awsmfa_depth=$BASH_SUBSHELL _awsmfa_status=0
  # Traces would print secrets. Every other option of the user's stays: no command in here fails unheeded.
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 500)); then
    \builtin local -
  fi
  { \builtin set +kvx; } 2>/dev/null

  if [[ ${1-} == exec ]]; then
    # A command of the user's, which job control has to see.
    AWS_MFA_MEMORY=${_awsmfa_memory-} \command "${_awsmfa_program:-awsmfa}" "$@" || _awsmfa_status=$?
  else
    {
      _awsmfa_code=$(
        AWS_MFA_SHELL=bash AWS_MFA_MEMORY=${_awsmfa_memory-} AWS_MFA_SUBSHELL=$_awsmfa_depth \
          \builtin exec "${_awsmfa_program:-awsmfa}" "$@" 3>&1 1>&4 4>&-
      )
    } 4>&1 || _awsmfa_status=$?

    if ((_awsmfa_status == 0)); then
      \builtin eval "$_awsmfa_code" || _awsmfa_status=$?
      _awsmfa_anchor=$SECONDS
    elif ((_awsmfa_status >= 128 && _awsmfa_status != 130)); then
      # Killed while it asked (130 is its own): the terminal may still be in the mode of the question.
      { \command stty icanon isig echo icrnl </dev/tty || \builtin :; } 2>/dev/null
    fi
  fi

  # Before bash 4.4 an option is not local to a function, and in 4.4 `local -` turns expand_aliases on.
  case $BASH_VERSION:$_awsmfa_options in
    [1234].*:*k*) \builtin set -k ;;
  esac
  case $BASH_VERSION:$_awsmfa_options in
    [1234].*:*v*) \builtin set -v ;;
  esac
  case $BASH_VERSION:$_awsmfa_options in
    [1234].*:*x*) \builtin set -x ;;
  esac
  \builtin return "$_awsmfa_status"
}

# An alias of this name would break the definition below.
\builtin unalias aws-mfa 2>/dev/null || \builtin :

case :$SHELLOPTS: in
  *:posix:*)
    # In posix mode a function's name must be an identifier.
    \builtin alias aws-mfa=_awsmfa
    ;;
  *)
    aws-mfa() {
      # Tools that copy a shell's functions may leave those with an underscore behind.
      if \builtin declare -F _awsmfa >/dev/null; then
        _awsmfa "$@"
      else
        \command awsmfa "$@"
      fi
    }
    ;;
esac

# --- The hook at each prompt -----------------------------------------------------------------------------------------
#
# While nothing that the shell watches differs it runs no program: a file of a line, and a .awsmfa where there is one, are
# read; two texts and the time are compared. bash has no event for cd: a change of directory counts from the next prompt on.

# The time, in seconds since 1970, in _awsmfa_time. Before bash 4.2 it is counted on from the last run of the program.
if ((BASH_VERSINFO[0] >= 5)); then
  _awsmfa_clock_is_due() {
    [[ ${EPOCHSECONDS-} == [0-9]* ]] && ((EPOCHSECONDS >= _awsmfa_next))
  }
elif ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 402)); then
  _awsmfa_clock_is_due() {
    \builtin printf -v _awsmfa_now '%(%s)T' -1
    ((_awsmfa_now >= _awsmfa_next))
  }
else
  # SECONDS can be set by the user: it is trusted for five minutes.
  _awsmfa_clock_is_due() {
    _awsmfa_passed=$((SECONDS - ${_awsmfa_anchor:-0}))
    ((_awsmfa_passed < 0 || _awsmfa_passed > 300 || _awsmfa_now + _awsmfa_passed >= _awsmfa_next))
  }
fi

# The nearest .awsmfa, in _awsmfa_file: from inside the home directory up to there, from outside up to the first directory
# that is not the user's, and never where hosts or other people's directories begin. The program goes the same way.
_awsmfa_find() {
  \builtin local _awsmfa_way _awsmfa_home
  _awsmfa_way=${PWD-} _awsmfa_home=${HOME-}
  _awsmfa_home=${_awsmfa_home%/}
  while \builtin :; do
    case $_awsmfa_way in '' | / | // | /home | /Users | /net | /Volumes | /mnt | /media) \builtin break ;; esac
    if [[ -e $_awsmfa_way/.awsmfa || -L $_awsmfa_way/.awsmfa ]]; then
      _awsmfa_file=$_awsmfa_way/.awsmfa
      \builtin return 0
    fi
    case ${PWD-}/ in
      "$_awsmfa_home"/*) [[ $_awsmfa_way != "$_awsmfa_home" ]] || \builtin break ;;
      *) [[ -O $_awsmfa_way ]] || \builtin break ;;
    esac
    _awsmfa_way=${_awsmfa_way%/*}
  done
  _awsmfa_file=
}

# Where the shell stands, in _awsmfa_place: that file and what is in it. The way up is gone again only after a change of
# directory, or when the file has come or gone.
_awsmfa_look() {
  _awsmfa_content=
  if [[ ${PWD-} != "${_awsmfa_directory-}" ]]; then
    _awsmfa_directory=${PWD-}
    _awsmfa_find
  elif [[ -e ${PWD-}/.awsmfa ]]; then
    _awsmfa_file=${PWD-}/.awsmfa
  elif [[ ${_awsmfa_file-} && ! -e $_awsmfa_file ]]; then
    _awsmfa_find
  fi
  if [[ ${_awsmfa_file-} && -f $_awsmfa_file && -r $_awsmfa_file ]]; then
    # What is longer is not used, nor is what has a NUL in it.
    {
      IFS= \builtin read -r -d '' -n 4097 _awsmfa_content <"$_awsmfa_file" || _awsmfa_content=$_awsmfa_content/
    } 2>/dev/null
  fi
  _awsmfa_place=${_awsmfa_file-}/$_awsmfa_content
}

_awsmfa_prompt() {
  _awsmfa_last=$?
  _awsmfa_line=
  [[ ${PWD-} == "${_awsmfa_directory-}" && ! ${_awsmfa_file-} && ! -e ${PWD-}/.awsmfa ]] || _awsmfa_look
  {
    IFS= \builtin read -r _awsmfa_line <"${_awsmfa_generation_file-}" || \builtin :
  } 2>/dev/null
  if [[ $_awsmfa_line != "${_awsmfa_generation-}" || ${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} != "${_awsmfa_seen-}" ]] ||
    \builtin test "$_awsmfa_place" != "${_awsmfa_placed-/}" ||
    { [[ ${_awsmfa_next-} ]] && _awsmfa_clock_is_due; }; then
    # Whatever comes of the run, it is not repeated before something changes again.
    _awsmfa_generation=$_awsmfa_line _awsmfa_seen=${AWS_PROFILE-}\|${AWS_ACCESS_KEY_ID-} _awsmfa_next=
    _awsmfa_placed=$_awsmfa_place
    if [[ -x ${_awsmfa_program-} ]]; then
      _awsmfa hook || \builtin :
    fi
  fi
  # A status other than 0 would end a shell with `set -e`.
  case $- in *e*) \builtin return 0 ;; esac
  \builtin return "$_awsmfa_last"
}

# --- Guarded commands ------------------------------------------------------------------------------------------------

# Runs a command once the shell is up to date and, if its session has ended, has a new one.
_awsmfa_guarded() {
  _awsmfa_prompt || \builtin :
  case ${_awsmfa_level-} in
    expired | waiting) _awsmfa hook -- "$@" || \builtin return ;;
  esac
  \command "$@"
}

# Puts a function before each command, unless the user has one, or an alias, of that name. With -q nothing is said.
_awsmfa_guard() {
  \builtin local _awsmfa_name _awsmfa_quiet=
  for _awsmfa_name; do
    case $(\builtin type -t -- "$_awsmfa_name"):" ${_awsmfa_guards-} -q " in
      *:*" $_awsmfa_name "*) [[ $_awsmfa_name != -q ]] || _awsmfa_quiet=1 ;;
      alias:* | function:* | keyword:* | builtin:*)
        [[ $_awsmfa_quiet ]] || \builtin printf 'aws-mfa: %s is yours already, and is not guarded\n' "$_awsmfa_name" >&2
        ;;
      *)
        \builtin eval "$_awsmfa_name() { _awsmfa_guarded $_awsmfa_name \"\$@\"; }"
        _awsmfa_guards="${_awsmfa_guards-} $_awsmfa_name"
        ;;
    esac
  done
}

# Takes the functions away again: those named, or all.
_awsmfa_unguard() {
  \builtin local _awsmfa_name _awsmfa_rest='' IFS=' '
  for _awsmfa_name in ${_awsmfa_guards-}; do
    case " $* " in
      "  " | *" $_awsmfa_name "*) \builtin unset -f "$_awsmfa_name" ;;
      *) _awsmfa_rest="$_awsmfa_rest $_awsmfa_name" ;;
    esac
  done
  _awsmfa_guards=$_awsmfa_rest
}

# Puts the hook first, so that prompts are drawn with what it sets. The kind of PROMPT_COMMAND stays: of an array the
# first element is extended, as other tools expect it.
_awsmfa_install() {
  if \builtin declare -F blehook >/dev/null; then
    blehook 'PRECMD!=_awsmfa_prompt'
  elif [[ ${bash_preexec_imported-}${__bp_imported-} ]]; then
    case " ${precmd_functions[*]-} " in
      *" _awsmfa_prompt "*) ;;
      *) precmd_functions+=(_awsmfa_prompt) ;;
    esac
  elif [[ ${PROMPT_COMMAND-} != *_awsmfa_prompt* ]]; then
    PROMPT_COMMAND=_awsmfa_prompt${PROMPT_COMMAND:+$'\n'$PROMPT_COMMAND}
  fi
}

case $- in
  *i*)
    _awsmfa_seen=unknown
    _awsmfa_install
    ;;
esac

# The prompt shows the segment if it was asked for. It is looked up when it is drawn, so that what a profile is named is
# never read as part of the prompt's own code.
if [[ ${_awsmfa_prompt_place:-off} != off && ${PS1-} != *_awsmfa_segment* ]]; then
  # shellcheck disable=SC2016,SC2154
  PS1='${_awsmfa_segment-}'${PS1-}
fi
