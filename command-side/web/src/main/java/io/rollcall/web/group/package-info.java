// SPDX-License-Identifier: Apache-2.0
/** Groups of the chat door: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.group;

import org.jspecify.annotations.NullMarked;
