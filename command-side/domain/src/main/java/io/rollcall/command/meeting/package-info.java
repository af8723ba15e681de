// SPDX-License-Identifier: Apache-2.0
/**
 * Meetings: their king, their members, their time and their end.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: only users that are there arrange meetings and are invited
 *   <li>{@code blacklist}: nobody invites a user that blocks them
 *   <li>{@code media}: a meeting has a logo, which goes when the meeting ends
 * </ul>
 */
@NullMarked
package io.rollcall.command.meeting;

import org.jspecify.annotations.NullMarked;
