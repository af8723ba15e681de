// SPDX-License-Identifier: Apache-2.0
/**
 * Meetings: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: inviting tells whether a user exists, and another title is told to all members; both are bounded
 *   <li>{@code media}: a logo comes as an image in a form
 * </ul>
 */
@NullMarked
package io.rollcall.web.meeting;

import org.jspecify.annotations.NullMarked;
