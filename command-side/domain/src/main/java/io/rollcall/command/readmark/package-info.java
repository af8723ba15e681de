// SPDX-License-Identifier: Apache-2.0
/**
 * Read marks: how far a user has read what another wrote.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: both are users that are there
 * </ul>
 */
@NullMarked
package io.rollcall.command.readmark;

import org.jspecify.annotations.NullMarked;
