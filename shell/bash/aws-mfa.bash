# shellcheck shell=bash
# aws-mfa for bash 3.2 and later. Loaded by: eval "$(awsmfa init bash)"
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. Words are
# protected from the user's aliases and functions by \builtin, \command and \exec.

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
_awsmfa() {
  \builtin local _awsmfa_options _awsmfa_depth _awsmfa_code _awsmfa_status
  _awsmfa_options=$- _awsmfa_depth=$BASH_SUBSHELL
  # A trace (-x) would print secrets, and -a export what is ours alone; -e and -u are the user's, not for code in here.
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)); then
    \builtin local -
  fi
  { \builtin set +aeuvx; } 2>/dev/null

  {
    _awsmfa_code=$(
      AWS_MFA_SHELL=bash AWS_MFA_MEMORY=${_awsmfa_memory-} AWS_MFA_SUBSHELL=$_awsmfa_depth \
        \exec "${_awsmfa_program:-awsmfa}" "$@" 3>&1 1>&4 4>&-
    )
  } 4>&1
  _awsmfa_status=$?

  if ((_awsmfa_status == 0)); then
    \builtin eval "$_awsmfa_code"
  elif ((_awsmfa_status >= 128)); then
    # Killed while it asked: the terminal may still be in the mode of the question.
    { \command stty icanon isig echo icrnl </dev/tty; } 2>/dev/null
  fi

  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
    case $_awsmfa_options in *a*) \builtin set -a ;; esac
    case $_awsmfa_options in *e*) \builtin set -e ;; esac
    case $_awsmfa_options in *u*) \builtin set -u ;; esac
    case $_awsmfa_options in *v*) \builtin set -v ;; esac
    case $_awsmfa_options in *x*) \builtin set -x ;; esac
  fi
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
