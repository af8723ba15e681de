/** answers.mjs KAFKA.PROPERTIES [TOPIC]: what analysts ask of the stream, as JSON. */
import { fileURLToPath } from "node:url";
import { client, read } from "./stream.mjs";

const hour = (moment) => moment.slice(0, 13) + ":00:00Z";
const type = (name) => `io.rollcall.${name}.v1`;

/** Counts events with a sequence above `after`. */
export async function answers(kafka, topic = "rollcall.events", after = 0n) {
  let counts;
  let current;
  const count = (table, row) => (counts[table][row] = (counts[table][row] ?? 0) + 1);
  const pending = new Map(); // of each number and challenge the newest code that is not confirmed
  const begin = (source) => {
    current = source;
    pending.clear();
    counts = { last: 0, registrations: {}, codes: {}, invitations: {}, messages: {}, deletions: {} };
  };
  begin(undefined);
  const rows = {
    [type("phone-number.code-issued")]: ({ data }) => {
      pending.set(`${data.number} ${data.challenge}`, hour(data.issuedAt));
      count("codes", `${hour(data.issuedAt)} ${data.challenge} asked`);
    },
    [type("phone-number.code-confirmed")]: ({ data }) => {
      const code = `${data.number} ${data.challenge}`;
      if (pending.has(code)) count("codes", `${pending.get(code)} ${data.challenge} confirmed`);
      pending.delete(code);
    },
    [type("meeting.user-invited")]: ({ time }) => count("invitations", `${hour(time)} to-meetings`),
    [type("referral.invite-code-activated")]: ({ time }) => count("invitations", `${hour(time)} accepted-codes`),
    [type("conversation.message-sent")]: ({ data }) => count("messages", data.sentAt.slice(0, 10)),
    [type("group-conversation.message-sent")]: ({ data }) => count("messages", data.sentAt.slice(0, 10)),
    [type("user.account-deleted")]: ({ time }) => count("deletions", time.slice(0, 10)),
  };
  await read(kafka, topic, (event) => {
    if (event.source !== current) begin(event.source);
    counts.last = Math.max(counts.last, Number(event.sequence));
    if (event.sequence <= after) return;
    if (event.data.registration) count("registrations", `${hour(event.data.registeredAt)} ${event.data.region ?? "ZZ"}`);
    rows[event.type]?.(event);
  });
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await answers(client(process.argv[2]), process.argv[3]), null, 2));
}
