# shellcheck shell=bash
# aws-mfa for bash-it and oh-my-bash, which read this file. AWS_MFA_PROMPT=left shows the session in the prompt.

_awsmfa_folder=${BASH_SOURCE[0]}
# bash-it reads its plugins through links, and so may you.
[[ ! -L $_awsmfa_folder ]] || _awsmfa_folder=$(\command readlink -f -- "$_awsmfa_folder" 2>/dev/null || \command readlink -- "$_awsmfa_folder")
# shellcheck source=shell/bash/aws-mfa.bash
\builtin source "${_awsmfa_folder%/*}/aws-mfa.bash"
\builtin unset _awsmfa_folder
