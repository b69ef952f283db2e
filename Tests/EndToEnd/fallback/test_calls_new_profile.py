# The others make the same calls.
from test_new_profile import (
    empty, team, test_a_profile_is_made_from_nothing, test_a_role_is_proven_with_the_live_session_and_written,
    test_where_aws_is_not_reached_nothing_is_written,
)
