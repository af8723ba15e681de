// SPDX-License-Identifier: Apache-2.0
/**
 * Coming to the chat door, and going.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: joining makes a user, with an id of the one sequence
 *   <li>{@code credential}: joining sets a password and gives the first token, in the same unit of work
 *   <li>{@code login}: joining claims the name that the user comes by
 * </ul>
 */
@NullMarked
package io.rollcall.command.chat;

import org.jspecify.annotations.NullMarked;
