#!/bin/sh
# Builds aws-mfa, installs it and loads it in bash, zsh and fish; undoes all of that; or shows it in a throwaway home.
set -eu

usage() {
  cat <<'END'
usage: ./install.sh [--prefix DIR] [--shell NAME]… [--no-rc] [--no-prompt]
       ./install.sh --uninstall [--prefix DIR]
       ./install.sh --try [-- COMMAND…]

Builds aws-mfa, installs it below ~/.local and loads it in your shells.

  --prefix DIR   install below DIR instead of ~/.local
  --shell NAME   load it in this shell only: bash, zsh or fish; may be repeated (default: those on PATH)
  --no-rc        change no start-up file of a shell; print the lines to add
  --no-prompt    do not show the session in the prompt
  --uninstall    end the stored sessions and remove everything that was installed
  --try          open a shell, or run COMMAND, in a throwaway home with sample profiles and a stand-in for AWS
  --help         show this
END
}

say() {
  printf '%s\n' "$*"
}

# What went wrong, then what to do about it.
fail() {
  printf 'install.sh: %s\nhint: %s\n' "$1" "$2" >&2
  exit 1
}

misused() {
  printf 'install.sh: %s\nhint: ./install.sh --help lists the options\n' "$1" >&2
  exit 2
}

# Files and folders

# The file that an absolute path leads to through any symbolic links (macOS has no readlink -f).
real_file() {
  file=$1
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
    [ -L "$file" ] || break
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=${file%/*}/$link ;;
    esac
  done
  printf '%s\n' "$file"
}

# A path as it is shown to people.
shown() {
  case $1 in
    "$HOME"/*) printf '~%s\n' "${1#"$HOME"}" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# The folder that an XDG variable names; a relative path counts as unset.
xdg_folder() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$HOME/$2" ;;
  esac
}

# Makes a folder and its parents; new ones are added to $made, deepest first.
make_folder() {
  [ ! -d "${1:-/}" ] || return 0
  make_folder "${1%/*}" && mkdir "$1" 2>/dev/null || return 1
  made="$1
$made"
}

# Whether a folder can be made or, if it exists, written to.
can_fill() {
  if [ -e "${1:-/}" ]; then
    [ -d "${1:-/}" ] && [ -w "${1:-/}" ]
  else
    can_fill "${1%/*}"
  fi
}

# Installs a file in one step: SOURCE TARGET MODE.
place() {
  make_folder "${2%/*}"
  temporary=$(mktemp "${2%/*}/.aws-mfa.XXXXXX")
  cp "$1" "$temporary"
  chmod "$3" "$temporary"
  mv -f "$temporary" "$2"
}

# Replaces a file's content in one step, keeping its mode and owner: TARGET CONTENT.
rewrite() {
  [ -e "$1" ] || touch "$1"
  temporary=$(mktemp "${1%/*}/.aws-mfa.XXXXXX")
  cp -p "$1" "$temporary"
  cat "$2" >"$temporary"
  mv -f "$temporary" "$1"
}

# Where everything goes, from the current values of HOME and the XDG variables.
find_places() {
  [ -n "$prefix" ] || prefix=$HOME/.local
  program=$prefix/bin/awsmfa
  share=$prefix/share/aws-mfa
  config=$(xdg_folder "${XDG_CONFIG_HOME-}" .config)
  data=$(xdg_folder "${XDG_DATA_HOME-}" .local/share)/aws-mfa
  state=$(xdg_folder "${XDG_STATE_HOME-}" .local/state)/aws-mfa
}

# The program

check_swift() {
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail 'there is no Swift toolchain on PATH' \
    'install Swift 6.2 or later from https://swift.org/install, then run this again'
  [ "${version%.*}" -gt 6 ] || { [ "${version%.*}" -eq 6 ] && [ "${version#*.}" -ge 2 ]; } ||
    fail "Swift $version is too old" 'install Swift 6.2 or later from https://swift.org/install, then run this again'
}

compile() {
  swift build -c release --package-path "$repo" --product awsmfa "$@"
}

# Builds the program, fully static where possible, and sets $product to its path.
build() {
  [ -f "$repo/Package.swift" ] || fail "there is no Package.swift beside $(shown "$0")" \
    'run install.sh in a checkout of aws-mfa'
  check_swift
  say 'building awsmfa (a minute or two)…'
  if [ "$(uname -s)" = Darwin ]; then
    compile
  else
    compile -Xswiftc -static-executable || compile --static-swift-stdlib
  fi >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    fail 'awsmfa could not be built; the compiler says why above' 'nothing was installed; fix the build, then run this again'
  }
  product=$(compile --show-bin-path)/awsmfa
}

# Strips the program. On macOS, that can break its signature, and the system kills a program without a valid one: it is
# then signed again, or else left unstripped.
shrink() {
  if strip "$work/awsmfa" 2>/dev/null; then
    ! runs || return 0
    ! codesign -f -s - "$work/awsmfa" 2>/dev/null || ! runs || return 0
  fi
  cp "$product" "$work/awsmfa"
}

runs() {
  "$work/awsmfa" --version >/dev/null 2>&1
}

# Installs the program and the shells' files, and records which folders are new.
install_program() {
  cp "$product" "$work/awsmfa"
  shrink
  for source in "$repo"/shell/*/*; do
    place "$source" "$share/${source#"$repo/shell/"}" 644
  done
  place "$work/awsmfa" "$program" 755
  for installed in "$share"/bash/* "$share"/zsh/* "$share"/fish/*; do
    [ -e "$repo/shell/${installed#"$share/"}" ] || rm -f "$installed"
  done
}

# The shells' start-up files

begin='# >>> aws-mfa >>>'
end='# <<< aws-mfa <<<'

# The second line of a block says how to remove it.
takes_block='# Written by install.sh of aws-mfa; its --uninstall removes this block.'
takes_break='# Written by install.sh of aws-mfa; its --uninstall removes this block and the line break before it.'
takes_file='# Written by install.sh of aws-mfa; its --uninstall removes this file.'

# A path as a word of a shell: PATH SHELL.
quoted() {
  case $1 in
    *[!A-Za-z0-9_./-]*) ;;
    *)
      printf '%s\n' "$1"
      return
      ;;
  esac
  case $2 in
    fish) escape="s/[\\\\']/\\\\&/g" ;;
    *) escape="s/'/'\\\\''/g" ;;
  esac
  printf "'%s'\n" "$(printf '%s\n' "$1" | LC_ALL=C sed "$escape")"
}

# The program that draws a shell's prompt, if any: the user decides whether it shows the session.
prompt_framework() {
  case $1 in
    bash) set -- "$(start_file bash)" "$HOME/.bashrc" ;;
    zsh) set -- "$(start_file zsh)" ;;
    fish)
      [ ! -e "$config/fish/functions/tide.fish" ] || {
        printf 'tide\n'
        return
      }
      set -- "$config/fish/config.fish"
      ;;
  esac
  cat "$@" 2>/dev/null | LC_ALL=C sed -n '
    /^[[:space:]]*#/d
    s/.*\(starship\) init.*/\1/p
    s/.*\(oh-my-posh\) init.*/\1/p
    s/.*\(powerlevel10k\).*/\1/p
  ' | head -n 1
}

# How to make a program that draws the prompt show the session.
# shellcheck disable=SC2016 # expanded when the prompt is drawn
show_adapter() {
  case $1 in
    starship) say '  in ~/.config/starship.toml: [env_var.AWS_MFA_SEGMENT]' ;;
    oh-my-posh) say '  in its theme, a text segment with the template: {{ .Env.AWS_MFA_SEGMENT }}' ;;
    powerlevel10k)
      say '  in ~/.p10k.zsh, with my_awsmfa among the elements of a prompt:'
      say '  function prompt_my_awsmfa() {' \
        'p10k segment -f 208 -c '\''${AWS_MFA_SEGMENT:-}'\'' -e -t '\''${AWS_MFA_SEGMENT//\%/%%}'\'' }'
      ;;
    tide)
      say '  in ~/.config/fish/functions/_tide_item_aws_mfa.fish, with aws_mfa among tide_right_prompt_items:'
      say '  function _tide_item_aws_mfa; _tide_print_item aws_mfa "" $AWS_MFA_SEGMENT; end'
      ;;
  esac
}

# The option that shows the session in a shell's prompt, if that is wanted.
segment_option() {
  if [ -z "$no_prompt" ] && [ -z "$(prompt_framework "$1")" ]; then
    case $1 in
      bash) printf ' --prompt left\n' ;;
      *) printf ' --prompt right\n' ;;
    esac
  fi
}

# The line that loads aws-mfa in a shell.
# shellcheck disable=SC2016 # expanded when the shell starts
loading_line() {
  word=$(quoted "$program" "$1")
  option=$(segment_option "$1")
  case $1 in
    fish) printf '%s init fish%s | source\n' "$word" "$option" ;;
    *) printf 'eval "$(%s init %s%s)"\n' "$word" "$1" "$option" ;;
  esac
}

# The block for a shell: SHELL NOTE. It does nothing if the program is missing, in scripts, or in another shell that
# reads the file.
# shellcheck disable=SC2016 # expanded when the shell starts
print_block() {
  word=$(quoted "$program" "$1")
  printf '%s\n%s\n' "$begin" "$2"
  case $1 in
    fish) printf 'if status is-interactive; and test -x %s\n    %s\nend\n' "$word" "$(loading_line fish)" ;;
    bash) printf 'if [ -n "${BASH_VERSION-}" ] && [ -x %s ]; then\n' "$word" ;;
    zsh) printf 'if [ -n "${ZSH_VERSION-}" ] && [ -x %s ]; then\n' "$word" ;;
  esac
  [ "$1" = fish ] || printf '  case $- in *i*) %s ;; esac\nfi\n' "$(loading_line "$1")"
  printf '%s\n' "$end"
}

# The file in which bash, zsh or fish is told to load aws-mfa.
start_file() {
  case $1 in
    bash) bash_start_file ;;
    zsh) zsh_start_file ;;
    fish) printf '%s\n' "$config/fish/conf.d/aws-mfa.fish" ;;
  esac
}

# Terminals on macOS open login shells, which read only the first of three files.
bash_start_file() {
  file=$HOME/.bashrc
  if [ "$(uname -s)" = Darwin ]; then
    for login in "$HOME/.profile" "$HOME/.bash_login" "$HOME/.bash_profile"; do
      [ ! -f "$login" ] || file=$login
    done
    [ "$file" != "$HOME/.bashrc" ] || file=$HOME/.bash_profile
    ! grep -Eqs '^[^#]*(\.|source)[[:space:]].*\.bashrc' "$file" || file=$HOME/.bashrc
  fi
  printf '%s\n' "$file"
}

# ZDOTDIR is often set in .zshenv and not exported, so that only zsh knows it.
zsh_start_file() {
  folder=$(zsh -c 'print -r -- "${ZDOTDIR:-$HOME}"' 2>/dev/null </dev/null | tail -n 1)
  printf '%s/.zshrc\n' "${folder:-${ZDOTDIR:-$HOME}}"
}

# Whether a start-up file may be changed: not even root may change one without the owner's write permission.
may_change() {
  if [ -e "$1" ]; then
    [ -f "$1" ] && [ -r "$1" ] && [ -w "$1" ] && [ -n "$(find "$1" -prune -perm -200)" ] && [ -w "${1%/*}" ]
  else
    [ ! -L "$1" ] && can_fill "${1%/*}"
  fi
}

# The line numbers where a complete block in a file begins and ends, or nothing.
find_block() {
  if [ -f "$1" ] && [ -r "$1" ]; then
    LC_ALL=C awk '
      /^# >>> aws-mfa >>>\r?$/ { first = NR }
      /^# <<< aws-mfa <<<\r?$/ && first { print first, NR; exit }
    ' "$1"
  fi
}

# The lines of a file before its block, the block's note, and the lines after it: FILE "FIRST LAST".
before_block() {
  [ "${2% *}" -eq 1 ] || head -n "$((${2% *} - 1))" "$1"
}

note_of_block() {
  sed -n "$((${2% *} + 1))p" "$1"
}

after_block() {
  tail -n "+$((${2#* } + 1))" "$1"
}

# Whether a file's last line has no line break.
has_open_end() {
  [ -s "$1" ] && [ "$(tail -c 1 "$1" | wc -l)" -eq 0 ]
}

# A file's content with the block for a shell, in place of the old one or at the end: SHELL FILE.
with_block() {
  block=$(find_block "$2")
  if [ -n "$block" ]; then
    note=$(note_of_block "$2" "$block")
    case $note in
      "$takes_break" | "$takes_file") ;;
      *) note=$takes_block ;;
    esac
    before_block "$2" "$block"
    print_block "$1" "$note"
    after_block "$2" "$block"
  elif [ ! -e "$2" ]; then
    print_block "$1" "$takes_file"
  elif has_open_end "$2"; then
    cat "$2"
    printf '\n'
    print_block "$1" "$takes_break"
  else
    cat "$2"
    print_block "$1" "$takes_block"
  fi
}

# Tells a shell to load aws-mfa.
load_in() {
  name=$(shown "$(start_file "$1")")
  file=$(real_file "$(start_file "$1")")
  if ! may_change "$file"; then
    say "$name cannot be written to; add this line to it yourself:"
    say "  $(loading_line "$1")"
    return
  fi
  with_block "$1" "$file" >"$work/new"
  if cmp -s "$work/new" "$file"; then
    say "$name: loads aws-mfa already"
  else
    make_folder "${file%/*}"
    rewrite "$file" "$work/new"
    say "$name: now loads aws-mfa"
  fi
}

# Removes our blocks from a file, which leaves it as it was before.
unload_from() {
  file=$(real_file "$1")
  while
    block=$(find_block "$file")
    [ -n "$block" ]
  do
    if ! may_change "$file"; then
      say "$(shown "$1") cannot be written to; remove the lines from \`$begin\` to \`$end\` yourself"
      return
    fi
    take_out "$file" "$block"
    say "$(shown "$1"): no longer loads aws-mfa"
  done
}

# Removes one block: FILE "FIRST LAST".
take_out() {
  before_block "$1" "$2" >"$work/before"
  after_block "$1" "$2" >"$work/after"
  case $(note_of_block "$1" "$2") in
    "$takes_break")
      [ -s "$work/after" ] || shorten "$work/before"
      ;;
    "$takes_file")
      if [ ! -s "$work/before" ] && [ ! -s "$work/after" ]; then
        rm -f "$1"
        return
      fi
      ;;
  esac
  cat "$work/before" "$work/after" >"$work/new"
  rewrite "$1" "$work/new"
}

# Removes the last byte of a file.
shorten() {
  head -c "$(($(wc -c <"$1") - 1))" "$1" >"$work/short"
  mv "$work/short" "$1"
}

# Warns about anything else called aws-mfa: an older alias of the user's, or another program.
name_others() {
  for file in "$HOME/.bashrc" "$HOME/.bash_aliases" "$HOME/.bash_profile" "$HOME/.bash_login" "$HOME/.profile" \
    "$(zsh_start_file)" "$config/fish/config.fish"; do
    line=$(grep -Ens '^[^#]*alias[[:space:]]+(-[^[:space:]]+[[:space:]]+)*aws-mfa[=[:space:]]' "$file" | head -n 1)
    case $line:$file in
      :*) ;;
      *.fish) say "$(shown "$file"), line ${line%%:*}: remove this alias aws-mfa: fish reads it after aws-mfa is loaded, so the alias runs instead" ;;
      *) say "$(shown "$file"), line ${line%%:*}: you can remove this alias aws-mfa (if it were set after aws-mfa is loaded, it would hide it)" ;;
    esac
  done
  other=$(command -v aws-mfa) || return 0
  say "$(shown "$other"): in your shells, aws-mfa no longer means this program; \`command aws-mfa\` runs it"
}

# Actions

install() {
  if ! can_fill "$prefix/bin" || ! can_fill "$share"; then
    fail "$(shown "$prefix") cannot be written to" 'choose another folder with --prefix DIR'
  fi
  build
  install_program
  say "installed $(shown "$program")"
  [ -n "$shells" ] || find_shells
  if [ -n "$no_rc" ]; then
    show_lines
  else
    for shell in $shells; do
      load_in "$shell"
      framework=$(prompt_framework "$shell")
      [ -n "$no_prompt" ] || [ -z "$framework" ] || {
        say "$shell: $framework draws the prompt; to show the session in it:"
        show_adapter "$framework"
      }
    done
  fi
  note_folders
  name_others
  [ -n "$no_rc" ] || show_next
}

# Selects the shells that are on PATH.
find_shells() {
  for shell in bash zsh fish; do
    ! command -v "$shell" >/dev/null || shells="$shells $shell"
  done
}

# Adds the new folders to the list of those that --uninstall removes if they are empty.
note_folders() {
  printf '%s' "$made" >"$work/folders"
  [ ! -f "$share/folders" ] || cat "$share/folders" >>"$work/folders"
  place "$work/folders" "$share/folders" 644
}

show_lines() {
  say 'add to the start-up file of your shell:'
  for shell in $shells; do
    say "  $shell: $(loading_line "$shell")"
  done
}

show_next() {
  here=${SHELL-}
  here=${here##*/}
  case "$shells " in
    *" $here "*) say "next: open a new terminal, or load aws-mfa in this one: $(loading_line "$here")" ;;
    *) say 'next: open a new terminal' ;;
  esac
  say 'then: aws-mfa PROFILE'
}

uninstall() {
  if [ -x "$program" ] && ! "$program" logout --all --purge </dev/null; then
    say 'the stored sessions could not be ended; remove the sections [PROFILE-mfa] from ~/.aws/credentials yourself'
  fi
  for file in "$HOME/.bashrc" "$HOME/.bash_profile" "$HOME/.bash_login" "$HOME/.profile" \
    "$HOME/.zshrc" "$(start_file zsh)" "$(start_file fish)"; do
    unload_from "$file"
  done
  folders=$(cat "$share/folders" 2>/dev/null) || folders=
  if ! rm -f "$program" || ! rm -rf "$share" "$data" "$state"; then
    fail 'not all of aws-mfa could be removed' 'make the files named above removable, then run this again'
  fi
  remove_if_empty "$config/aws-mfa" "${state%/*}" "$HOME/.local"
  say "$folders" | while IFS= read -r folder; do
    remove_if_empty "$folder"
  done
  [ ! -d "$config/aws-mfa" ] || say "$(shown "$config/aws-mfa") has your settings and was kept; remove it if you like"
  say 'aws-mfa is uninstalled; open terminals drop its session at their next prompt: press Enter there'
}

remove_if_empty() {
  rmdir "$@" 2>/dev/null || :
}

# The trial

try() {
  python=$(python3 -c 'import sys; print(sys.executable)' 2>/dev/null) ||
    fail '--try needs python3' 'install Python 3, then run this again'
  build >&2
  start_stand_in
  enter_throwaway_home
  if [ $# -gt 0 ]; then
    env "$@"
  else
    introduce
    cd "$HOME"
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
  for shell in bash zsh fish; do
    load_in "$shell" >/dev/null
  done
  case ${SHELL-} in
    */bash | */zsh | */fish) ;;
    *) SHELL=bash ;;
  esac
}

# The trial's authenticator app: a command `code`.
write_code_command() {
  {
    printf '#!/bin/sh\npython=%s\nstand_in=%s\nurl=%s\n' \
      "$(quoted "$python" sh)" "$(quoted "$stand_in" sh)" "$(quoted "$url" sh)"
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

# The command line

action=install
prefix='' shells='' no_rc='' no_prompt='' made='' temporary='' server=''

choose() {
  [ "$action" = install ] || misused "--$action and --$1 do not go together"
  action=$1
}

while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      case ${2-} in
        '' | /) misused '--prefix needs a folder' ;;
        /*) prefix=${2%/} ;;
        *) prefix=$PWD/${2%/} ;;
      esac
      shift
      ;;
    --shell)
      case ${2-} in
        bash | zsh | fish) shells="$shells $2" ;;
        *) misused '--shell needs bash, zsh or fish' ;;
      esac
      shift
      ;;
    --no-rc) no_rc=yes ;;
    --no-prompt) no_prompt=yes ;;
    --uninstall) choose uninstall ;;
    --try) choose try ;;
    --help | -h)
      usage
      exit
      ;;
    --)
      shift
      break
      ;;
    *) misused "there is no option $1" ;;
  esac
  shift
done

case $action in
  try) [ -z "$prefix$shells$no_rc$no_prompt" ] || misused '--try takes no other option' ;;
  uninstall) [ -z "$shells$no_rc$no_prompt" ] || misused '--uninstall takes no other option than --prefix' ;;
esac
[ "$action" = try ] || [ $# -eq 0 ] || misused 'only --try takes a command'
[ -n "${HOME-}" ] || fail 'HOME is not set' 'set it to your home directory'

case $0 in
  /*) script=$(real_file "$0") ;;
  *) script=$(real_file "$PWD/$0") ;;
esac
repo=$(cd "${script%/*}" && pwd -P)
stand_in=$repo/Tests/StandIn/standin.py

clean_up() {
  if [ -n "$server" ]; then
    # It stores nothing, and the signal that ends this script may be ending it too.
    kill -KILL "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi
  [ -z "$temporary" ] || rm -f "$temporary"
  rm -rf "$work"
}
work=$(mktemp -d "${TMPDIR:-/tmp}/aws-mfa.XXXXXX")
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

find_places
"$action" "$@"
