"""The clock runs through a sleep, and nobody can set it."""

import time

from console.connection.clock import WallClock, through_sleep


def test_setting_the_clock_makes_no_data_older_or_younger() -> None:
    walls, steadies = iter((1000.0, 4600.0)), iter((50.0, 51.0, 2632.0))
    clock = WallClock(lambda: next(walls), lambda: next(steadies))
    assert clock.now() == 1001.0
    assert clock.now() == 3582.0


def test_it_begins_with_the_time_on_the_wall_and_goes_forward() -> None:
    clock = WallClock()
    assert abs(clock.now() - time.time()) < 1
    assert through_sleep() <= through_sleep()
