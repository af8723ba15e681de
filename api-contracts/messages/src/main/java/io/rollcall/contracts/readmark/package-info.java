// SPDX-License-Identifier: Apache-2.0
/** How far users have read what others wrote to them. */
@NullMarked
package io.rollcall.contracts.readmark;

import org.jspecify.annotations.NullMarked;
