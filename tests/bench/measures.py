"""Each figure of the bench: its two sides in turn, A B A B, so that a busy machine is busy for both."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median

from tests.bench.figures import Figure, percentile, ratios
from tests.bench.plan import Plan
from tests.bench.starts import starts
from tests.bench.talk import Child, child, control, fake_server

NAIVE_PERIOD = 5.0
"""Seconds from refresh to refresh of the naive loop."""


def measure(plan: Plan) -> tuple[Figure, ...]:
    """Measure everything."""
    figures = list(starts(plan))
    with (
        fake_server(plan.rooms, plan.people) as url,
        console(url) as ours,
        child("tests.bench.naive_child", url) as naive,
        child("tests.bench.naive_console", url, str(plan.selected)) as naive_console,
    ):
        empty = ours.do("steady", seconds=plan.steady_seconds)["cpu"]
        opened = ours.do("open", select=plan.selected)
        figures += refreshes(plan, ours, naive)
        figures += steadiness(plan, url, ours, naive=naive_console, script=naive, empty=empty)
        figures += stalls(plan, ours)
        figures += mutes(plan, ours)
        figures += memory(opened["memory"], ours)
        figures += joins(plan, ours)
    return tuple(figures)


@contextmanager
def console(url: str) -> Iterator[Child]:
    """Run a console."""
    with child("tests.bench.console_child", url) as made:
        yield made


def refreshes(plan: Plan, ours: Child, naive: Child) -> tuple[Figure, ...]:
    """Compare full refreshes by the clock, and by the processor for a machine that others use too."""
    rounds = [(ours.do("refresh"), naive.do("refresh")) for _ in range(plan.refreshes + 1)][1:]
    wall, cpu = ([tuple(side[what] for side in both) for both in rounds] for what in ("wall", "cpu"))
    return (
        Figure("full refresh ÷ asyncio script with the SDK", ratios(*zip(*wall, strict=True)), 0.80),
        Figure("the same in processor time", ratios(*zip(*cpu, strict=True)), 0.80),
        Figure("full refresh of the console", tuple(1000 * a for a, _ in wall), unit="ms"),
        Figure("full refresh of the script", tuple(1000 * b for _, b in wall), unit="ms"),
    )


def steadiness(plan: Plan, url: str, ours: Child, *, naive: Child, script: Child, empty: float) -> tuple[Figure, ...]:
    """Compare the processor time of an ordinary second, while people change, and count the questions.

    The naive loop is a console that lists everybody every five seconds and fills its tree again; beside it stands what
    a script takes that lists everybody as often, and only compares it with before. Both cost nothing while they sleep,
    so that only the rounds are waited for.
    """
    control(url, changes=plan.rate)
    net, naives, scripts, asked = [], [], [], []
    for _ in range(plan.steady_rounds):
        before = control(url)["requests"]
        net.append(ours.do("steady", seconds=plan.steady_seconds)["cpu"] - empty)
        asked.append((control(url)["requests"] - before) / plan.steady_seconds)
        naives.append(naive.do("round")["cpu"] / NAIVE_PERIOD)
        scripts.append(script.do("follow")["cpu"] / NAIVE_PERIOD)
    control(url, changes=0)
    return (
        Figure("steady state: processor ÷ naive console, 5 s loop", ratios(net, naives), 0.15),
        Figure("steady state: questions a second", tuple(asked), 25, "/s"),
        Figure("processor ÷ script without a window, 5 s loop", ratios(net, scripts)),
        Figure("processor of the console, net of an empty window", tuple(100 * share for share in net), unit="%"),
        Figure("processor of the naive console", tuple(100 * share for share in naives), unit="%"),
        Figure("processor of the script", tuple(100 * share for share in scripts), unit="%"),
    )


def stalls(plan: Plan, ours: Child) -> tuple[Figure, ...]:
    """Count how late a 5 ms timer is, refreshing back to back, and at rest."""
    rounds: dict[bool, list[list[float]]] = {False: [], True: []}
    for _ in range(plan.tick_rounds):
        for busy, counted in rounds.items():
            counted.append(ours.do("ticks", seconds=plan.tick_seconds, busy=busy)["ms"])
    p99 = {busy: tuple(percentile(gaps, 0.99) for gaps in counted) for busy, counted in rounds.items()}
    return (
        Figure("5 ms timer while refreshing back to back: p99", p99[True], 8, "ms"),
        Figure("the same: longest", tuple(max(gaps) for gaps in rounds[True]), unit="ms"),
        Figure("the same at rest: p99", p99[False], unit="ms"),
        Figure("the same at rest: longest", tuple(max(gaps) for gaps in rounds[False]), unit="ms"),
    )


def mutes(plan: Plan, ours: Child) -> tuple[Figure, ...]:
    """Compare round trips of a mute while refreshing back to back with those at rest."""
    rounds = [
        tuple(ours.do("mutes", rounds=plan.mutes, busy=busy)["ms"] for busy in (True, False))
        for _ in range(plan.mute_rounds)
    ]
    slow = [percentile(busy, 0.99) for busy, _ in rounds]
    usual = [median(idle) for _, idle in rounds]
    return (
        Figure("mute while refreshing, p99 ÷ at rest, median", ratios(slow, usual), 6),
        Figure("mute while refreshing: p99", tuple(slow), unit="ms"),
        Figure("mute at rest: median", tuple(usual), unit="ms"),
    )


def memory(opened: float, ours: Child) -> tuple[Figure, ...]:
    """Read the resident memory after all of that, which is more than after opening."""
    return (
        Figure("resident memory, everything known and shown", (ours.do("refresh")["memory"],), 200, "MB"),
        Figure("the same right after opening", (opened,), unit="MB"),
    )


def joins(plan: Plan, ours: Child) -> tuple[Figure, ...]:
    """Compare a join in many rooms with one in even more."""
    with ExitStack() as stack:
        url = stack.enter_context(fake_server(plan.more_rooms, plan.more_people))
        more = stack.enter_context(console(url))
        more.do("open", select=plan.selected)
        rounds = [
            tuple(side.do("joins", rounds=plan.joins)["ms"] for side in (ours, more)) for _ in range(plan.join_rounds)
        ]
    few, many = ([median(both[side]) for both in rounds] for side in (0, 1))
    return (
        Figure(f"one join or leave painted, {plan.rooms} rooms", tuple(few), 16, "ms"),
        Figure(f"the same in {plan.more_rooms} ÷ in {plan.rooms} rooms", ratios(many, few), 1.5),
        Figure(f"one join or leave painted, {plan.more_rooms} rooms × {plan.more_people}", tuple(many), unit="ms"),
    )
