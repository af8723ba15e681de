// SPDX-License-Identifier: Apache-2.0
/**
 * How messages leave the process, whatever brings them away: a queue in PostgreSQL that survives restarts, one owner in
 * the fleet, and an end for each message. What is its own about SMS or mail, each says in a {@code Channel}.
 */
@NullMarked
package io.rollcall.gateway.outbox;

import org.jspecify.annotations.NullMarked;
