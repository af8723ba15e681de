// SPDX-License-Identifier: Apache-2.0
/**
 * Coming to the crm door, and what is changed there: the endpoints that write, what they read of requests, and what
 * they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code credential}: a password is chosen and checked as at the other doors; the caller's own credential goes on
 *   <li>{@code limit}: wanting a name tells whether it is somebody's, which is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.profile;

import org.jspecify.annotations.NullMarked;
