// SPDX-License-Identifier: Apache-2.0
/**
 * Messages between users and in groups, and the presence of their recipients.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only users that are there write and are written to
 *   <li>{@code blacklist}: nobody writes to a user that blocks them
 *   <li>{@code group}: only members of a group write in it
 * </ul>
 */
@NullMarked
package io.rollcall.command.messaging;

import org.jspecify.annotations.NullMarked;
