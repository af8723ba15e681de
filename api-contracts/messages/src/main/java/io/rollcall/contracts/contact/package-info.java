// SPDX-License-Identifier: Apache-2.0
/** Whom a user knows, by number and by the user's own name for them. */
@NullMarked
package io.rollcall.contracts.contact;

import org.jspecify.annotations.NullMarked;
