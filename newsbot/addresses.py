"""Which addresses are on the public web."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# RFC 6052: IPv4 addresses in IPv6, for hosts that have no IPv4 themselves.
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public web; what is no IP address is not.

    Private, loopback, link-local, shared, reserved and multicast addresses are not (IANA's special-purpose registries,
    as the ipaddress module has them), nor are IPv6 addresses that hold one of these.

    >>> is_public("93.184.216.34"), is_public("2606:4700::1111")
    (True, True)
    >>> [is_public(a) for a in ("10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1")]
    [False, False, False, False, False, False]
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(parsed)
    return parsed.is_global and not parsed.is_multicast and (inner is None or is_public(str(inner)))


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address leads to."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
