// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in and up, and the tokens that come of it.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: a token is given to a user that is there; signing in with a new number makes one
 *   <li>{@code login}: a password is found by its owner's login name
 *   <li>{@code verification}: a code that proves a number signs its owner in
 * </ul>
 */
@NullMarked
package io.rollcall.command.credential;

import org.jspecify.annotations.NullMarked;
