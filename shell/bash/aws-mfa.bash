# shellcheck shell=bash
# aws-mfa for bash 3.2 and later. Loaded by: eval "$(awsmfa init bash)"
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. Words are
# protected from the user's aliases and functions by \builtin, \command and \exec.

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
_awsmfa() {
  \builtin local _awsmfa_options _awsmfa_depth _awsmfa_code _awsmfa_status
  _awsmfa_options=$- _awsmfa_depth=$BASH_SUBSHELL _awsmfa_status=0
  # Traces would print secrets. Every other option of the user's stays: no command in here fails unheeded.
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)); then
    \builtin local -
  fi
  { \builtin set +vx; } 2>/dev/null

  {
    _awsmfa_code=$(
      AWS_MFA_SHELL=bash AWS_MFA_MEMORY=${_awsmfa_memory-} AWS_MFA_SUBSHELL=$_awsmfa_depth \
        \exec "${_awsmfa_program:-awsmfa}" "$@" 3>&1 1>&4 4>&-
    ) || _awsmfa_status=$?
  } 4>&1

  if ((_awsmfa_status == 0)); then
    \builtin eval "$_awsmfa_code"
  elif ((_awsmfa_status >= 128 && _awsmfa_status != 130)); then
    # Killed while it asked (130 is its own): the terminal may still be in the mode of the question.
    { \command stty icanon isig echo icrnl </dev/tty || \builtin :; } 2>/dev/null
  fi

  # Before bash 4.4 an option is not local to a function.
  case $BASH_VERSION:$_awsmfa_options in
    [123].*:*v* | 4.[0-3].*:*v*) \builtin set -v ;;
  esac
  case $BASH_VERSION:$_awsmfa_options in
    [123].*:*x* | 4.[0-3].*:*x*) \builtin set -x ;;
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
