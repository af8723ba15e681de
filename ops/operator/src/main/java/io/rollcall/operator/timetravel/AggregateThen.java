// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.time.Instant;
import java.util.Map;

/**
 * One aggregate after one of its events.
 *
 * @param type the aggregate's
 * @param version from 0
 * @param position of that event
 * @param state its fields, masked
 */
record AggregateThen(
        String aggregate, String type, long version, long position, Instant recordedAt, Map<String, Object> state) {}
