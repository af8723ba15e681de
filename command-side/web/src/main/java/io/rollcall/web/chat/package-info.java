// SPDX-License-Identifier: Apache-2.0
/**
 * Coming to the chat door: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code credential}: a caller shows a password or a token; new accounts are bounded as at the other doors
 * </ul>
 */
@NullMarked
package io.rollcall.web.chat;

import org.jspecify.annotations.NullMarked;
