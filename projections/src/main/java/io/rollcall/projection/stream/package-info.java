// SPDX-License-Identifier: Apache-2.0
/** Tells the log's story on Kafka, each event once and in order. */
@NullMarked
package io.rollcall.projection.stream;

import org.jspecify.annotations.NullMarked;
