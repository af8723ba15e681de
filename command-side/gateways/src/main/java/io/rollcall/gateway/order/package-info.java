// SPDX-License-Identifier: Apache-2.0
/** How many orders a user has placed, as a table of PostgreSQL. */
@NullMarked
package io.rollcall.gateway.order;

import org.jspecify.annotations.NullMarked;
