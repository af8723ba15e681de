// SPDX-License-Identifier: Apache-2.0
/**
 * Groups of the chat door: their names and their members.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only users that are there found, join and leave groups
 *   <li>{@code blacklist}: nobody adds a user that blocks them
 *   <li>{@code login}: members are added by their login names
 * </ul>
 */
@NullMarked
package io.rollcall.command.group;

import org.jspecify.annotations.NullMarked;
