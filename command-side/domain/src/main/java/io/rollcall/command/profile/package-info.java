// SPDX-License-Identifier: Apache-2.0
/**
 * Coming to the crm door, and changing what it knows of a user.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: enrolling makes a user, with an id of the one sequence; a profile is changed by a user that is
 *       there
 *   <li>{@code credential}: a user chooses a password, which ends all other credentials
 *   <li>{@code login}: a user claims an address and an account name, and gives up earlier ones
 * </ul>
 */
@NullMarked
package io.rollcall.command.profile;

import org.jspecify.annotations.NullMarked;
