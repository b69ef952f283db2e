import pytest

from test_error_words import *


@pytest.fixture(params=[1, 2])
def cli_version(request) -> int:
    """Each version of the AWS CLI words its errors differently."""
    return request.param
