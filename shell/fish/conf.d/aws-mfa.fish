# aws-mfa for fish, as a plugin manager loads it: functions and completions are beside this folder. Where the prompt
# shows the segment, $AWS_MFA_PROMPT says: left or right.
status is-interactive; or exit 0

source (status filename | string replace -r '(conf\.d/)?[^/]*$' '')functions/aws-mfa.fish

# fisher removes the plugin.
function _awsmfa_uninstall --on-event aws-mfa_uninstall
    functions -e _awsmfa_uninstall
    _awsmfa_remove
end
