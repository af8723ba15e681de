// SPDX-License-Identifier: Apache-2.0
/** Codes that prove a phone number: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.verification;

import org.jspecify.annotations.NullMarked;
