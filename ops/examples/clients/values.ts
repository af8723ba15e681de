/** What the examples sign up with: nobody has had it before. */
import { randomBytes, randomInt } from "node:crypto";

const bytes = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const base = process.argv[2] ?? "http://localhost:8080";
export const picture = new Blob([bytes], { type: "image/png" });
export const word = () => "u" + randomBytes(8).toString("hex");
export const email = () => word() + "@example.org";
export const phone = () => "+7925" + String(randomInt(10 ** 7)).padStart(7, "0");
