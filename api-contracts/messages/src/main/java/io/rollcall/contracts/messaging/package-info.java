// SPDX-License-Identifier: Apache-2.0
/** Messages: who writes what to whom, and who has read it. */
@NullMarked
package io.rollcall.contracts.messaging;

import org.jspecify.annotations.NullMarked;
