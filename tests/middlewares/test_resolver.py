"""The resolver with a stand-in for the system's: what it passes on is what would be connected to."""

from collections.abc import Iterator, Sequence
from ipaddress import ip_network
from typing import Any

import pytest
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface.declarations import implementer

from newsbot.middlewares.resolver import PublicWebResolver

PUBLIC = "93.184.216.34"
PRIVATE = ("10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "2002:a00:1::")


@implementer(IHostnameResolver)
class System:
    """Answers each question with the next of its answers."""

    def __init__(self, answers: Sequence[Sequence[str]]) -> None:
        self.answers = list(answers)

    def resolveHostName(self, receiver: Any, name: str, port: int = 0, *_: Any, **__: Any) -> Any:  # noqa: N802
        receiver.resolutionBegan(None)
        for host in self.answers.pop(0):
            receiver.addressResolved((IPv6Address if ":" in host else IPv4Address)("TCP", host, port))
        receiver.resolutionComplete()
        return receiver


class Reactor:
    def __init__(self, answers: Sequence[Sequence[str]]) -> None:
        self.nameResolver = System(answers)


class Receiver:
    """Takes what the resolver passes on."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        assert not self.complete

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


@pytest.fixture(autouse=True)
def clean_cache() -> Iterator[None]:
    """Scrapy keeps what names resolved to for the whole process."""
    dnscache.clear()
    yield
    dnscache.clear()


def resolver(*answers: Sequence[str], cache: int = 0, allowed: Sequence[str] = ()) -> PublicWebResolver:
    reactor: Any = Reactor(answers)
    return PublicWebResolver(reactor, cache, allowed=tuple(map(ip_network, allowed)))


def ask(resolver: PublicWebResolver, name: str = "news.example") -> list[str]:
    receiver = Receiver()
    resolver.resolveHostName(receiver, name, 80)
    assert receiver.complete
    return receiver.hosts


def test_public_addresses_are_passed_on() -> None:
    public = resolver([PUBLIC, "2606:4700::1111"])
    assert ask(public) == [PUBLIC, "2606:4700::1111"]
    assert public.refused == set()


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_of_a_private_address_leads_nowhere(address: str) -> None:
    private = resolver([address])
    assert ask(private) == []
    assert private.refused == {"news.example"}


def test_of_several_addresses_the_public_ones_are_left() -> None:
    assert ask(resolver([PRIVATE[0], PUBLIC, PRIVATE[3]])) == [PUBLIC]


def test_a_second_answer_leads_nowhere_either() -> None:
    rebinding = resolver([PUBLIC], ["127.0.0.1"], [PUBLIC])
    assert [ask(rebinding) for _ in range(3)] == [[PUBLIC], [], [PUBLIC]]
    assert rebinding.refused == set()


def test_what_is_remembered_of_a_name_is_checked_too() -> None:
    assert ask(resolver([PUBLIC, "10.0.0.1"], cache=10)) == [PUBLIC]
    # Nothing but the cache can answer this one.
    assert ask(resolver(cache=10)) == [PUBLIC]
    assert ask(resolver(cache=10, allowed=["10.0.0.0/8"])) == [PUBLIC, "10.0.0.1"]


def test_a_network_that_is_allowed_is_reached() -> None:
    opened = resolver(["127.0.0.1"], ["10.0.0.1"], ["::1"], allowed=["127.0.0.0/8"])
    assert [ask(opened) for _ in range(3)] == [["127.0.0.1"], [], []]
