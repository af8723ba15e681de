// SPDX-License-Identifier: Apache-2.0
/** Measures the whole system as ratios against a ceiling in the same run. */
@NullMarked
package io.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
