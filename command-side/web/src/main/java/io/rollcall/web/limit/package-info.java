// SPDX-License-Identifier: Apache-2.0
/** What looking others up costs: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.limit;

import org.jspecify.annotations.NullMarked;
