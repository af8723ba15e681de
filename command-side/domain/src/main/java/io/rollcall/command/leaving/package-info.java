// SPDX-License-Identifier: Apache-2.0
/**
 * Leaving for good: the account first, at once, and then all that it leaves behind.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: leaving ends the user, in one unit of work with all that follows here
 *   <li>{@code credential}: it ends the user's tokens at every door
 *   <li>{@code login}: it releases the user's login names
 *   <li>{@code meeting}: the logo of a meeting that the user was a member of gets another name
 *   <li>{@code referral}: it ends the user's sessions and invite code
 *   <li>{@code verification}: it releases the user's number
 * </ul>
 */
@NullMarked
package io.rollcall.command.leaving;

import org.jspecify.annotations.NullMarked;
