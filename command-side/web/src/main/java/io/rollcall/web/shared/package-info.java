// SPDX-License-Identifier: Apache-2.0
/** What endpoints and sockets of every feature use. */
@NullMarked
package io.rollcall.web.shared;

import org.jspecify.annotations.NullMarked;
