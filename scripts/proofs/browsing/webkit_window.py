#!/usr/bin/python3
"""A window of the system's WebKitGTK that WebKitWebDriver drives; unlike MiniBrowser it writes down a page's faults.

WEBKIT_LOG names the file (a JSON list a line: kind, text, address), WEBKIT_SIZE the window's size, and WEBKIT_SCRIPTS
is "off" where pages run no scripts. Runs in the system's Python, which has the bindings.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  the versions are chosen first

LOG = Path(os.environ.get("WEBKIT_LOG", "webkit.log"))
WIDTH, HEIGHT = map(int, os.environ.get("WEBKIT_SIZE", "1280x800").split("x"))
CATCH = Path(__file__).with_name("webkit_catch.js").read_text("utf-8")
windows: list[Gtk.Window] = []
context = WebKit2.WebContext.new_ephemeral()


def log(_manager: WebKit2.UserContentManager, result: WebKit2.JavascriptResult) -> None:
    """Write a fault down."""
    with LOG.open("a", encoding="utf-8") as file:
        file.write(result.get_js_value().to_string() + "\n")


def open_view(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
    """Open a window that is the page, without bars."""
    manager = WebKit2.UserContentManager()
    manager.register_script_message_handler("log")
    manager.connect("script-message-received::log", log)
    everywhere, first = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    manager.add_script(WebKit2.UserScript(CATCH, everywhere, first, None, None))
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, user_content_manager=manager)
    view.get_settings().set_enable_javascript_markup(os.environ.get("WEBKIT_SCRIPTS") != "off")
    window = Gtk.Window(decorated=False)
    window.set_default_size(WIDTH, HEIGHT)
    window.add(view)
    window.show_all()
    windows.append(window)
    return view


def start(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    """Answer the driver as MiniBrowser does, which is the name that it asks for."""
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", open_view)


if "--automation" not in sys.argv:
    sys.exit("WebKitWebDriver starts this")
context.set_automation_allowed(True)
context.connect("automation-started", start)
Gtk.main()
