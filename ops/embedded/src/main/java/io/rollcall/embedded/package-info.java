// SPDX-License-Identifier: Apache-2.0
/**
 * The parts that Rollcall can run inside its own process: PostgreSQL, a MongoDB wire server, Kafka. All listen on
 * loopback only.
 */
@NullMarked
package io.rollcall.embedded;

import org.jspecify.annotations.NullMarked;
