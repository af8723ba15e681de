/**
 * Reads the stream of events as its AsyncAPI document describes it (GET /asyncapi/stream.yaml): CloudEvents in Kafka's binary
 * mode, in transactions, compressed with zstd, which kafkajs has to be given.
 */
import { readFileSync } from "node:fs";
import * as zlib from "node:zlib";
import { decompress } from "fzstd";
import kafkajs from "kafkajs";

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;

// Node's own from 22.15 on, before that one in JavaScript; nothing is written here.
const unzip = zlib.zstdDecompressSync ?? ((bytes) => Buffer.from(decompress(bytes)));
CompressionCodecs[CompressionTypes.ZSTD] = () => ({ decompress: async (bytes) => unzip(bytes) });

/** A client by the file that Kafka's own tools take; of security it knows SASL PLAIN. */
export function client(file) {
  const entries = readFileSync(file, "utf8").split("\n").filter((line) => /^[^#=]+=/.test(line));
  const settings = Object.fromEntries(entries.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  const login = (name) => new RegExp(`${name}="([^"]*)"`).exec(settings["sasl.jaas.config"] ?? "")?.[1];
  return new Kafka({
    clientId: "rollcall-example",
    brokers: settings["bootstrap.servers"].split(","),
    ssl: (settings["security.protocol"] ?? "").endsWith("SSL"),
    sasl: login("username") ? { mechanism: "plain", username: login("username"), password: login("password") } : undefined,
    logLevel: logLevel.ERROR,
  });
}

/**
 * Gives `take` each event from the first one to those that are there now, once: in a partition ce_sequence rises within a
 * ce_source, so what does not is a duplicate. What was made of a source is void once another one begins: `take` is told by
 * `source`. Only what is committed is read, which is what kafkajs does unless it is told otherwise.
 */
export async function read(kafka, topic, take) {
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map();
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
  }
  await admin.disconnect();
  if (ends.size === 0) return;
  const last = new Map();
  const each = async ({ partition, message }) => {
    const { source, sequence, ...event } = cloudEvent(message);
    const before = last.get(partition);
    if (before?.source === source && sequence <= before.sequence) return;
    last.set(partition, { source, sequence });
    take({ source, sequence, ...event });
  };
  await readTo(ends, kafka.consumer({ groupId: "rollcall-example", maxWaitTimeInMs: 200 }), topic, each);
}

/** Of transactions the last offset is a marker and no event, so an end is reached by offsets, and not by events. */
async function readTo(ends, consumer, topic, eachMessage) {
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise((done, failed) => {
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        if (BigInt(payload.lastOffset) + 1n >= (ends.get(payload.partition) ?? 0n)) ends.delete(payload.partition);
        if (ends.size === 0) done();
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error));
      consumer.run({ autoCommit: false, eachMessage }).catch(failed);
    });
  } finally {
    await consumer.disconnect();
  }
}

function cloudEvent({ headers, value }) {
  const header = (name) => headers[name]?.toString();
  return {
    id: header("ce_id"),
    source: header("ce_source"),
    type: header("ce_type"),
    time: header("ce_time"),
    sequence: BigInt(header("ce_sequence")),
    data: value?.length ? JSON.parse(value.toString()) : {},
  };
}
