// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps a process at work, and what ends it: loops that must not end, and errors behind which nothing is trusted.
 */
@NullMarked
package io.rollcall.contracts.process;

import org.jspecify.annotations.NullMarked;
