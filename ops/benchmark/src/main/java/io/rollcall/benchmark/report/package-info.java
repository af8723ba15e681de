// SPDX-License-Identifier: Apache-2.0
/** What a run has measured: kept as JSON, compared with the run before, told as a page with charts. */
@NullMarked
package io.rollcall.benchmark.report;

import org.jspecify.annotations.NullMarked;
