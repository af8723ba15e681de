// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import java.time.Instant;

/**
 * How often a number was sent a code or given a wrong one since the window began.
 *
 * @param count from 0
 * @param since when the first of them was
 */
public record Attempts(int count, Instant since) {}
