#!/bin/sh
# Builds aws-mfa, installs it and loads it in bash, zsh and fish; takes all of that back; or shows it in a throwaway home.
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
  --uninstall    end the stored sessions and take away everything that was installed
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

# --- Files -----------------------------------------------------------------------------------------------------------

# The file that an absolute path leads to, by however many symbolic links (macOS has no readlink -f).
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

# As a person writes it.
shown() {
  case $1 in
    "$HOME"/*) printf '~%s\n' "${1#"$HOME"}" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# The folder that an XDG variable names; a relative one counts as unset.
xdg_folder() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$HOME/$2" ;;
  esac
}

# Makes a folder with its parents; those that are new are in $made, the deepest first.
make_folder() {
  [ ! -d "${1:-/}" ] || return 0
  make_folder "${1%/*}" && mkdir "$1" 2>/dev/null || return 1
  made="$1
$made"
}

# Whether a folder can be made, or be written to if it is there.
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

# Gives a file new content in one step, and keeps its mode and owner: TARGET CONTENT.
rewrite() {
  [ -e "$1" ] || touch "$1"
  temporary=$(mktemp "${1%/*}/.aws-mfa.XXXXXX")
  cp -p "$1" "$temporary"
  cat "$2" >"$temporary"
  mv -f "$temporary" "$1"
}

# Where everything stands, by HOME and XDG's variables as they are now.
find_places() {
  [ -n "$prefix" ] || prefix=$HOME/.local
  program=$prefix/bin/awsmfa
  share=$prefix/share/aws-mfa
  config=$(xdg_folder "${XDG_CONFIG_HOME-}" .config)
  data=$(xdg_folder "${XDG_DATA_HOME-}" .local/share)/aws-mfa
  state=$(xdg_folder "${XDG_STATE_HOME-}" .local/state)/aws-mfa
}

# --- The program -----------------------------------------------------------------------------------------------------

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

# Builds the program, fully static where that is possible: it is then at $product.
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
    fail 'awsmfa could not be built; the compiler says why above' 'nothing was installed; mend the build, then run this again'
  }
  product=$(compile --show-bin-path)/awsmfa
}

# Puts the program and the shells' files in place, and notes which folders are new.
install_program() {
  cp "$product" "$work/awsmfa"
  strip "$work/awsmfa" 2>/dev/null || cp "$product" "$work/awsmfa"
  for source in "$repo"/shell/*/*; do
    place "$source" "$share/${source#"$repo/shell/"}" 644
  done
  place "$work/awsmfa" "$program" 755
  for installed in "$share"/bash/* "$share"/zsh/* "$share"/fish/*; do
    [ -e "$repo/shell/${installed#"$share/"}" ] || rm -f "$installed"
  done
}

# --- The start-up files of the shells --------------------------------------------------------------------------------

begin='# >>> aws-mfa >>>'
end='# <<< aws-mfa <<<'

# The second line of a block says how to take it out.
takes_block='# Written by install.sh of aws-mfa; its --uninstall removes this block.'
takes_break='# Written by install.sh of aws-mfa; its --uninstall removes this block and the line break before it.'
takes_file='# Written by install.sh of aws-mfa; its --uninstall removes this file.'

# A path as a word of a shell: PATH SHELL.
quoted() {
  case $1$2 in
    *[!A-Za-z0-9_./-]*fish) printf "'%s'\n" "$(printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g")" ;;
    *[!A-Za-z0-9_./-]*) printf "'%s'\n" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# The line that loads aws-mfa in a shell.
loading_line() {
  word=$(quoted "$program" "$1")
  case $1 in
    fish) printf '%s init fish | source\n' "$word" ;;
    *) printf 'eval "$(%s init %s)"\n' "$word" "$1" ;;
  esac
}

# The block for a shell: SHELL NOTE. Silent without the program, in scripts, and in another shell that reads the file.
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

# Terminals of macOS open login shells, which read only the first of three files.
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

# Whether a start-up file may be changed: one without the owner's write permission may not, even by root.
may_change() {
  if [ -e "$1" ]; then
    [ -f "$1" ] && [ -r "$1" ] && [ -w "$1" ] && [ -n "$(find "$1" -prune -perm -200)" ] && [ -w "${1%/*}" ]
  else
    can_fill "${1%/*}"
  fi
}

# The numbers of the first and last line of a whole block in a file, or nothing.
find_block() {
  [ ! -f "$1" ] || LC_ALL=C awk '
    /^# >>> aws-mfa >>>\r?$/ { first = NR }
    /^# <<< aws-mfa <<<\r?$/ && first { print first, NR; exit }
  ' "$1"
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

has_open_end() {
  [ -n "$(tail -c 1 "$1")" ]
}

# What a file becomes with the block for a shell: in the place of the old one, or at the end. SHELL FILE.
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

# Takes our blocks out of a file, which is then again what it was.
unload_from() {
  file=$(real_file "$1")
  while
    block=$(find_block "$file")
    [ -n "$block" ]
  do
    if ! may_change "$file"; then
      say "$(shown "$1") cannot be written to; take the lines from '$begin' to '$end' out of it yourself"
      return
    fi
    note=$(note_of_block "$file" "$block")
    before_block "$file" "$block" >"$work/new"
    after_block "$file" "$block" >"$work/rest"
    if [ "$note" = "$takes_break" ] && [ ! -s "$work/rest" ]; then
      head -c "$(($(wc -c <"$work/new") - 1))" "$work/new" >"$work/rest"
    else
      cat "$work/new" "$work/rest"
    fi
    say "$(shown "$1"): no longer loads aws-mfa"
  done
}

# Names what else is called aws-mfa: an older alias of the user's, or another program.
name_others() {
  for file in "$HOME/.bashrc" "$HOME/.bash_aliases" "$HOME/.bash_profile" "$HOME/.bash_login" "$HOME/.profile" \
    "$(zsh_start_file)" "$config/fish/config.fish"; do
    line=$(grep -Ens '^[^#]*alias[[:space:]]+(-[^[:space:]]+[[:space:]]+)*aws-mfa[=[:space:]]' "$file" | head -n 1)
    [ -z "$line" ] || say "$(shown "$file"), line ${line%%:*}: this alias aws-mfa can be taken out" \
      '(set after aws-mfa is loaded, it would hide it)'
  done
  other=$(command -v aws-mfa) || return 0
  say "$(shown "$other"): in your shells, aws-mfa no longer means this program; \`command aws-mfa\` runs it"
}
