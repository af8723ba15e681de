// SPDX-License-Identifier: Apache-2.0
/**
 * Orders: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: an order is sealed under the key of its creator's account
 *   <li>{@code limit}: naming an executor tells whether a user exists, which is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.order;

import org.jspecify.annotations.NullMarked;
