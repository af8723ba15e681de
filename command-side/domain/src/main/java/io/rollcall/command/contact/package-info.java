// SPDX-License-Identifier: Apache-2.0
/**
 * Address books: the people that a user knows, by number.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only a user that is there keeps a book
 *   <li>{@code verification}: a number that stands in a book is not forgotten
 * </ul>
 */
@NullMarked
package io.rollcall.command.contact;

import org.jspecify.annotations.NullMarked;
