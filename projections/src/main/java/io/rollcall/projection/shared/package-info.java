// SPDX-License-Identifier: Apache-2.0
/** The engine of the read models: folds events in memory and writes each document once a batch. */
@NullMarked
package io.rollcall.projection.shared;

import org.jspecify.annotations.NullMarked;
