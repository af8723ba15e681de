// SPDX-License-Identifier: Apache-2.0
/** The read model of numbers: the holder of each. It joins address books with accounts, which no event links. */
@NullMarked
package io.rollcall.projection.verification;

import org.jspecify.annotations.NullMarked;
