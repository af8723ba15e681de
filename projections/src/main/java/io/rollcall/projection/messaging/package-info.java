// SPDX-License-Identifier: Apache-2.0
/** What users have written to each other, as it is stored. */
@NullMarked
package io.rollcall.projection.messaging;

import org.jspecify.annotations.NullMarked;
