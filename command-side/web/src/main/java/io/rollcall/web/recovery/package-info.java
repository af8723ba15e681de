// SPDX-License-Identifier: Apache-2.0
/**
 * Getting back into an account: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code credential}: a new password is checked, and is known to the client that chose it
 *   <li>{@code limit}: asking for a code and entering one is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.recovery;

import org.jspecify.annotations.NullMarked;
