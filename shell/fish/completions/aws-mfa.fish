# Completion of aws-mfa for fish. What may come next is decided by the program, which prints a line that says what to
# complete and then one candidate on each line, with its description.

function __awsmfa_complete
    set -l program awsmfa
    set -q _awsmfa_program; and set program $_awsmfa_program
    set -l token (commandline -ct)
    set -l words (commandline -opc)
    set -l typed (string unescape -- $token 2>/dev/null; or string trim -l -c '\'"' -- $token)
    set -l lines (command $program hook --complete fish -- $words "$typed" 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    switch "$kind"
        case words
            printf '%s\n' $lines
        case directories
            __fish_complete_directories "$token" ''
        case files
            set -l option (string match -r -- '^--policy=' $token)
            printf '%s\n' "$option"(__fish_complete_path (string replace -r -- '^--policy=' '' "$token"))
        case guarded
            set -q _awsmfa_guards; and printf '%s\n' $_awsmfa_guards
        case programs
            complete -C "$token"
        case command
            set -l place (contains -i -- -- $words)
            complete -C (string join ' ' -- (string escape -- $words[(math $place + 1)..-1]) "$token")
    end
end

complete -c aws-mfa -f -k -a '(__awsmfa_complete)'
