// SPDX-License-Identifier: Apache-2.0
/**
 * Codes that are mailed to confirm an address or to come back by, and letters to users.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: an address is confirmed for a user that is there
 * </ul>
 */
@NullMarked
package io.rollcall.command.email;

import org.jspecify.annotations.NullMarked;
