// SPDX-License-Identifier: Apache-2.0
/** How the log is read: its end from memory, its past by pages, other processes' events by LISTEN. */
@NullMarked
package io.rollcall.log.tail;

import org.jspecify.annotations.NullMarked;
