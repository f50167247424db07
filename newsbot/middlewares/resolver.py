"""Name resolution that leads nowhere off the public web."""

import os
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface.declarations import implementer

from newsbot.addresses import is_public
from newsbot.configuration import allowed_networks


@implementer(IHostnameResolver)
class PublicWebResolver(CachingHostnameResolver):
    """Leaves out addresses that are not on the public web: what it returns is what is connected to.

    The check stands behind the resolution, so that no name, no redirect and no second answer to the same question (DNS
    rebinding) leads a crawl into a private network. `refused` are the names that had no other address.
    """

    def __init__(
        self, reactor: ReactorBase, cache_size: int, *, allowed: tuple[IPv4Network | IPv6Network, ...]
    ) -> None:
        super().__init__(reactor, cache_size)
        self._allowed = allowed
        self.refused: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Read the settings. Raises UsageError."""
        settings = crawler.settings
        cache_size = settings.getint("DNSCACHE_SIZE") if settings.getbool("DNSCACHE_ENABLED") else 0
        return cls(reactor, cache_size, allowed=allowed_networks(settings, os.environ))

    def allows(self, address: str) -> bool:
        """Tell whether an IP address may be connected to."""
        return is_public(address) or any(ip_address(address.partition("%")[0]) in network for network in self._allowed)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Resolve a name or an IP address; see IHostnameResolver."""
        receiver: Any = _Allowed(resolutionReceiver, hostName, self)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Allowed:
    """Passes on the addresses that may be connected to."""

    def __init__(self, receiver: Any, name: str, resolver: PublicWebResolver) -> None:
        self._receiver = receiver
        self._name = name
        self._resolver = resolver

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._resolver.refused.discard(self._name)
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self._resolver.allows(address.host):
            self._receiver.addressResolved(address)
        else:
            self._resolver.refused.add(self._name)

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
