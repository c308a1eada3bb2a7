# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The preferences of a running application, by the keyboard."""
from contextlib import contextmanager

from window import Atspi, wait_for

LACKING = "asks for a valid access token"


def says(application, words):
    return wait_for(f"“{words}”", lambda: any(words in text for text in application.texts()))


@contextmanager
def preferences(application):
    application.key("ctrl+comma")
    says(application, "Stories Come From")
    yield
    application.key("Escape")
    wait_for("the dialog to close", lambda: not any("Stories Come From" in text for text in application.texts()))


def focused(application):
    return next((n for n in application.all() if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def focus(application, name):
    """By the keyboard; the entry with the focus."""
    passed = []
    for _ in range(20):
        before = wait_for("the focus", lambda: focused(application))
        if name in before.get_name() and before.get_state_set().contains(Atspi.StateType.EDITABLE):
            return before
        passed.append(f"{before.get_role_name()} “{before.get_name()}”")
        application.key("Tab")
        wait_for("the focus to go on", lambda: focused(application) not in (None, before))
    raise AssertionError(f"no focus on {name}: {passed}")


def apply_token(application, token):
    application.type_into(focus(application, "Access Token"), token)
    application.key("Return")
