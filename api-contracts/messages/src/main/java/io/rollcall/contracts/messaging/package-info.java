// SPDX-License-Identifier: Apache-2.0
/** Messages: what users write to each other, and how far they have read it. */
@NullMarked
package io.rollcall.contracts.messaging;

import org.jspecify.annotations.NullMarked;
