// SPDX-License-Identifier: Apache-2.0
/**
 * Users and their settings: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code media}: an avatar comes as an image in a form
 * </ul>
 */
@NullMarked
package io.rollcall.web.account;

import org.jspecify.annotations.NullMarked;
