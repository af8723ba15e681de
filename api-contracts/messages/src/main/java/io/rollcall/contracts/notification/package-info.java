// SPDX-License-Identifier: Apache-2.0
/** What a user is told of, as it happens. */
@NullMarked
package io.rollcall.contracts.notification;

import org.jspecify.annotations.NullMarked;
