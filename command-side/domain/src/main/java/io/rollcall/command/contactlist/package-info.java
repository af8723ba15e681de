// SPDX-License-Identifier: Apache-2.0
/**
 * Contact lists of the chat door: the users that a user has listed.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only users that are there list and are listed
 *   <li>{@code login}: contacts are listed by their login names
 * </ul>
 */
@NullMarked
package io.rollcall.command.contactlist;

import org.jspecify.annotations.NullMarked;
