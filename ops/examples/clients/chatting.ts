/** Messages of the chat door go by a socket, which no OpenAPI document tells of: /asyncapi/chat.yaml does. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { base } from "./values.js";

interface Told {
  message: string;
  msg_id: number;
  senderid: number;
  timestamp: string;
}

async function opened(token: string) {
  const socket = new WebSocket(base.replace("http", "ws") + "/v1/ws/", { headers: { token } });
  await once(socket, "open");
  return socket;
}

/** Writes to a user with one token, and gives what the user with the other one gets: only users with an open socket get anything. */
export async function write(sender: string, receiver: string, to: number, text: string): Promise<Told> {
  const [ours, theirs] = [await opened(sender), await opened(receiver)];
  const heard = Promise.all([once(ours, "message"), once(theirs, "message")]);
  ours.send(JSON.stringify({ receiver: String(to), message: text }));
  const [answer, told] = (await heard).map(([data]) => JSON.parse(String(data)));
  ours.close();
  theirs.close();
  assert.equal(answer.response, "200");
  return told;
}

/** What is written by a socket is read a moment later. */
export async function soon<Read>(read: () => Promise<Read[] | undefined>): Promise<Read[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await read();
    if (found?.length) return found;
    await sleep(100);
  }
  throw new Error("nothing to read");
}
