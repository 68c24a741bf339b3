"""The time of day in Thuringia, alike in the window and in every document."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache


def local_time(moment: dt.datetime) -> dt.datetime:
    """Central European time of a moment, without a zone.

    Worked out from the rule of Directive 2000/84/EC (summer time between the last Sundays of March and
    October, 01:00 UTC), so that neither the bytes of a document nor the window depend on the machine's
    zone tables.
    """
    utc = moment.astimezone(dt.UTC)
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + dt.timedelta(hours=2 if summer else 1)).replace(tzinfo=None)


def today() -> dt.date:
    """The date in Thuringia now."""
    return local_time(dt.datetime.now(dt.UTC)).date()


def moment_of(local: dt.datetime) -> dt.datetime:
    """The moment in UTC of a Central European time; of the hour that comes twice in autumn the second."""
    winter = local.replace(tzinfo=dt.UTC) - dt.timedelta(hours=1)
    return winter if local_time(winter) == local else winter - dt.timedelta(hours=1)


class CentralEurope(dt.tzinfo):
    """The same time as a zone, for what reckons with zones."""

    def utcoffset(self, when: dt.datetime | None) -> dt.timedelta:
        """One hour or two; of the hour that comes twice in autumn the second."""
        if when is None:
            return dt.timedelta(hours=1)
        local = when.replace(tzinfo=None)
        return local - moment_of(local).replace(tzinfo=None)

    def dst(self, when: dt.datetime | None) -> dt.timedelta:
        """The hour of summer time."""
        return self.utcoffset(when) - dt.timedelta(hours=1)

    def tzname(self, when: dt.datetime | None) -> str:
        """Its usual short name."""
        return "MESZ" if self.dst(when) else "MEZ"

    def fromutc(self, when: dt.datetime) -> dt.datetime:
        """The local time of a moment in UTC that wears this zone."""
        return local_time(when.replace(tzinfo=dt.UTC)).replace(tzinfo=self)


@lru_cache(1_000)
def _last_sunday(year: int, month: int) -> dt.datetime:
    """The last Sunday of a month with 31 days, 01:00 UTC."""
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=last.isoweekday() % 7)
