// SPDX-License-Identifier: Apache-2.0
/** What can be asked of meetings. */
@NullMarked
package io.rollcall.query.meeting;

import org.jspecify.annotations.NullMarked;
