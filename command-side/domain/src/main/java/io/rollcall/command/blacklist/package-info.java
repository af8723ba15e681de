// SPDX-License-Identifier: Apache-2.0
/**
 * Blacklists: the users that a user refuses.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only users that are there block and are blocked
 * </ul>
 */
@NullMarked
package io.rollcall.command.blacklist;

import org.jspecify.annotations.NullMarked;
