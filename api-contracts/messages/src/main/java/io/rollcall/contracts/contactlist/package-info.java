// SPDX-License-Identifier: Apache-2.0
/** Whom a user of the chat door has listed, by e-mail address. */
@NullMarked
package io.rollcall.contracts.contactlist;

import org.jspecify.annotations.NullMarked;
