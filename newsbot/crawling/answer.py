"""What a site answered to a request."""

from dataclasses import dataclass, field
from datetime import datetime

from newsbot.state.links import Fetched, Validators

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response as far as a crawl looks at it. `url` is the final address, `fetched` in UTC."""

    url: str
    status: int
    body: bytes = field(repr=False)
    fetched: datetime
    content_type: str | None = None
    robots_tag: str | None = None
    tdm_reservation: str | None = None
    validators: Validators = field(default_factory=Validators)

    @property
    def outcome(self) -> Fetched:
        """What the frontier is to remember of the fetch."""
        return Fetched(at=self.fetched.timestamp(), validators=self.validators, url=self.url)
