// SPDX-License-Identifier: Apache-2.0
/** What a stranger may cost us, and how that is bounded. */
@NullMarked
package io.rollcall.contracts.limit;

import org.jspecify.annotations.NullMarked;
