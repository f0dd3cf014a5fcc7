"""Examples that Hypothesis makes up are judged by what they show: how fast they are made is the machine's affair."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "cuelight", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)  # the blob repeats a failure elsewhere
settings.load_profile("cuelight")
