# For plugin managers, which load a file of this name. AWS_MFA_PROMPT=right (or left) shows the session in the prompt.

'builtin' 'source' "${${(%):-%x}:A:h}/aws-mfa.zsh"
