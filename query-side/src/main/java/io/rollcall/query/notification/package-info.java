// SPDX-License-Identifier: Apache-2.0
/** The streams that tell users what concerns them, as it happens. */
@NullMarked
package io.rollcall.query.notification;

import org.jspecify.annotations.NullMarked;
