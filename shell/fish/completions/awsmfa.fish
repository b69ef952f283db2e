# Completion of awsmfa for fish: as for aws-mfa.

complete -c awsmfa -w aws-mfa
