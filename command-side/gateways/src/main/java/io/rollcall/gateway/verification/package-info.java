// SPDX-License-Identifier: Apache-2.0
/** What is kept of numbers beside the log, as tables of PostgreSQL: the address books that hold them, and clients. */
@NullMarked
package io.rollcall.gateway.verification;

import org.jspecify.annotations.NullMarked;
