// SPDX-License-Identifier: Apache-2.0
/** Read marks: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.readmark;

import org.jspecify.annotations.NullMarked;
