// SPDX-License-Identifier: Apache-2.0
/** Conversations as their two users see them. */
@NullMarked
package io.rollcall.query.messaging;

import org.jspecify.annotations.NullMarked;
