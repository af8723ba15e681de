// SPDX-License-Identifier: Apache-2.0
/** Orders: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.order;

import org.jspecify.annotations.NullMarked;
