// SPDX-License-Identifier: Apache-2.0
/**
 * Codes that are mailed to confirm an address: the endpoints that write, what they read of requests, and what they
 * answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: the mails that a caller has sent are bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.email;

import org.jspecify.annotations.NullMarked;
