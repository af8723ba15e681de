// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import org.jspecify.annotations.Nullable;

/**
 * What a door answers.
 *
 * @param status of HTTP
 * @param body its JSON, of maps, lists and plain values; {@code null} for none
 */
public record DoorAnswer(int status, @Nullable Object body) {}
