from test_rotate import *

# The AWS CLI takes a second for each call, and these make no other ones than the rest.
del test_iams_delay_is_waited_for, test_an_answer_that_is_lost_leaves_a_key_that_the_next_run_finds
del test_a_terminal_is_asked_for_the_code_and_before_the_old_key_is_deleted
