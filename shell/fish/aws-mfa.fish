# aws-mfa for fish 3.1 and later, as a start-up file loads it:
# source PREFIX/share/aws-mfa/fish/aws-mfa.fish --prompt right
status filename | string replace -r '/?[^/]*$' '' | read -l folder
string match -q '/*' -- $folder; or set folder $PWD/$folder
contains -- $folder/functions $fish_function_path; or set -ga fish_function_path $folder/functions
if status is-interactive
    contains -- $folder/completions $fish_complete_path; or set -ga fish_complete_path $folder/completions
    source $folder/functions/aws-mfa.fish $argv
end
