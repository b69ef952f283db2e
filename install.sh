#!/bin/sh
# Installs aws-mfa and loads it in your shells; undoes all of that; or shows it in a throwaway home.
set -eu

usage() {
  cat <<'END'
usage: ./install.sh [--from FILE|URL] [--prefix DIR] [--shell NAME]…
                    [--no-rc] [--no-prompt]
       ./install.sh --uninstall [--prefix DIR]
       ./install.sh --try [-- COMMAND…]

Installs aws-mfa below ~/.local and loads it in your shells. A release has the
program in it; a checkout builds it, with Swift.

  --from FILE|URL  install this release, aws-mfa-….tar.gz, if its sum is right:
                   the file SHA256SUMS beside it has it
  --prefix DIR     install below DIR instead of ~/.local
  --shell NAME     load it in this shell only: bash, zsh or fish; may be
                   repeated (default: the shells that you use)
  --no-rc          change no start-up file of a shell; print the lines to add
  --no-prompt      do not show the session in the prompt
  --uninstall      end the stored sessions and remove all that was installed
  --try            open a shell, or run COMMAND, in a throwaway home with sample
                   profiles and a stand-in for AWS (in a checkout)
  --help           show this
END
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'install.sh: %s\nhint: %s\n' "$1" "$2" >&2
  exit 1
}

misused() {
  printf 'install.sh: %s\nhint: ./install.sh --help lists the options\n' "$1" >&2
  exit 2
}

# The file that an absolute path leads to through any symbolic links (macOS has no readlink -f).
real_file() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in /*) file=$link ;; *) file=${file%/*}/$link ;; esac
  done
  printf '%s\n' "$file"
}

shown() { case $1 in "$HOME"/*) say "~${1#"$HOME"}" ;; *) say "$1" ;; esac }

# Makes a folder and its parents; new ones are added to $made, deepest first.
make_folder() {
  [ ! -d "${1:-/}" ] || return 0
  make_folder "${1%/*}"
  # A/.. exists once A does.
  [ -d "$1" ] || mkdir "$1" 2>/dev/null || fail "$(shown "$1") could not be made" 'choose another folder with --prefix DIR'
  made="$1
$made"
}

# Whether a folder can be made or, if it exists, written to.
can_fill() {
  if [ ! -e "${1:-/}" ]; then can_fill "${1%/*}"; else [ -d "${1:-/}" ] && [ -w "${1:-/}" ]; fi
}

# Installs a file in one step: SOURCE TARGET MODE.
place() {
  make_folder "${2%/*}"
  temporary=$(mktemp "${2%/*}/.aws-mfa.XXXXXX")
  cp "$1" "$temporary"
  chmod "$3" "$temporary"
  mv -f "$temporary" "$2"
}

# Where everything goes, from the current values of HOME and the XDG variables.
find_places() {
  [ -n "$prefix" ] || prefix=$HOME/.local
  program=$prefix/bin/awsmfa
  share=$prefix/share/aws-mfa
  manual=$prefix/share/man/man1/awsmfa.1
  # A relative path counts as unset.
  case ${XDG_CONFIG_HOME-} in /*) config=$XDG_CONFIG_HOME/aws-mfa ;; *) config=$HOME/.config/aws-mfa ;; esac
  case ${XDG_DATA_HOME-} in /*) data=$XDG_DATA_HOME/aws-mfa ;; *) data=$HOME/.local/share/aws-mfa ;; esac
  case ${XDG_STATE_HOME-} in /*) state=$XDG_STATE_HOME/aws-mfa ;; *) state=$HOME/.local/state/aws-mfa ;; esac
}

check_swift() {
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case $version in
    '') fault='there is no Swift on PATH, which builds this checkout' ;;
    [0-5].* | 6.[01]) fault="Swift $version is too old to build this checkout" ;;
    *) return 0 ;;
  esac
  fail "$fault" 'install a release, which needs none: ./install.sh --from FILE|URL
      or install Swift 6.2 or later from https://swift.org/install'
}

compile() { swift build -c release --package-path "$repo" --scratch-path "$repo/.build/install" --product awsmfa "$@"; }

# Sets $product to the program's path: a release's, or one that is built here, fully static where possible.
find_program() {
  product=$repo/bin/awsmfa
  [ ! -x "$product" ] || return 0
  [ -f "$repo/Package.swift" ] || fail "there is nothing to install beside $(shown "$0")" \
    'run install.sh in a release or in a checkout of aws-mfa'
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
  for change in strip 'codesign -f -s -'; do
    ! $change "$work/awsmfa" 2>/dev/null || ! "$work/awsmfa" --version >/dev/null 2>&1 || return 0
  done
  cp "$product" "$work/awsmfa"
}

# Installs program, shell files and manual page, removes an older version's, and adds the new folders to the list of
# those that --uninstall removes if they are empty.
install_program() {
  cp "$product" "$work/awsmfa"
  shrink
  (cd "$repo/shell" && find . -type f) >"$work/files"
  while read -r file; do place "$repo/shell/$file" "$share/${file#./}" 644; done <"$work/files"
  (cd "$share" && find ./bash ./zsh ./fish -type f) | while read -r file; do
    [ -e "$repo/shell/$file" ] || rm -f "$share/$file"
  done
  # zsh reads what is compiled in half the time, and the file itself if that is newer.
  zsh -fc 'zcompile -U "$1"' zsh "$share/zsh/aws-mfa.zsh" 2>/dev/null || :
  if cp "$repo/share/man/man1/awsmfa.1" "$work/manual" 2>/dev/null || "$work/awsmfa" hook --man >"$work/manual" 2>/dev/null; then
    place "$work/manual" "$manual" 644
  fi
  place "$work/awsmfa" "$program" 755
  printf '%s' "$made" >"$work/folders"
  [ ! -f "$share/folders" ] || cat "$share/folders" >>"$work/folders"
  place "$work/folders" "$share/folders" 644
}

refuse_address() { fail "a release is not fetched from $from" 'use https, or name a file'; }

get() {
  case $from in
    https://*) curl -fsSL --proto '=https' -o "$work/$1" "${from%/*}/$1" ;;
    # What looks like a host may be a user.
    http://*@*) refuse_address ;;
    http://127.0.0.1[:/]* | http://localhost[:/]*) curl -fsSL -o "$work/$1" "${from%/*}/$1" ;;
    *://*) refuse_address ;;
    *) cp "${from%/*}/$1" "$work/$1" 2>/dev/null ;;
  esac || fail "$1 could not be had from ${from%/*}" 'nothing was installed; the release needs SHA256SUMS beside it'
}

sum() { { sha256sum <"$1" || shasum -a 256 <"$1" || openssl dgst -sha256 -r <"$1"; } 2>/dev/null | cut -c 1-64; }

# Uses nothing of the archive before its sum is known to be right; then its own install.sh goes on with the options.
install_release() {
  archive=${from##*/}
  machine=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed 's/^aarch64$/arm64/')
  case $archive in
    aws-mfa-*-"$machine".tar.gz) ;;
    *) fail "$archive is not a release for this machine" "this machine needs aws-mfa-VERSION-$machine.tar.gz" ;;
  esac
  get SHA256SUMS
  get "$archive"
  wanted=$(tr -d '\r' <"$work/SHA256SUMS" | awk -v name="$archive" '$2 == name || $2 == "*" name { print tolower($1); exit }')
  [ -n "$wanted" ] || fail "SHA256SUMS has no sum of $archive" 'nothing was installed; take both from the same release'
  [ "$wanted" = "$(sum "$work/$archive")" ] ||
    fail "$archive does not have the sum that SHA256SUMS says" 'nothing was installed; fetch both again'
  tar -xzf "$work/$archive" -C "$work"
  set -- --prefix "$prefix" ${no_rc:+--no-rc} ${no_prompt:+--no-prompt}
  for shell in $shells; do set -- "$@" --shell "$shell"; done
  # A file of another name has another folder in it.
  sh "$work"/aws-mfa-*/install.sh "$@"
}

install() {
  for folder in "${program%/*}" "$share" "${manual%/*}"; do
    can_fill "$folder" || fail "$(shown "$folder") cannot be written to" 'choose another folder with --prefix DIR'
  done
  [ ! -d "$program" ] || fail "$(shown "$program") is a folder" 'remove it, or choose another folder with --prefix DIR'
  find_program
  install_program
  say "installed $(shown "$program")"
  if [ -n "$no_rc" ]; then
    show_lines
  else
    # shellcheck disable=SC2086 # several words
    "$program" init $shells --write ${no_prompt:+--prompt off} || say 'installed, but not every shell loads it'
  fi
}

show_lines() {
  say 'add to the start-up file of your shell:'
  for shell in ${shells:-bash zsh fish}; do
    side=right reader='source'
    [ "$shell" != bash ] || side=left reader=.
    file=$(printf '%s\n' "$share/$shell/aws-mfa.$shell" | sed 's/[\\"$`]/\\&/g')
    say "  $shell: $reader \"$file\"${no_prompt:- --prompt $side}"
  done
}

uninstall() {
  [ -e "$program" ] || [ -e "$share" ] ||
    fail "aws-mfa is not installed below $(shown "$prefix")" 'name the folder that it is installed below with --prefix DIR'
  held=$("$program" hook --uninstall 2>&1) || [ $? -ne 1 ] || [ -z "$held" ] || { say "$held" >&2 && exit 1; }
  # Where the program was removed by hand, that of a release does as well.
  for product in "$program" "$repo/bin/awsmfa" false; do [ ! -x "$product" ] || break; done
  "$product" logout --all --purge </dev/null ||
    say 'the stored sessions could not be ended; remove the sections [PROFILE-mfa] from ~/.aws/credentials yourself'
  "$product" init --remove ||
    say 'the blocks in the start-up files of your shells are left; without aws-mfa they do nothing'
  folders=$(cat "$share/folders" 2>/dev/null) || folders=
  # Beside what is trusted, another installation may have its files.
  { rm -f "$program" "$manual" && rm -rf "$share" "$data/allow" "$state"; } ||
    fail 'not all of aws-mfa could be removed' 'make the files named above removable, then run this again'
  printf '%s\n' "$config" "$data" "${state%/*}" "$HOME/.local" "$folders" | while read -r folder; do
    rmdir "$folder" 2>/dev/null || :
  done
  [ ! -d "$config" ] || say "$(shown "$config") has your settings and was kept; remove it if you like"
  say 'aws-mfa is uninstalled; open terminals drop its session at their next prompt: press Enter there'
}

try() {
  [ -f "$repo/Tests/StandIn/try.sh" ] || fail '--try needs a checkout' 'a release does not have the stand-in for AWS'
  # shellcheck source=Tests/StandIn/try.sh
  . "$repo/Tests/StandIn/try.sh"
  try_in_throwaway_home "$@"
}

clean_up() {
  [ -z "$server" ] || end_stand_in
  [ -z "$temporary" ] || rm -f "$temporary"
  rm -rf "$work"
}

action=install
from='' prefix='' shells='' no_rc='' no_prompt='' made='' temporary='' server=''

absolute() { case $1 in /*) say "$1" ;; *) say "$PWD/$1" ;; esac }

choose() {
  [ "$action" = install ] || misused "--$action and --$1 do not go together"
  action=$1
}

while [ $# -gt 0 ]; do
  case $1 in
    --from | --prefix | --shell)
      case $1=${2-} in
        --from=file://*) from=${2#file://} ;;
        --from=*://*) from=$2 ;;
        --from=?*) from=$(absolute "$2") ;;
        --prefix=[!/]* | --prefix=/?*) prefix=$(absolute "${2%/}") ;;
        --shell=bash | --shell=zsh | --shell=fish) shells="$shells $2" ;;
        --from=) misused '--from needs a file or a URL' ;;
        --prefix=*) misused '--prefix needs a folder' ;;
        *) misused '--shell needs bash, zsh or fish' ;;
      esac
      shift
      ;;
    --no-rc) no_rc=yes ;;
    --no-prompt) no_prompt=yes ;;
    --uninstall | --try) choose "${1#--}" ;;
    --help | -h) usage && exit ;;
    --) shift && break ;;
    *) misused "there is no option $1" ;;
  esac
  shift
done

case $action in
  install) [ -z "$from" ] || action=install_release ;;
  try) [ -z "$from$prefix$shells$no_rc$no_prompt" ] || misused '--try takes no other option' ;;
  uninstall) [ -z "$from$shells$no_rc$no_prompt" ] || misused '--uninstall takes no other option than --prefix' ;;
esac
[ "$action" = try ] || [ $# -eq 0 ] || misused 'only --try takes a command'
[ -n "${HOME-}" ] || fail 'HOME is not set' 'set it to your home directory'
case $HOME$prefix in *[[:cntrl:]]*) fail 'a path with a tab or a line break in it does not work in every shell' 'choose a folder without' ;; esac

script=$(real_file "$(absolute "$0")")
repo=$(cd "${script%/*}" && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/aws-mfa.XXXXXX")
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

find_places
"$action" "$@"
