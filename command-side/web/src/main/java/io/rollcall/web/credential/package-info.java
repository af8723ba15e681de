// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in and out, and the tokens that come of it: the endpoints that write, what they read of requests, and what
 * they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: comparing passwords and making accounts is bounded
 *   <li>{@code media}: signing up may bring an avatar, an image in a form
 *   <li>{@code verification}: signing in enters a code, and asks for codes are bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.credential;

import org.jspecify.annotations.NullMarked;
