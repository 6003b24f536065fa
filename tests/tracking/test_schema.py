"""schemathesis against every route: no answer is a fault of ours, and each is one the description knows.

Its pytest plugin is switched off (pyproject.toml): it would load with every run of any test.
"""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.tracking.openapi import DESCRIPTION
from tests.tracking.stand import Stand

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def attack(examples: int) -> Counter[int]:
    """`examples` well-formed and as many malformed requests to each operation; how often which status came."""
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

    schema = schemathesis.openapi.from_dict(DESCRIPTION)
    schema.app = Stand().app
    checks: Any = [not_a_server_error, status_code_conformance, content_type_conformance]
    statuses: Counter[int] = Counter()
    found: list[Any] = list(schema.get_all_operations())
    for operation in (each.ok() for each in found):
        for mode in schemathesis.GenerationMode:

            @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def hit(case: Any) -> None:
                answer = case.call_and_validate(checks=checks)
                statuses[answer.status_code] += 1

            hit()
    return statuses


@pytest.mark.slow
def test_that_a_thousand_requests_by_the_description_find_no_fault() -> None:
    statuses = attack(45)
    assert statuses.total() >= 1000
    assert {200, 404, 422} <= set(statuses)


@pytest.mark.soak
def test_that_ten_thousand_requests_by_the_description_find_no_fault() -> None:
    assert attack(500).total() >= 10_000
