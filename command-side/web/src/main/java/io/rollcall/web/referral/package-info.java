// SPDX-License-Identifier: Apache-2.0
/**
 * The referral door: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: entering an invite code tells whether it is somebody's, which is bounded
 *   <li>{@code verification}: a session enters a code, which is counted and bounded as in signing in
 * </ul>
 */
@NullMarked
package io.rollcall.web.referral;

import org.jspecify.annotations.NullMarked;
