// SPDX-License-Identifier: Apache-2.0
/** Meetings: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.meeting;

import org.jspecify.annotations.NullMarked;
