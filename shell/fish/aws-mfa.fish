# aws-mfa for fish 3.1 and later. Loaded by: awsmfa init fish | source
#
# The program prints for the user on standard output and error, and writes code for this shell to descriptor 3.

# Runs the program with the shell's memory of it, and evaluates the code that it wrote if it succeeded.
function aws-mfa --description 'MFA sessions for AWS in this shell'
    # A trace would print secrets.
    builtin set -l fish_trace
    builtin set -l program awsmfa
    builtin set -q _awsmfa_program; and builtin set program $_awsmfa_program
    builtin set -l code

    AWS_MFA_SHELL=fish AWS_MFA_MEMORY="$_awsmfa_memory" command $program $argv 3>| builtin read -z code
    builtin set -l result $pipestatus[1]

    if builtin test $result -eq 0
        builtin eval $code
    else if builtin test $result -ge 128 -a $result -ne 130
        # Killed while it asked (130 is its own): the terminal may still be in the mode of the question.
        command stty icanon isig echo icrnl </dev/tty 2>/dev/null
    end
    builtin return $result
end
