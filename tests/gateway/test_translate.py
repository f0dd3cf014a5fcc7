"""What a hostile participant writes into its own metadata costs nobody the list."""

import pytest
from livekit import api

from console.domain.participants import Role
from console.gateway import translate


@pytest.mark.parametrize(
    "metadata",
    [
        '{"role":' + "[" * 4000,
        '{"role": ["host"]}',
        '{"role": "host"',
        '{"role": "\\ud800"}',
        '["role"]',
        '{"role": 1e999}',
    ],
)
def test_metadata_that_is_no_role_is_nobodys_role(metadata: str) -> None:
    told = api.ParticipantInfo(identity="guest-1", metadata=metadata, permission={"can_publish": True})
    assert translate.participant(told.SerializeToString()).role is Role.SPEAKER
