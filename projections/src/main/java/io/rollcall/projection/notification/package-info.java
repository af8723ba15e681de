// SPDX-License-Identifier: Apache-2.0
/**
 * The read model of notifications, in the collection {@code inboxes}: for each user the last ones; and beside them,
 * because events do not name all users that they concern, the members of each meeting and the holders of each number.
 */
@NullMarked
package io.rollcall.projection.notification;

import org.jspecify.annotations.NullMarked;
