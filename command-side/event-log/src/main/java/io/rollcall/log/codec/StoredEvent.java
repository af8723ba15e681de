// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.time.Instant;

/** One event as it stands in the log. */
public record StoredEvent(long position, EventRow row, Instant recordedAt, byte[] hash) {}
