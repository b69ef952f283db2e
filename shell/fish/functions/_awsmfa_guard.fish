# Defines a function for each command, unless the user has one with that name. With -q, silently.
function _awsmfa_guard
    for name in $argv
        contains -- $name $_awsmfa_guards -q; and continue
        if functions -q -- $name; or builtin -q -- $name
            contains -- -q $argv; or echo "aws-mfa: $name is already defined in this shell, so it is not guarded" >&2
        else
            function $name --wraps $name --inherit-variable name
                _awsmfa_run_guarded $name $argv
            end
            set -ga _awsmfa_guards $name
        end
    end
end

# Runs a command after bringing the shell up to date and, if its session has ended, opening a new one.
function _awsmfa_run_guarded
    if functions -q _awsmfa_hook; and test "/$AWS_PROFILE|$AWS_ACCESS_KEY_ID" != "/$_awsmfa_seen"
        # Set since the prompt, or for this line only: the command gets those variables, without our keys.
        set -l ours
        set -l seen (string split -r -m 1 -- '|' "$_awsmfa_seen")
        test "$seen[2]" = "$AWS_ACCESS_KEY_ID"
        and set ours -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_SESSION_TOKEN -u AWS_CREDENTIAL_EXPIRATION
        command env $ours $argv
        return
    end
    functions -q _awsmfa_hook; and _awsmfa_hook --between
    if contains -- "$_awsmfa_level" expired waiting
        _awsmfa_run hook -- $argv; or return
    end
    command $argv
end
