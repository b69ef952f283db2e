# aws-mfa for zsh 5.0.8 and later. Loaded by: eval "$(awsmfa init zsh)"
#
# That line reads this file under zsh's own options and without aliases, and the function below keeps them whatever the
# user sets. The program prints for the user on standard output and error, and writes code for this shell to descriptor 3.

# An alias of this name would hide the function.
builtin unalias aws-mfa 2>/dev/null

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
aws-mfa() {
  # A trace would print secrets, and so may a debug trap, which local_traps brings back.
  { builtin setopt local_options local_traps no_xtrace; builtin trap - DEBUG } 2>/dev/null
  builtin local _awsmfa_code _awsmfa_status _awsmfa_depth=$ZSH_SUBSHELL

  if [[ ${1-} == exec ]]; then
    # A command of the user's, which job control has to see.
    AWS_MFA_MEMORY=${_awsmfa_memory-} command ${_awsmfa_program:-awsmfa} "$@"
    builtin return
  fi

  {
    {
      _awsmfa_code=$(
        AWS_MFA_SHELL=zsh AWS_MFA_MEMORY=${_awsmfa_memory-} AWS_MFA_SUBSHELL=$_awsmfa_depth \
          builtin exec "${_awsmfa_program:-awsmfa}" "$@" 3>&1 1>&4 4>&-
      )
    } 4>&1
    _awsmfa_status=$?
  } always {
    # Ctrl-C while AWS was called has ended the program, which has said so.
    if (( TRY_BLOCK_INTERRUPT )); then
      TRY_BLOCK_INTERRUPT=0 _awsmfa_status=130
    fi
  }

  if (( _awsmfa_status == 0 )); then
    builtin eval "$_awsmfa_code"
    [[ ${_awsmfa_prompt_place:-off} == off ]] || _awsmfa_show
  elif (( _awsmfa_status >= 128 && _awsmfa_status != 130 )); then
    # Killed while it asked (130 is its own): the terminal may still be in the mode of the question.
    { command stty icanon isig echo icrnl </dev/tty } 2>/dev/null
  fi
  builtin return $_awsmfa_status
}

# --- The hooks at each prompt and change of directory ----------------------------------------------------------------
#
# While nothing that the shell watches differs it runs no program: a file of a line, and a .awsmfa where there is one, are
# read; two texts and the time are compared.

# The nearest .awsmfa, in _awsmfa_file: from inside the home directory up to there, from outside up to the first directory
# that is not the user's, and never where hosts or other people's directories begin. The program goes the same way.
_awsmfa_find() {
  local _awsmfa_way=$PWD _awsmfa_home=${HOME%/}
  while :; do
    case $_awsmfa_way in ('' | / | // | /home | /Users | /net | /Volumes | /mnt | /media) break ;; esac
    if [[ -e $_awsmfa_way/.awsmfa || -L $_awsmfa_way/.awsmfa ]]; then
      typeset -g _awsmfa_file=$_awsmfa_way/.awsmfa
      return 0
    fi
    case $PWD/ in
      ("$_awsmfa_home"/*) [[ $_awsmfa_way != "$_awsmfa_home" ]] || break ;;
      (*) [[ -O $_awsmfa_way ]] || break ;;
    esac
    _awsmfa_way=${_awsmfa_way%/*}
  done
  typeset -g _awsmfa_file=
}

# Where the shell stands, in _awsmfa_place: that file and what is in it. The way up is gone again only after a change of
# directory, or when the file has come or gone.
_awsmfa_look() {
  local _awsmfa_content= _awsmfa_ending=
  if [[ $PWD != "${_awsmfa_directory-}" ]]; then
    typeset -g _awsmfa_directory=$PWD
    _awsmfa_find
  elif [[ -e $PWD/.awsmfa ]]; then
    typeset -g _awsmfa_file=$PWD/.awsmfa
  elif [[ -n ${_awsmfa_file-} && ! -e $_awsmfa_file ]]; then
    _awsmfa_find
  fi
  if [[ -n ${_awsmfa_file-} && -f $_awsmfa_file && -r $_awsmfa_file ]]; then
    # What is longer is not used.
    if [[ $_awsmfa_read == sysread ]]; then
      sysread -s 4097 _awsmfa_content <"$_awsmfa_file"
    else
      IFS= builtin read -r -u 0 -k 4097 _awsmfa_content <"$_awsmfa_file"
    fi 2>/dev/null
  fi
  typeset -g _awsmfa_place=${_awsmfa_file-}/$_awsmfa_content
}

# In a subshell nothing lasts, and before the first prompt nothing is known.
_awsmfa_chpwd() {
  (( ZSH_SUBSHELL )) || [[ ${_awsmfa_seen-} == unknown ]] && return 0
  _awsmfa_look
  if [[ $_awsmfa_place != "${_awsmfa_placed-/}" && -x ${_awsmfa_program-} ]]; then
    typeset -g _awsmfa_placed=$_awsmfa_place
    aws-mfa hook --cd
  fi
  return 0
}

# Conditions, since a compound command costs as much as what it holds.
_awsmfa_prompt() {
  local _awsmfa_line=
  [[ $PWD == "${_awsmfa_directory-}" && -z ${_awsmfa_file-} && ! -e $PWD/.awsmfa ]] || _awsmfa_look
  # Looking first is cheaper than hiding what an absent file would say.
  [[ -r ${_awsmfa_generation_file-} ]] && $_awsmfa_read _awsmfa_line <"$_awsmfa_generation_file"
  [[ ${_awsmfa_line%%$'\n'*} == "${_awsmfa_generation-}" && "${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}" == "${_awsmfa_seen-}" &&
    $_awsmfa_place == "${_awsmfa_placed-/}" &&
    ( -z ${_awsmfa_next-} || "${EPOCHSECONDS:-${(%):-%D{%s\}}}" -lt _awsmfa_next ) ]] || _awsmfa_changed
}

# Whatever comes of the run, it is not repeated before something changes again.
_awsmfa_changed() {
  typeset -g _awsmfa_generation=${_awsmfa_line%%$'\n'*} _awsmfa_seen="${AWS_PROFILE-}|${AWS_ACCESS_KEY_ID-}" _awsmfa_next=
  typeset -g _awsmfa_placed=$_awsmfa_place
  [[ ! -x ${_awsmfa_program-} ]] || aws-mfa hook
}

# Reads a line of the input, where zsh lacks the module that does it by one read and not by one for each character.
_awsmfa_read_line() { IFS= builtin read -r $1 }
typeset -g _awsmfa_read=_awsmfa_read_line

if [[ -o interactive ]]; then
  zmodload zsh/datetime 2>/dev/null
  zmodload -F zsh/system b:sysread 2>/dev/null && _awsmfa_read=sysread
  typeset -g _awsmfa_seen=unknown
  # As add-zsh-hook does it, which would have to be found and read: more than a tenth of all that a start-up takes.
  typeset -ga precmd_functions chpwd_functions
  (( ${precmd_functions[(Ie)_awsmfa_prompt]} )) || precmd_functions+=(_awsmfa_prompt)
  (( ${chpwd_functions[(Ie)_awsmfa_chpwd]} )) || chpwd_functions+=(_awsmfa_chpwd)
fi

# --- Guarded commands ------------------------------------------------------------------------------------------------

# Runs a command once the shell is up to date and, if its session has ended, has a new one.
_awsmfa_guarded() {
  _awsmfa_prompt
  case ${_awsmfa_level-} in
    (expired | waiting) aws-mfa hook -- "$@" || return ;;
  esac
  command "$@"
}

# Puts a function before each command, unless the user has one, or an alias, of that name. With -q nothing is said.
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
        [[ -n $_awsmfa_quiet ]] || print -ru2 -- "aws-mfa: $_awsmfa_name is yours already, and is not guarded"
        ;;
      (*)
        functions[$_awsmfa_name]="_awsmfa_guarded ${(q)_awsmfa_name} \"\$@\""
        _awsmfa_guards+=($_awsmfa_name)
        ;;
    esac
  done
}

# Takes the functions away again: those named, or all.
_awsmfa_unguard() {
  local _awsmfa_name
  for _awsmfa_name in ${@:-$_awsmfa_guards}; do
    (( ${_awsmfa_guards[(Ie)$_awsmfa_name]} )) || continue
    unfunction -- $_awsmfa_name
    _awsmfa_guards=(${_awsmfa_guards:#$_awsmfa_name})
  done
}

# --- The prompt ------------------------------------------------------------------------------------------------------
#
# The segment is shown by psvar, of which each level has an element: that needs no option, and nothing in a profile's name
# is read as part of the prompt.

_awsmfa_show() {
  psvar[91]= psvar[92]= psvar[93]= psvar[94]=
  case ${_awsmfa_level-} in
    ok) psvar[91]=$AWS_MFA_SEGMENT ;;
    warn) psvar[92]=$AWS_MFA_SEGMENT ;;
    critical) psvar[93]=$AWS_MFA_SEGMENT ;;
    expired) psvar[94]=$AWS_MFA_SEGMENT ;;
  esac
}

# The segment's part of a prompt, in REPLY.
_awsmfa_part() {
  if [[ -n ${NO_COLOR-} || ${TERM-} == dumb ]]; then
    REPLY='%(91V.%91v.)%(92V.%92v.)%(93V.%93v.)%(94V.%94v.)'
  else
    REPLY='%(91V.%F{green}%91v%f.)%(92V.%F{yellow}%92v%f.)%(93V.%F{red}%93v%f.)%(94V.%F{red}%94v%f.)'
  fi
}

() {
  local REPLY
  _awsmfa_part
  case ${_awsmfa_prompt_place:-off}:${PROMPT-}${RPROMPT-} in
    off:* | *%91v*) ;;
    left:*) PROMPT="$REPLY%(91V. .)%(92V. .)%(93V. .)%(94V. .)${PROMPT-}" ;;
    right:*) RPROMPT="${RPROMPT:+$RPROMPT }$REPLY" ;;
  esac
}
