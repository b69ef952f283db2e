from test_code_sources import *

# The AWS CLI has the code in its arguments, as the README says.
del test_no_argument_list_shows_the_code_or_the_secret
# These tests are about curl itself.
del test_a_curl_that_hangs_is_ended_too, test_what_curl_is_told_is_byte_for_byte
