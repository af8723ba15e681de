// SPDX-License-Identifier: Apache-2.0
/** Blacklists: the users that a user refuses. */
@NullMarked
package io.rollcall.contracts.blacklist;

import org.jspecify.annotations.NullMarked;
