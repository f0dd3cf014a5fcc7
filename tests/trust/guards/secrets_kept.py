"""Guards of secrets: where they may be, and where they may not."""

from tests.trust.guards.guard import Guard

GUARDS = (
    Guard(
        "a secret prints as dots",
        "console/domain/secret.py",
        'return "Secret(•••)"',
        "return self.__text()",
        "tests/domain/test_secret.py::test_it_prints_as_dots_wherever_python_prints",
    ),
    Guard(
        "a secret is not formatted",
        "console/domain/secret.py",
        'raise TypeError("a secret is not put into a text; reveal() it where it is needed")',
        "return self.__text()",
        "tests/domain/test_secret.py::test_no_way_of_writing_it_down_works",
    ),
    Guard(
        "a secret is not pickled",
        "console/domain/secret.py",
        'raise TypeError("a secret is neither copied nor pickled")',
        "return (Secret, (self.__text(),))",
        "tests/domain/test_secret.py::test_no_way_of_writing_it_down_works",
    ),
    Guard(
        "a secret is not compared by accident",
        "console/domain/secret.py",
        'raise TypeError("secrets are compared with same()")',
        "return str(other) == self.__text()",
        "tests/domain/test_secret.py::test_comparing_is_done_with_same_or_not_at_all",
    ),
    Guard(
        "only listed keyrings hold a secret",
        "console/profiles/backends.py",
        "if backend in allowed and backend.viable",
        "if backend.viable",
        "tests/profiles/test_backends.py::test_a_backend_outside_the_list_is_no_keyring[PlaintextKeyring]",
        by="KeyError",
    ),
    Guard(
        "what a keyring was given is read back",
        "console/profiles/vault.py",
        "if kept is None or kept.pin != entry.pin or not kept.secret.same(entry.secret):",
        "if False:",
        "tests/profiles/test_vault.py::test_a_keyring_that_keeps_the_old_secret_is_found_out",
    ),
    Guard(
        "a secret stays with the address that it was given for",
        "console/profiles/vault.py",
        "if entry.pin != server.address.pin:",
        "if False:",
        "tests/profiles/test_vault.py::test_a_changed_address_asks_for_the_secret_again",
    ),
    Guard(
        "the file of the servers is its owner's alone",
        "console/profiles/atomic.py",
        "os.O_EXCL, 0o600)",
        "os.O_EXCL, 0o644)",
        "tests/profiles/test_servers.py::test_the_file_is_for_its_owner_alone",
    ),
    Guard(
        "no key goes over an open line without consent",
        "console/domain/address.py",
        "if address.unencrypted and not unencrypted:",
        "if False:",
        "tests/domain/test_address.py::test_http_to_another_machine_is_read_only_where_somebody_agreed",
    ),
    Guard(
        "an address names no key",
        "console/domain/address.py",
        'if "@" in rest:',
        "if False:",
        "tests/domain/test_address.py"
        "::test_what_is_unsafe_is_refused_in_one_sentence[https://key:word@live.example.org-before the @]",
    ),
    Guard(
        "the reason of a refusal is kept without its token",
        "console/gateway/faults.py",
        'if said.startswith("invalid token:"):',
        "if False:",
        "tests/contract/test_gateway.py::test_who_the_server_does_not_believe[look-alike]",
    ),
    Guard(
        "LIVEKIT_ variables are dropped at the start",
        "console/cli.py",
        "del os.environ[name]",
        "pass",
        "tests/app/test_environment.py::test_what_livekit_reads_from_the_environment_is_gone",
    ),
    Guard(
        "the demo listens on this machine only",
        "console/demo/demo.py",
        'site = web.TCPSite(runner, "127.0.0.1", port)',
        'site = web.TCPSite(runner, "0.0.0.0", port)',
        "tests/demo/test_demo.py::test_only_this_machine_can_reach_it",
    ),
)
