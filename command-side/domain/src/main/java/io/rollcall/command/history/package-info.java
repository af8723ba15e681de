// SPDX-License-Identifier: Apache-2.0
/** What this system's history is made of, and what is done when the database has gone back in time. */
@NullMarked
package io.rollcall.command.history;

import org.jspecify.annotations.NullMarked;
