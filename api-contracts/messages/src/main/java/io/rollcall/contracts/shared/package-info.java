// SPDX-License-Identifier: Apache-2.0
/** Words that every feature uses. */
@NullMarked
package io.rollcall.contracts.shared;

import org.jspecify.annotations.NullMarked;
