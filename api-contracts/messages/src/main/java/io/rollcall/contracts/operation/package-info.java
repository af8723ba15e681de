// SPDX-License-Identifier: Apache-2.0
/** What operators do to the running system, and what they have been shown. */
@NullMarked
package io.rollcall.contracts.operation;

import org.jspecify.annotations.NullMarked;
