// SPDX-License-Identifier: Apache-2.0
/** What stands on the Kafka topics: the same story as the log's, without personal data. */
@NullMarked
package io.rollcall.stream;

import org.jspecify.annotations.NullMarked;
