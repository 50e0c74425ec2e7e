"""Fixtures for all tests: a browser, and the site built and served once."""

pytest_plugins = ["starter_site", "browser_fixtures", "site_fixtures", "node_fixtures"]
