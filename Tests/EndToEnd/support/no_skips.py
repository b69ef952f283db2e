"""A pytest plugin that counts skipped tests as failed."""

import pytest


def _failing(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and a skipped test proves nothing: {report.longrepr[-1]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    return _failing((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    return _failing((yield))
