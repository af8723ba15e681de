// SPDX-License-Identifier: Apache-2.0
/**
 * What can be asked of blacklists.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: blocked users are shown as any other user is shown
 * </ul>
 */
@NullMarked
package io.rollcall.query.blacklist;

import org.jspecify.annotations.NullMarked;
