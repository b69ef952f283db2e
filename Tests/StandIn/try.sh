# shellcheck shell=sh disable=SC2154 # set in install.sh
# What install.sh --try does. install.sh sources this: its functions and variables are used here.

stand_in=$repo/Tests/StandIn/standin.py

try_in_throwaway_home() {
  python=$(python3 -c 'import sys; print(sys.executable)' 2>/dev/null) ||
    fail '--try needs python3' 'install Python 3, then run this again'
  find_program >&2
  start_stand_in
  enter_throwaway_home
  if [ $# -gt 0 ]; then
    env "$@"
  else
    introduce
    cd "$HOME" || exit
    "$SHELL" -i || :
    say 'the throwaway home is gone; ./install.sh installs aws-mfa in your own'
  fi
}

# Starts the stand-in for AWS, which ends with this script at the latest, and sets $url to its URL.
start_stand_in() {
  "$python" -B "$stand_in" serve --ready "$work/ready" --parent $$ >"$work/stand-in.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    if [ -s "$work/ready" ] || ! kill -0 "$server" 2>/dev/null; then break; fi
    sleep 0.1
  done
  if [ ! -s "$work/ready" ]; then
    cat "$work/stand-in.log" >&2
    fail 'the stand-in for AWS did not start' 'python3 says why above; fix that, then run this again'
  fi
  url=$(sed -n 's/.*"url": "\([^"]*\)".*/\1/p' "$work/ready")
}

end_stand_in() {
  # It stores nothing, and the signal that ends the trial may be ending it too.
  kill -KILL "$server" 2>/dev/null || :
  wait "$server" 2>/dev/null || :
}

# A word of sh.
quoted() {
  printf "'%s'\n" "$(printf '%s\n' "$1" | LC_ALL=C sed "s/'/'\\\\''/g")"
}

# From here on, nothing leads to the user's own files, keys, proxies or history.
enter_throwaway_home() {
  for name in $(env | sed -En 's/^((AWS|XDG)_[A-Z0-9_]*)=.*/\1/p'); do
    unset "$name"
  done
  unset ZDOTDIR HISTFILE BASH_ENV ENV http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
  HOME=$work/home
  TMPDIR=$work/tmp
  prefix=$HOME/.local
  PATH=$prefix/bin:$PATH
  export HOME TMPDIR PATH
  mkdir "$TMPDIR"
  find_places
  "$python" -B "$stand_in" profiles --home "$HOME" --url "$url"
  install_program
  write_code_command
  say '. ~/.bashrc' >"$HOME/.bash_profile"
  # If this is missing, fish fills it in the background, which may outlast the trial.
  mkdir -p "$HOME/.local/share/fish/generated_completions"
  "$program" init bash zsh fish --write >/dev/null
  case ${SHELL-} in
    */bash | */zsh | */fish) ;;
    *) SHELL=bash ;;
  esac
}

# The trial's authenticator app: a command `code`.
write_code_command() {
  {
    printf '#!/bin/sh\npython=%s\nstand_in=%s\nurl=%s\n' \
      "$(quoted "$python")" "$(quoted "$stand_in")" "$(quoted "$url")"
    cat <<'END'
profile=${1:-datatruck}
serial=$(sed -n "/^\[profile $profile\]$/,/^\[/s/^mfa_serial = //p" ~/.aws/config)
if [ -z "$serial" ]; then
  printf 'code: there is no profile %s with an MFA device\nhint: code datatruck, or code staging\n' "$profile" >&2
  exit 1
fi
exec "$python" -B "$stand_in" code "$serial" --url "$url"
END
  } >"$work/code"
  place "$work/code" "$prefix/bin/code" 755
}

introduce() {
  cat <<END

You are in a throwaway home with two profiles, datatruck and staging, of made-up AWS accounts on this computer.

  code datatruck                 prints the code that an authenticator app would show
  aws-mfa datatruck              asks for that code and opens a session in this shell
  aws-mfa status                 shows the session
END
  ! command -v aws >/dev/null || say '  aws sts get-caller-identity    shows whose keys the AWS CLI uses'
  printf '  exit                           ends the trial and removes all of it\n\n'
}
