"""A whole world written down, so that two can be compared byte for byte."""

from console.demo.world import World


def picture(world: World) -> str:
    """Write down every room, person, track and recording as they are now, in an order of their own."""
    lines = []
    for room in sorted(world.rooms.all(), key=lambda room: room.listed.name):
        lines.append(room.listed.SerializeToString(deterministic=True).hex())
        lines += sorted(person.SerializeToString(deterministic=True).hex() for person in room.people.values())
    lines += sorted(tape.info.SerializeToString(deterministic=True).hex() for tape in world.recorders.all())
    return "\n".join(lines)
