// SPDX-License-Identifier: Apache-2.0
/** What can be asked of accounts. */
@NullMarked
package io.rollcall.query.account;

import org.jspecify.annotations.NullMarked;
