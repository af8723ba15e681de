// SPDX-License-Identifier: Apache-2.0
/** Whom a user wants nothing to do with. */
@NullMarked
package io.rollcall.contracts.blacklist;

import org.jspecify.annotations.NullMarked;
