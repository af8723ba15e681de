// SPDX-License-Identifier: Apache-2.0
/** What tests and benchmarks of operators share. */
@NullMarked
package io.rollcall.operator.testing;

import org.jspecify.annotations.NullMarked;
