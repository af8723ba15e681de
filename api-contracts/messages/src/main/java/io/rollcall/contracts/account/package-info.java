// SPDX-License-Identifier: Apache-2.0
/** A person's account. */
@NullMarked
package io.rollcall.contracts.account;

import org.jspecify.annotations.NullMarked;
