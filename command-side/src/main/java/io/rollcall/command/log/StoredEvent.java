// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.time.Instant;

/** One event as it stands in the log. */
record StoredEvent(long position, EventRow row, Instant recordedAt, byte[] hash) {}
