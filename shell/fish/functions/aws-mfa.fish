# aws-mfa for fish 3.1 and later: the function that people type and, in an interactive shell, everything else. It is
# loaded by ../aws-mfa.fish or ../conf.d/aws-mfa.fish; a script has it when it first calls the function.
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3. The
# names that this file shares with the program are in ShellProtocol.swift.

# An alias with this name has left the completions of another command.
complete -c aws-mfa | string replace -rf '^complete .*--wraps (.+)$' '$1' | while read -l other
    eval complete -c aws-mfa -e -w $other
end

status filename | read -g _awsmfa_source

# What a person types. The hooks do not call it: something else with this name may hide it.
function aws-mfa --description 'MFA sessions for AWS in this shell'
    _awsmfa_run $argv
end

# Sets _awsmfa_program, unless it is a program already: the one that was installed with this file, or else one on PATH or
# in the usual folders.
function _awsmfa_find_program
    builtin test -x "$_awsmfa_program"; and builtin return
    builtin string replace -rf '/share/aws-mfa/fish/functions/aws-mfa\.fish$' /bin/awsmfa -- $_awsmfa_source \
        | builtin read -l program
    for program in $program $PATH/awsmfa ~/.local/bin/awsmfa /opt/homebrew/bin/awsmfa /usr/local/bin/awsmfa /usr/bin/awsmfa
        if builtin string match -q '/*' -- $program; and builtin test -f $program -a -x $program
            builtin set -g _awsmfa_program $program
            builtin return
        end
    end
    builtin return 1
end

function _awsmfa_say_missing
    echo 'aws-mfa: its shell file is loaded, but the program awsmfa is not installed here
hint: install aws-mfa, or put the folder of awsmfa on PATH; then open a new shell' >&2
end

# Runs the program with the shell's memory, and evaluates the code that it wrote if it succeeded.
function _awsmfa_run
    # A trace would print secrets.
    builtin set -l fish_trace
    if not _awsmfa_find_program
        _awsmfa_say_missing
        builtin return 127
    end
    builtin set -l code
    if builtin test "$argv[1]" = exec
        # The user's command, which must be visible to job control.
        AWS_MFA_MEMORY="$_awsmfa_memory" command $_awsmfa_program $argv
        builtin return
    end
    if builtin set -q _awsmfa_old_fish
        builtin set -e _awsmfa_old_fish
        builtin echo 'aws-mfa: this fish is older than 3.6, so the prompt does not follow the session' >&2
    end
    if builtin contains -- guard $argv[1]; and not functions -q _awsmfa_unguard
        builtin echo 'aws-mfa: commands are guarded in an interactive fish 3.6 or later only
hint: aws-mfa exec -- COMMAND runs one command with a session' >&2
        builtin return 2
    end

    builtin set -l kept "$_awsmfa_memory"
    builtin set -l unjudged
    builtin test -n "$_awsmfa_unjudged"; and builtin set unjudged ' unjudged'
    builtin set -l facts
    builtin contains -- doctor $argv[1]; and _awsmfa_examine | builtin string collect | builtin read -z facts
    AWS_MFA_SHELL=fish AWS_MFA_MEMORY="$kept$unjudged" AWS_MFA_FACTS="$facts" command $_awsmfa_program $argv 3>| builtin read -z code
    builtin set -l results $pipestatus
    builtin set -l result $results[1]
    # Code that was not read completely is not run.
    builtin test $result -eq 0 -a $results[2] -gt 1; and builtin set result 1

    if builtin test $result -eq 0
        builtin eval $code
        builtin test "$_awsmfa_memory" = "$kept"; or builtin set -g _awsmfa_unjudged
    else if builtin test $result -ge 128 -a $result -ne 130
        # Killed while asking (130 is its own status): the terminal may still be in the question's mode.
        command stty icanon iexten isig echo icrnl </dev/tty 2>/dev/null
    end
    builtin return $result
end

# Prints what runs instead of aws-mfa when it is typed; nothing if nothing does.
function _awsmfa_find_hider
    functions -D aws-mfa | read -l file
    test "$file" = "$_awsmfa_source"; or echo "a function or alias of $file"
end

# --- The hooks at each prompt and change of directory ----------------------------------------------------------------
#
# While nothing that the shell watches has changed, no program runs: the hooks read a file of one line, and .awsmfa if
# there is one, and compare two strings and the time. fish has no clock, but can tell the age of a file: for one from
# the beginning of time, that age is the time.

status is-interactive; or exit 0

# Before fish 3.6 there is no `path mtime`, and so no clock: there is only the function, which says so when first used.
if not string match -qr '^(3\.([6-9]|[1-9][0-9])|[4-9]|[1-9][0-9])' -- $version
    set -g _awsmfa_old_fish
    exit 0
end

# Sets _awsmfa_file to the nearest .awsmfa: inside the home directory the search goes up to it, elsewhere up to the
# first directory that is not the user's, and never to where hosts or other people's directories begin. The program
# searches the same way.
function _awsmfa_find_file
    set -l directory $PWD
    # PWD may be inherited, or name another directory by now: then search up the physical path.
    set -g _awsmfa_stale
    test $PWD -ef .; or set _awsmfa_stale 1
    if test -n "$_awsmfa_stale"; or string match -qr '/\.\.?(/|$)|//' -- $PWD
        # pwd -P would resolve the name.
        path resolve -Z . | read -z directory
    end
    set -l start $directory
    set -l home $HOME
    set -l inside
    # A substitution costs as much as ten commands.
    string match -q -- '*/' "$home"; and set home (string trim -r -c / -- "$home")
    string match -q -- "$home/*" "$start/"; and set inside 1
    set -g _awsmfa_file
    while not contains -- "$directory" '' / // /home /Users /net /Volumes /mnt /media
        if test -e $directory/.awsmfa -o -L $directory/.awsmfa
            set -g _awsmfa_file $directory/.awsmfa
            set -g _awsmfa_file_directory $directory
            return
        end
        if test -n "$inside"
            test "$directory" = "$home"; and return
        else
            test -O $directory; or return
        end
        path dirname -Z -- $directory | read -z directory
    end
end

# Reads that file: _awsmfa_file_state becomes its path and content. It is searched for again only after a change of
# directory, or when a file appears or disappears.
#
# The owner of a directory can put a pipe in a file's place at any moment, and opening a pipe hangs. So only your own
# files in your own directories are opened. Elsewhere, what counts is whether your file is newer than the last change
# of a session or of what is trusted.
function _awsmfa_read_file
    set -l content
    if test "$PWD" != "$_awsmfa_directory"; or test -n "$_awsmfa_stale" -a $PWD -ef .
        set -g _awsmfa_directory $PWD
        _awsmfa_find_file
    else if test -e $PWD/.awsmfa
        set -g _awsmfa_file $PWD/.awsmfa
        set -g _awsmfa_file_directory $PWD
    else if test -n "$_awsmfa_file"; and not test -e $_awsmfa_file
        _awsmfa_find_file
    end
    if test -n "$_awsmfa_file"; and not test -O "$_awsmfa_file_directory"
        test ! -O $_awsmfa_file -o $_awsmfa_file -nt "$_awsmfa_generation_file"; or set content older
    else if test -n "$_awsmfa_file"; and test -O $_awsmfa_file -a -f $_awsmfa_file -a -r $_awsmfa_file
        # A longer file is not used.
        set -l fish_read_limit 4097
        read -z content <$_awsmfa_file 2>/dev/null
    end
    set -g _awsmfa_file_state "$_awsmfa_file/$content"
end

# In a command substitution nothing lasts, and before the first prompt nothing is known yet.
function _awsmfa_hook_cd --on-variable PWD
    status is-command-substitution; or test "$_awsmfa_seen" = unknown; and return
    _awsmfa_read_file
    if test "/$_awsmfa_file_state" = "/$_awsmfa_seen_file"
        test "/$AWS_PROFILE|$AWS_ACCESS_KEY_ID" = "/$_awsmfa_seen"; and return
        # Variables that are local to a user's function do not concern the shell.
        set -ql AWS_PROFILE; or set -ql AWS_ACCESS_KEY_ID; and return
    end
    _awsmfa_sync "$_awsmfa_generation" --between
end

# The first prompt, when everything else is loaded: from here on, our hook runs after those of other tools.
function _awsmfa_place_hooks --on-event fish_prompt
    functions -e _awsmfa_place_hooks
    if not _awsmfa_find_program; and not set -q AWS_MFA_PROFILE
        functions -e _awsmfa_hook_cd
        _awsmfa_say_missing
        return
    end
    # At each prompt and, with an argument, as fish_preexec passes it, just before a command runs.
    function _awsmfa_hook --on-event fish_prompt --on-event fish_preexec
        test "$PWD" = "$_awsmfa_directory" -a -z "$_awsmfa_file$_awsmfa_stale" -a ! -e "$PWD/.awsmfa"; or _awsmfa_read_file
        test -r "$_awsmfa_generation_file"; and read -l _awsmfa_line <$_awsmfa_generation_file
        test -n "$_awsmfa_next"; and path mtime -R -- $_awsmfa_clock | read -l _awsmfa_time
        # A single test, because each one costs as much as everything it compares.
        if test "/$_awsmfa_line" != "/$_awsmfa_generation" -o "/$AWS_PROFILE|$AWS_ACCESS_KEY_ID" != "/$_awsmfa_seen" \
                -o "/$_awsmfa_file_state" != "/$_awsmfa_seen_file" -o ! -x "$_awsmfa_program" \
                -o -n "$_awsmfa_next" -a "$_awsmfa_time.0" -ge "$_awsmfa_next.0"
            set -q argv[1]; and set argv --between
            _awsmfa_sync "$_awsmfa_line" $argv
        end
    end
    _awsmfa_warn_if_hidden
    _awsmfa_hook
    _awsmfa_begin_segment
end

# Runs the program when something has changed; the first argument is the generation. Whatever the result, it does not
# run again until something else changes.
function _awsmfa_sync --argument-names generation
    set -l last_seen $_awsmfa_seen
    set -l reason
    if test "$_awsmfa_file_state" != "$_awsmfa_seen_file"
        set reason directory
    else if test "/$generation" != "/$_awsmfa_generation" -o "/$AWS_PROFILE|$AWS_ACCESS_KEY_ID" != "/$last_seen"
        set reason session
    else if set -q AWS_MFA_EXPIRES_AT; and path mtime -R -- $_awsmfa_clock | read -l now; and test "$now.0" -ge "$AWS_MFA_EXPIRES_AT.0"
        set reason session
    end
    if not test -x "$_awsmfa_program"
        _awsmfa_handle_missing "$reason" "$last_seen"
        return
    end
    set -g _awsmfa_generation $generation
    set -g _awsmfa_seen "$AWS_PROFILE|$AWS_ACCESS_KEY_ID"
    set -g _awsmfa_next
    set -g _awsmfa_seen_file $_awsmfa_file_state
    set -e _awsmfa_missing_until
    if _awsmfa_run hook $argv[2..]
        set -e _awsmfa_failures _awsmfa_told
        return 0
    end
    if test -n "$reason"
        set -q _awsmfa_told
        or echo 'aws-mfa: the hook of this shell failed, so the keys of aws-mfa were removed from it
hint: it runs again at the next prompt; aws-mfa status shows what this shell has' >&2
        _awsmfa_close "$reason" "$last_seen"
        set -g _awsmfa_told
    end
    # A failure between two prompts is retried at the prompt, where failures begin to count.
    set -g _awsmfa_next 0
    contains -- --between $argv; and return
    set -ga _awsmfa_failures x
    switch (count $_awsmfa_failures)
        case 1
        case 2
            _awsmfa_set_next 60
        case 3
            _awsmfa_set_next 300
        case '*'
            _awsmfa_set_next 900
    end
end

# Sets _awsmfa_next to so many seconds from now.
function _awsmfa_set_next
    set -l now 0
    test -n "$_awsmfa_clock"; and path mtime -R -- $_awsmfa_clock | read now
    set -g _awsmfa_next (math "$now" + $argv[1])
end

# Fails closed when the program could not decide: removes our keys. AWS_PROFILE may stay on the session's section, which
# leads to no other account; after a change of directory, and from any other value of ours, it becomes a profile that
# does not exist. Anything changed since we set it stays. In a new shell, an inherited AWS_PROFILE is ours if it names
# our section, and so are keys with an expiration.
function _awsmfa_close --argument-names reason last_seen
    set -q AWS_MFA_PROFILE; or return
    # If the session is not in a file, only the clock decides.
    if test -n "$_awsmfa_unstored" -a "$reason" != directory
        path mtime -R -- $_awsmfa_clock | read -l now
        test "$now.0" -ge "$AWS_MFA_EXPIRES_AT.0"; or return
    end
    set -l seen (string split -r -m 1 -- '|' "$last_seen")
    if test "$last_seen" = unknown -a -n "$AWS_CREDENTIAL_EXPIRATION" -a -n "$AWS_SESSION_TOKEN"; or test "$seen[2]" = "$AWS_ACCESS_KEY_ID"
        set -eg AWS_ACCESS_KEY_ID
        set -eg AWS_SECRET_ACCESS_KEY
        set -eg AWS_SESSION_TOKEN
        set -eg AWS_CREDENTIAL_EXPIRATION
    end
    if test "$reason" = directory -o "$AWS_PROFILE" != "$AWS_MFA_PROFILE-mfa"
        if test "$last_seen" = unknown -a "$AWS_PROFILE" = "$AWS_MFA_PROFILE-mfa"; or test "$last_seen" != unknown -a "$seen[1]" = "$AWS_PROFILE"
            set -gx AWS_PROFILE aws-mfa-undecided
        end
    end
    set -eg AWS_MFA_SEGMENT
    set -g _awsmfa_level expired
    set -g _awsmfa_unjudged 1
    set -g _awsmfa_seen "$AWS_PROFILE|$AWS_ACCESS_KEY_ID"
end

# The program is missing. At first, as during an update, this fails closed; after a minute, or if this file is gone too,
# aws-mfa was uninstalled: then everything of ours is removed, including the hooks.
function _awsmfa_handle_missing --argument-names reason last_seen
    test -n "$_awsmfa_missing_until"; and path mtime -R -- $_awsmfa_clock | read -l now
    if not test -e "$_awsmfa_source"; or test -n "$_awsmfa_missing_until" -a "$now.0" -ge "$_awsmfa_missing_until.0"
        set -q AWS_MFA_PROFILE
        and echo 'aws-mfa: aws-mfa is no longer installed, so its session was removed from this shell' >&2
        _awsmfa_remove
    else if test -z "$_awsmfa_missing_until"
        set -q AWS_MFA_PROFILE
        and echo "aws-mfa: $_awsmfa_program is missing, so its keys were removed from this shell
hint: they return at a prompt once the program is back" >&2
        _awsmfa_close "$reason" "$last_seen"
        _awsmfa_set_next 60
        set -g _awsmfa_missing_until $_awsmfa_next
        set -g _awsmfa_next 0
    else if test "$reason" = directory
        _awsmfa_close "$reason" "$last_seen"
    end
end

function _awsmfa_remove
    # A trace would print the user's own keys.
    set -l fish_trace
    eval $_awsmfa_undo
    _awsmfa_unguard
    set -e _awsmfa_memory _awsmfa_undo _awsmfa_level _awsmfa_unjudged
    functions -e _awsmfa_place_hooks _awsmfa_hook _awsmfa_hook_cd _awsmfa_keep_segment aws-mfa
end

# Says once what runs instead of aws-mfa when it is typed.
function _awsmfa_warn_if_hidden
    functions -D aws-mfa | read -l file
    test "$file" = "$_awsmfa_source"; and return
    set -l hider (_awsmfa_find_hider)
    echo "aws-mfa: $hider runs instead of the aws-mfa that was loaded here
hint: remove it, or load aws-mfa after it" >&2
end

set -g _awsmfa_seen unknown
set -g _awsmfa_seen_file /

# --- Guarded commands ------------------------------------------------------------------------------------------------

# Removes the named functions again, or all of them.
function _awsmfa_unguard
    for name in $_awsmfa_guards
        test (count $argv) -eq 0; or contains -- $name $argv; or continue
        functions -e -- $name
        set -g _awsmfa_guards (string match -v -- $name $_awsmfa_guards)
    end
end

# Earlier names of functions in this file, which an open shell still has after this file is loaded over the old one.
functions -e _awsmfa_start _awsmfa_prompt _awsmfa_moved
function _awsmfa_guarded
    _awsmfa_run_guarded $argv
end

# --- The prompt ------------------------------------------------------------------------------------------------------
#
# At the left the segment is part of the mode prompt, which fish draws before fish_prompt: themes, transient prompts and
# virtual environments copy and replace that, with its status and arguments. At the right, fish_right_prompt is extended.
# The functions that were there are called under names of their own, so that copies of ours call what they did.

# Draws the segment in the colour of its level, for a function that is named first.
function _awsmfa_draw_segment --argument-names prompt
    test -n "$AWS_MFA_SEGMENT"; or return
    contains -- --final-rendering $argv; and return
    if test $prompt = fish_mode_prompt
        # fish draws it before the prompt of read too.
        status current-command | read -l command
        test "$command" = fish; or return
    else
        echo -n ' '
    end
    if test -n "$NO_COLOR"; or test "$TERM" = dumb
        echo -n $AWS_MFA_SEGMENT
    else
        switch "$_awsmfa_level"
            case ok
                set_color green
            case warn
                set_color yellow
            case '*'
                set_color red
        end
        echo -n $AWS_MFA_SEGMENT
        set_color normal
    end
    test $prompt = fish_mode_prompt; and echo -n ' '
end

# Whether the prompt's function is ours.
set -g _awsmfa_mark 'The prompt, and the session of aws-mfa'
function _awsmfa_has_segment
    functions -Dv $_awsmfa_extended | string match -q $_awsmfa_mark
end

# Extends the prompt's function, unless it is extended already.
function _awsmfa_place_segment
    # Some themes define all their functions in the file of this one.
    functions -q fish_prompt
    set -q _awsmfa_copies; and _awsmfa_has_segment; and return
    set -l prompt $_awsmfa_extended
    # A name for each, without an arithmetic that takes as long as the rest.
    set -g _awsmfa_copies "x$_awsmfa_copies"
    set -l previous _awsmfa_draw_previous_$_awsmfa_copies
    if functions -q $prompt
        functions -c $prompt $previous
    else
        function $previous
        end
    end
    function $prompt --description $_awsmfa_mark --inherit-variable prompt --inherit-variable previous
        # Setting a variable keeps the status, which the previous prompt may show.
        set -g _awsmfa_drawn
        $previous $argv
        # It may contain an earlier function of ours.
        test -n "$_awsmfa_drawn"; or _awsmfa_draw_segment $prompt $argv
        set -g _awsmfa_drawn 1
    end
end

# The first prompt, when everything else has defined its functions.
function _awsmfa_begin_segment
    test -n "$_awsmfa_prompt_place"; or set -g _awsmfa_prompt_place $AWS_MFA_PROMPT
    switch "$_awsmfa_prompt_place"
        case left
            set -g _awsmfa_extended fish_mode_prompt
        case right
            set -g _awsmfa_extended fish_right_prompt
        case '*'
            return
    end
    _awsmfa_place_segment
    # At each prompt: something that was loaded or typed since may have replaced the function.
    function _awsmfa_keep_segment --on-event fish_prompt
        test -n "$_awsmfa_drawn"; or _awsmfa_place_segment
        set -g _awsmfa_drawn
    end
end

# Other arguments may be the caller's.
test "$argv[1]" = --prompt; and set -g _awsmfa_prompt_place $argv[2]
functions -e _awsmfa_keep_segment
