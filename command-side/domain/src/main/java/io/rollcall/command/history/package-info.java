// SPDX-License-Identifier: Apache-2.0
/**
 * What this system's history is made of, and what is done when the database has gone back in time.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code verification}: a number that was released goes on under its next key, whatever was restored
 * </ul>
 */
@NullMarked
package io.rollcall.command.history;

import org.jspecify.annotations.NullMarked;
