// SPDX-License-Identifier: Apache-2.0
/** Getting back into an account with a forgotten password, by a code that is mailed to its address. */
@NullMarked
package io.rollcall.contracts.recovery;

import org.jspecify.annotations.NullMarked;
