// SPDX-License-Identifier: Apache-2.0
/** E-mail addresses as people write them. */
@NullMarked
package io.rollcall.http.email;

import org.jspecify.annotations.NullMarked;
