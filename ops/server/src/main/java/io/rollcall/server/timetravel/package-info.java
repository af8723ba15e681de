// SPDX-License-Identifier: Apache-2.0
/** Puts the query code of the doors where operators look into the past. */
@NullMarked
package io.rollcall.server.timetravel;

import org.jspecify.annotations.NullMarked;
