# aws-mfa for fish 3.1 and later, as a start-up file loads it:
# source PREFIX/share/aws-mfa/fish/aws-mfa.fish --prompt right
#
# An interactive shell reads all of it. Others have the function when they first call it.
if status is-interactive
    set -l folder (status filename | string replace -r '[^/]*$' '')completions
    contains -- $folder $fish_complete_path; or set -ga fish_complete_path $folder
    source (status filename | string replace -r '[^/]*$' functions/aws-mfa.fish) $argv
else
    set -ga fish_function_path (status filename | string replace -r '[^/]*$' '')functions
end
