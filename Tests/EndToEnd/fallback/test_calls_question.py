import pytest

from test_question import *


@pytest.fixture(params=[1, 2])
def cli_version(request) -> int:
    """Each version of the AWS CLI has its own words for what went wrong."""
    return request.param
