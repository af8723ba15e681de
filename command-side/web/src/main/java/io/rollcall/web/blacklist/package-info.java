// SPDX-License-Identifier: Apache-2.0
/** Whom users want nothing to do with: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.blacklist;

import org.jspecify.annotations.NullMarked;
