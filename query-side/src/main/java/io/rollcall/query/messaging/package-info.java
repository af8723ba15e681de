// SPDX-License-Identifier: Apache-2.0
/** Conversations as those who have them see them. */
@NullMarked
package io.rollcall.query.messaging;

import org.jspecify.annotations.NullMarked;
