"""Messages of the chat door go by a socket, which no OpenAPI document tells of: /asyncapi/chat.yaml does."""

import json
import time
from collections.abc import Callable
from typing import TypeVar

from websockets.sync.client import ClientConnection, connect

Read = TypeVar("Read")


def opened(base: str, token: str) -> ClientConnection:
    return connect(base.replace("http", "ws", 1) + "/v1/ws/", additional_headers={"token": token})


def write(base: str, sender: str, receiver: str, to: int, text: str) -> dict:
    """Writes to a user with one token, and gives what the user with the other one gets: only users with an open socket get anything."""
    with opened(base, receiver) as theirs, opened(base, sender) as ours:
        ours.send(json.dumps({"receiver": str(to), "message": text}))
        answer = json.loads(ours.recv(timeout=20))
        assert answer["response"] == "200", answer
        return json.loads(theirs.recv(timeout=20))


def soon(read: Callable[[], list[Read]]) -> list[Read]:
    """What is written by a socket is read a moment later."""
    for _ in range(100):
        if found := read():
            return found
        time.sleep(0.1)
    raise AssertionError("nothing to read")
