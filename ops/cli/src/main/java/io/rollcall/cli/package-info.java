// SPDX-License-Identifier: Apache-2.0
/** The command line of operators: one class for each command, over the API under {@code /ops/v1/} and nothing else. */
@NullMarked
package io.rollcall.cli;

import org.jspecify.annotations.NullMarked;
