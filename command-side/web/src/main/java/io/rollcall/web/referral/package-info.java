// SPDX-License-Identifier: Apache-2.0
/** The referral door: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.referral;

import org.jspecify.annotations.NullMarked;
