// SPDX-License-Identifier: Apache-2.0
/** Getting back into an account: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.recovery;

import org.jspecify.annotations.NullMarked;
