"""The mail hosts: one postfix with a listener for each address, and the faults of its IPv6 side."""

import shutil

from . import certificates, mail
from .network import filter_input, filter_output
from .processes import LabError, ensure, wait_listening
from .state import State
from .topology import MAIL_OPERATOR

#: The same names on another key: what stands in TLSA does not fit it.
OTHER_KEY = "other-mail-key"
_OWNER = "postfix"


def wanted_certificates() -> dict[str, list[str]]:
    names = [MAIL_OPERATOR.domain, "*." + MAIL_OPERATOR.domain]
    return {MAIL_OPERATOR.domain: names, OTHER_KEY: names}


def start_all(state: State) -> None:
    """Starts postfix, then lets the dead host die and the mute one fall silent."""
    node = MAIL_OPERATOR.node
    folder = state.path("run", "postfix")
    for part in ("queue", "data"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    shutil.chown(folder / "data", _OWNER)
    _check_reach(state)
    settings = {"main.cf": _main(state), "master.cf": _master(state)}
    for file, text in settings.items():
        state.write(f"run/postfix/{file}", text)
    pid = ensure(state, "postfix", node.namespace, ["postfix", "-c", str(folder), "start-fg"], "".join(settings.values()))
    filter_input(node.namespace, [f"ip6 daddr {host.ipv6} drop" for host in mail.HOSTS if host.fault == "mx_dead"])
    # The connection stands, and nothing of what the server says gets out.
    filter_output(node.namespace, [f"ip6 saddr {host.ipv6} tcp sport 25 tcp flags & psh == psh drop"
                                   for host in mail.HOSTS if host.fault == "smtp_no_banner"])
    wait_listening(state, "postfix", pid, 25, "tcp")


def _check_reach(state: State) -> None:
    """Postfix gives up root's rights, also to pass through folders."""
    closed = [str(part) for part in (state.root, *state.root.parents) if not part.stat().st_mode & 0o001]
    if closed:
        raise LabError(f"the user {_OWNER} cannot pass through {closed[0]}: chmod o+x it, or choose another --state")


def _main(state: State) -> str:
    """Nothing is delivered and nobody is looked up: a session ends with QUIT."""
    folder = state.path("run", "postfix")
    return f"""compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = /dev/stdout
inet_protocols = all
myhostname = {mail.GOOD[0].name}
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject
smtpd_tls_security_level = may
smtpd_tls_cert_file = {certificates.certificate_of(state, MAIL_OPERATOR.domain)}
smtpd_tls_key_file = {certificates.key_of(state, MAIL_OPERATOR.domain)}
"""


def _master(state: State) -> str:
    lines = ["anvil unix - - n - 1 anvil", "tlsmgr unix - - n 1000? 1 tlsmgr", "postlog unix-dgram n - n - 1 postlogd"]
    for host in mail.HOSTS:
        lines.append(_listener(host.ipv4, host.name, ""))
        if host.fault != "mx_refused":
            lines.append(_listener(f"[{host.ipv6}]", host.name, _bent(state, host.fault)))
    return "\n".join(lines) + "\n"


def _listener(address: str, name: str, options: str) -> str:
    return f"{address}:25 inet n - n - - smtpd -o myhostname={name}{options}"


def _bent(state: State, fault: str) -> str:
    """What is another over IPv6."""
    if fault == "starttls_gap":
        return " -o smtpd_tls_security_level=none"
    if fault == "dane_mismatch":
        certificate, key = certificates.certificate_of(state, OTHER_KEY), certificates.key_of(state, OTHER_KEY)
        return f" -o smtpd_tls_cert_file={certificate} -o smtpd_tls_key_file={key}"
    return ""
