// SPDX-License-Identifier: Apache-2.0
/** What can go wrong between Rollcall and the parts that it needs, done on purpose. For tests and measurements only. */
@NullMarked
package io.rollcall.faults;

import org.jspecify.annotations.NullMarked;
