// SPDX-License-Identifier: Apache-2.0
/** Meetings, their members and their kings. */
@NullMarked
package io.rollcall.contracts.meeting;

import org.jspecify.annotations.NullMarked;
