// SPDX-License-Identifier: Apache-2.0
/** The servers of integration tests. */
@NullMarked
package io.rollcall.embedded.testing;

import org.jspecify.annotations.NullMarked;
