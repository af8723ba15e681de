// SPDX-License-Identifier: Apache-2.0
/** Proving that a phone number is the caller's. */
@NullMarked
package io.rollcall.contracts.verification;

import org.jspecify.annotations.NullMarked;
