// SPDX-License-Identifier: Apache-2.0
/** Leaving for good: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.leaving;

import org.jspecify.annotations.NullMarked;
