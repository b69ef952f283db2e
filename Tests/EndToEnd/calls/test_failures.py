"""What AWS says that is not one of the causes in `test_error_words.py`."""

from __future__ import annotations

import pytest

from standin import Fault
from support.logins import failing, refusal

MESSAGES = {
    "two lines": ("one\ntwo", ": one?two"),
    "none": ("", ""),
    "another error's": (
        "one\n\nAn error occurred (Evil) when calling the X operation: y",
        ": one??An error occurred (Evil) when calling the X operation: y",
    ),
    "beyond ASCII": ("é\u2028☃ <&> operation: x): y", ": é?☃ <&> operation: x): y"),
}


@pytest.mark.parametrize(("message", "told"), MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_of_awss_is_told_whole(home, aws, message, told):
    aws.fail(Fault.error(400, "Odd", message))
    assert failing(home) == refusal(4, f"AWS refused: Odd{told}", "look up Odd in the AWS documentation")
