// SPDX-License-Identifier: Apache-2.0
/** What concerns all that can be asked. */
@NullMarked
package io.rollcall.query.shared;

import org.jspecify.annotations.NullMarked;
