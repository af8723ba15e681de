// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

/** A document of the notifications' read model. */
sealed interface NotificationDocument permits AudienceDocument, InboxDocument, InboxPage {}
