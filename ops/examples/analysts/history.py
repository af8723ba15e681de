"""history.py ADDRESS: has a server in debug mode some hours of life, and prints as JSON what the five questions have to be
answered by: it knows from what it does, and has never seen the stream."""

import base64
import json
import secrets
import sys
import urllib.request
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from http.cookiejar import CookieJar

from websockets.sync.client import connect

base = sys.argv[1]
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NUMBERS = {"RU": "+7925{:07}", "US": "+1415526{:04}", "DE": "+4915123{:06}", "ZZ": "+35699{:06}"}  # few live in Malta

registered, codes, invited, accepted, messages, deleted = (Counter() for _ in range(6))
used = set()


def call(method, path, body=None, opener=urllib.request.build_opener(), form=None, picture="avatar", **headers):
    if form:
        edge = secrets.token_hex(16)
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in form.items()]
        file = f'--{edge}\r\nContent-Disposition: form-data; name="{picture}"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
        data, kind = b"".join(parts) + file.encode() + PICTURE + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
    else:
        data, kind = (None if body is None else json.dumps(body).encode()), "application/json"
    request = urllib.request.Request(base + path, data, {"Content-Type": kind, **headers}, method=method)
    with opener.open(request, timeout=60) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def clock(**advance) -> datetime:
    """What time the server takes it to be, once that was moved on."""
    seconds = int(timedelta(**advance).total_seconds())
    return datetime.fromisoformat(call("POST", "/debug/clock", {"advance": f"PT{seconds}S"})["now"])


def next_hour() -> None:
    """To five minutes past: all that is done then happens within that hour."""
    now = clock()
    clock(minutes=65 - now.minute)


def number(region: str) -> str:
    pattern = NUMBERS[region]
    while True:
        found = pattern.format(secrets.randbelow(10 ** int(pattern[-2])))
        if found not in used:
            used.add(found)
            return found


def token(user: dict) -> dict:
    return {"Authorization": "Token " + user["token"]}


def bucket(seconds: int | None) -> str:
    return "never" if seconds is None else "under 15 s" if seconds < 15 else "under 1 min" if seconds < 60 else "longer"


def sign_up(region: str, seconds: int) -> dict:
    """By the meet door, so long after the code was sent."""
    phone = number(region)
    call("POST", "/api/auth/code/", {"phone": phone})
    now = clock(seconds=seconds)
    user = call("POST", "/api/auth/users/", form={"phone": phone, "code": "00000", "is_new": "true", "name": "Ada"})
    registered[f"{now:%Y-%m-%dT%H}", region] += 1
    codes["meet", bucket(seconds)] += 1
    return user | {"since": now}


def come_in(region: str, seconds: int):
    """By the referral door."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    sent = call("POST", "/api/enter_phone/", {"phone": number(region)}, opener)
    now = clock(seconds=seconds)
    call("POST", "/api/enter_code/", {"verification_code": sent["Verification code"]}, opener)
    registered[f"{now:%Y-%m-%dT%H}", region] += 1
    codes["session", bucket(seconds)] += 1
    return opener


def join() -> dict:
    """By the chat door, which asks for no number."""
    name = "u" + secrets.token_hex(8)
    form = {"account_name": name, "email": name + "@example.org", "password": secrets.token_hex(8)}
    registered[f"{clock():%Y-%m-%dT%H}", "-"] += 1
    return call("POST", "/v1/users/", form) | {"email": form["email"]}


def write(sender: dict, receivers: list[dict], times: int, **to) -> None:
    """Messages reach those that have a socket open."""
    with ExitStack() as sockets:
        ours, *_ = [sockets.enter_context(opened(user["token"])) for user in [sender, *receivers]]
        for _ in range(times):
            ours.send(json.dumps(to | {"message": "Hello"}))
            answer = json.loads(ours.recv(timeout=20))
            assert answer["response"] == "200", answer
    messages[f"{clock():%Y-%m-%d}", len(receivers) + 1] += times


def opened(token: str):
    return connect(base.replace("http", "ws", 1) + "/v1/ws/", additional_headers={"token": token})


def leave(user: dict) -> None:
    call("DELETE", "/api/account/", **token(user))
    now = clock()
    hour = lambda time: time.replace(minute=0, second=0, microsecond=0)
    if "invited" in user:  # and is not in the meeting any more
        accepted["meeting", user["invited"]] -= 1
    deleted[f"{now:%Y-%m-%d}", "MEET", (hour(now) - hour(user["since"])) // timedelta(hours=1)] += 1


def first_hour() -> list[dict]:
    next_hour()
    users = [sign_up("RU", 5), sign_up("RU", 30), sign_up("DE", 5), sign_up("ZZ", 90)]
    call("POST", "/api/auth/code/", {"phone": number("RU")})  # and never enters it
    codes["meet", "never"] += 1
    return users


def second_hour() -> None:
    next_hour()
    sign_up("US", 30)
    inviter, *others = [come_in("DE", 5), come_in("DE", 30), come_in("RU", 5), come_in("RU", 5)]
    code = call("GET", "/api/profile/", opener=inviter)["invite_code"]
    for opener in others[:2]:
        call("POST", "/api/profile/", {"invite_code": code}, opener)
        for counter in invited, accepted:
            counter["invite code", f"{clock():%Y-%m-%d}"] += 1


def meet(king: dict, others: list[dict], excluded: list[dict]) -> None:
    """Invites the others, and excludes some of them again."""
    made = call("POST", "/api/meetings/", form={"title": "Tea"}, picture="logo", **token(king))["id"]
    for user in others:
        call("PUT", f"/api/meetings/{made}/users/", {"user": user["user_id"]}, **token(king))
    day = f"{clock():%Y-%m-%d}"
    for user in excluded:
        call("DELETE", f"/api/meetings/{made}/users/?user={user['user_id']}", **token(king))
    invited["meeting", day] += len(others)
    for user in others:
        if user not in excluded:
            user["invited"] = day
            accepted["meeting", day] += 1


def chat() -> None:
    ada, bob, cem = join(), join(), join()
    group = "g" + secrets.token_hex(8)
    call("PUT", "/v1/groups/", {"group": group, "contacts": [bob["email"], cem["email"]]}, token=ada["token"])
    write(ada, [bob], 5, receiver=str(bob["user_id"]))
    write(bob, [ada], 1, receiver=str(ada["user_id"]))
    write(cem, [ada, bob], 3, group=group)
    next_hour()
    clock(days=1)
    write(ada, [cem], 2, receiver=str(cem["user_id"]))
    write(ada, [bob, cem], 4, group=group)


def rows(counter: Counter) -> list[list]:
    return sorted([*key, count] for key, count in counter.items())


users = first_hour()
second_hour()
meet(users[0], users[1:], users[3:])
leave(users[3])
chat()
leave(users[2])
print(
    json.dumps(
        {
            "registrations per hour and region": rows(registered),
            "from code to confirmation": rows(codes),
            "invitations accepted": [[*key, count, accepted[key]] for key, count in sorted(invited.items())],
            "messages by day and size of conversation": rows(messages),
            "deletions by door, and after how many hours": rows(deleted),
        }
    )
)
