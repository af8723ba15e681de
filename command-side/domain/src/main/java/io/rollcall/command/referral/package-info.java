// SPDX-License-Identifier: Apache-2.0
/**
 * The referral door: sessions by code, and invite codes.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: a session belongs to a user that is there; proving a new number makes one
 *   <li>{@code credential}: signing out of an account ends its sessions here, too; tokens are drawn from the same
 *       source
 *   <li>{@code verification}: a session is proven by a code, under the rules of all codes
 * </ul>
 */
@NullMarked
package io.rollcall.command.referral;

import org.jspecify.annotations.NullMarked;
