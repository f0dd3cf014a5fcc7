"""A desk for every test about the runner."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.connection.desk import ADA, Desk


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    await made.look(ADA)
    yield made
    assert await made.tasks.aclose() == ()
    assert made.failures == []
