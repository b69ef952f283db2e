# aws-mfa for zsh 5.0.8 and later. Loaded by: eval "$(awsmfa init zsh)"
#
# That line reads this file under zsh's own options and without aliases, and the function below keeps them whatever the
# user sets. The program prints for the user on standard output and error, and writes code for this shell to descriptor 3.

# An alias of this name would hide the function.
builtin unalias aws-mfa 2>/dev/null

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
aws-mfa() {
  # A trace would print secrets.
  { builtin setopt local_options no_xtrace } 2>/dev/null
  builtin local _awsmfa_code _awsmfa_status _awsmfa_depth=$ZSH_SUBSHELL

  {
    _awsmfa_code=$(
      AWS_MFA_SHELL=zsh AWS_MFA_MEMORY=${_awsmfa_memory-} AWS_MFA_SUBSHELL=$_awsmfa_depth \
        exec "${_awsmfa_program:-awsmfa}" "$@" 3>&1 1>&4 4>&-
    )
  } 4>&1
  _awsmfa_status=$?

  if (( _awsmfa_status == 0 )); then
    builtin eval "$_awsmfa_code"
  elif (( _awsmfa_status >= 128 && _awsmfa_status != 130 )); then
    # Killed while it asked (130 is its own): the terminal may still be in the mode of the question.
    { command stty icanon isig echo icrnl </dev/tty } 2>/dev/null
  fi
  builtin return $_awsmfa_status
}
