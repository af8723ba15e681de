// SPDX-License-Identifier: Apache-2.0
/** Confirming that an e-mail address is the user's. */
@NullMarked
package io.rollcall.contracts.email;

import org.jspecify.annotations.NullMarked;
