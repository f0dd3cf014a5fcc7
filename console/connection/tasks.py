"""Holds what runs beside the caller: asyncio alone keeps only weak references, and loses a task in mid-await."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

_T = TypeVar("_T")


class Tasks:
    """Keeps its tasks alive, hands each failure to one place by the task's name, and ends them together."""

    def __init__(self, on_error: Callable[[str, BaseException], None]) -> None:
        self._on_error = on_error
        self._live: set[asyncio.Task[Any]] = set()
        self._closing = False

    @property
    def running(self) -> tuple[str, ...]:
        """The names of the tasks that have not ended, sorted."""
        return tuple(sorted(task.get_name() for task in self._live))

    def spawn(self, work: Coroutine[Any, Any, _T], name: str) -> asyncio.Task[_T]:
        """Start work beside the caller; RuntimeError once aclose() has begun."""
        if self._closing:
            work.close()
            raise RuntimeError(f"too late to start {name}")
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._live.add(task)
        task.add_done_callback(self._ended)
        return task

    async def aclose(self, grace: float = 1.0) -> tuple[str, ...]:
        """Cancel everything and return the names of the tasks that did not end within so many seconds.

        Cancels again while it waits: a task may catch the first cancellation to clean up, and then hang in that.
        """
        self._closing = True
        end = asyncio.get_running_loop().time() + grace
        me = asyncio.current_task()
        while left := self._live - {me}:
            for task in left:
                task.cancel()
            await asyncio.wait(left, timeout=max(min(grace / 4, end - asyncio.get_running_loop().time()), 0))
            if asyncio.get_running_loop().time() >= end:
                break
        return tuple(sorted(task.get_name() for task in self._live - {me}))

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._live.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(task.get_name(), error)
