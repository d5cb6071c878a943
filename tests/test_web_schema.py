"""The interface for programs does what its OpenAPI description says, as schemathesis tries it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from marsad.intake import reports
from marsad.ledger import Ledger
from marsad.reader import read
from marsad.web import create

SAMPLES = Path(__file__).parents[1] / "examples" / "reports"
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of the sample reports."""
    path = str(tmp_path_factory.mktemp("schema") / "l.db")
    with Ledger.open(path, create=True) as ledger:
        list(ledger.add_all((one, read(one)) for one in reports([SAMPLES], print)))
    return path


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("public", [False, True])
def test_every_answer_is_as_it_is_described(where: str, public: bool, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create(where, public=public))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == (5 if public else 6)
    for operation in operations:
        _try(operation.as_strategy(generation_mode=mode))


def _try(cases: Any) -> None:
    @settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases)
    def tried(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    tried()
