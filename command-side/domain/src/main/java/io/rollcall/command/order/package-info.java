// SPDX-License-Identifier: Apache-2.0
/**
 * Orders: work that a creator gives to an executor, and whether it is done.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: creator and executor are users that are there
 *   <li>{@code blacklist}: nobody gives work to a user that blocks them
 * </ul>
 */
@NullMarked
package io.rollcall.command.order;

import org.jspecify.annotations.NullMarked;
