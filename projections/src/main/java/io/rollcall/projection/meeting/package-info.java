// SPDX-License-Identifier: Apache-2.0
/** The meeting read models: one document a meeting, and one a user with the meetings that they are a member of. */
@NullMarked
package io.rollcall.projection.meeting;

import org.jspecify.annotations.NullMarked;
