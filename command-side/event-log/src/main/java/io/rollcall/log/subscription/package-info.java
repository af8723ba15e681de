// SPDX-License-Identifier: Apache-2.0
/** Subscriptions, which follow the log: positions, event types, owners, health, and waiting for a position. */
@NullMarked
package io.rollcall.log.subscription;

import org.jspecify.annotations.NullMarked;
