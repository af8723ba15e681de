// SPDX-License-Identifier: Apache-2.0
/** Address books: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.contact;

import org.jspecify.annotations.NullMarked;
