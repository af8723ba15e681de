// SPDX-License-Identifier: Apache-2.0
/** Meetings: who calls them, who comes, who is king. */
@NullMarked
package io.rollcall.command.meeting;

import org.jspecify.annotations.NullMarked;
