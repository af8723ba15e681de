// SPDX-License-Identifier: Apache-2.0
/** Holds a topic of events to what the stream promises of it, and to what was signed of it. */
@NullMarked
package io.rollcall.cli.stream;

import org.jspecify.annotations.NullMarked;
