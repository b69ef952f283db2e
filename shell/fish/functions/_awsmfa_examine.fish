# Prints what doctor wants to know about this shell: a fact on each line, named as in ShellFacts.swift.
function _awsmfa_examine
    echo loaded
    if not status is-interactive
    else if not functions -q _awsmfa_hook_cd
        # This file ends early in an older fish.
        functions -q _awsmfa_find_file; and echo hooked\nmissing PWD; or echo old
    else
        echo hooked
        # Before the first prompt, another function takes the place of the hook.
        functions -q _awsmfa_hook; or functions -q _awsmfa_place_hooks; or echo missing fish_prompt
        set -l later
        set -l is_later
        for name in (functions --handlers-type generic | string replace -rf '^fish_prompt ' '')
            test -n "$is_later"; and set -a later $name
            test "$name" = _awsmfa_hook; and set is_later 1
        end
        echo later $later
        contains -- "$_awsmfa_prompt_place" left right; and test -z "$_awsmfa_drawn"; and not _awsmfa_has_segment; and echo lost
    end
    set -l hider (_awsmfa_find_hider)
    test -z "$hider"; or echo "hidden $hider"
end
