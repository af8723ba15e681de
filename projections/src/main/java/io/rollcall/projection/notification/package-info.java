// SPDX-License-Identifier: Apache-2.0
/**
 * The read model of notifications, in the collection {@code inboxes}: for each user the last ones; and beside them,
 * because events do not say whom they concern, who is in each meeting and in whose address books each number stands.
 */
@NullMarked
package io.rollcall.projection.notification;

import org.jspecify.annotations.NullMarked;
