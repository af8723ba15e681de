// SPDX-License-Identifier: Apache-2.0
/** What a caller shows to be recognised. */
@NullMarked
package io.rollcall.contracts.credential;

import org.jspecify.annotations.NullMarked;
