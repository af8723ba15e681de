// SPDX-License-Identifier: Apache-2.0
/** How aggregates are loaded from the log and decide commands that are appended to it. */
@NullMarked
package io.rollcall.log.aggregate;

import org.jspecify.annotations.NullMarked;
