// SPDX-License-Identifier: Apache-2.0
/** Work that somebody wants done by somebody. */
@NullMarked
package io.rollcall.contracts.order;

import org.jspecify.annotations.NullMarked;
