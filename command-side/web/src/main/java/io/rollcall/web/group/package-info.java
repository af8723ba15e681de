// SPDX-License-Identifier: Apache-2.0
/**
 * Groups of the chat door: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: adding a member tells whether a name is somebody's, which is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.group;

import org.jspecify.annotations.NullMarked;
