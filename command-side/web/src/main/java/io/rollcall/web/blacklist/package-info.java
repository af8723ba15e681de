// SPDX-License-Identifier: Apache-2.0
/**
 * Blacklists: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code limit}: blocking tells whether a user exists, which is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.blacklist;

import org.jspecify.annotations.NullMarked;
