// SPDX-License-Identifier: Apache-2.0
/** What logs and witnesses say to each other (c2sp.org/tlog-witness). */
@NullMarked
package io.rollcall.proof.witness;

import org.jspecify.annotations.NullMarked;
