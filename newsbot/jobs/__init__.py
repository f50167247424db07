"""Scheduled runs: from the plan through the crawl to alarms, upkeep and report."""
