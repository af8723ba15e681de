// SPDX-License-Identifier: Apache-2.0
/**
 * Getting back into an account with a forgotten password.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only a user that is there gets back
 *   <li>{@code credential}: it sets another password, which ends all credentials
 *   <li>{@code email}: its codes are mailed, and are made and checked where letters are written
 *   <li>{@code login}: an account is found by its address
 * </ul>
 */
@NullMarked
package io.rollcall.command.recovery;

import org.jspecify.annotations.NullMarked;
