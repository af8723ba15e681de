// SPDX-License-Identifier: Apache-2.0
/** Personal data and the keys it is encrypted under. */
@NullMarked
package io.rollcall.contracts.privacy;

import org.jspecify.annotations.NullMarked;
