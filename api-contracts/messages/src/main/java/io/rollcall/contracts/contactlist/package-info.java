// SPDX-License-Identifier: Apache-2.0
/** Contact lists of the chat door: the users that a user has listed, by e-mail address. */
@NullMarked
package io.rollcall.contracts.contactlist;

import org.jspecify.annotations.NullMarked;
