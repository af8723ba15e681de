// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in and out, and the tokens that come of it: the endpoints that write, what they read of requests, and what
 * they answer.
 */
@NullMarked
package io.rollcall.web.credential;

import org.jspecify.annotations.NullMarked;
