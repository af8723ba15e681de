// SPDX-License-Identifier: Apache-2.0
/** Files of what a topic of events has told, for analysts that have no Kafka: a table for each family of events. */
@NullMarked
package io.rollcall.cli.parquet;

import org.jspecify.annotations.NullMarked;
