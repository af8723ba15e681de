// SPDX-License-Identifier: Apache-2.0
/** Contact lists of the chat door: whom a user has listed. */
@NullMarked
package io.rollcall.command.contactlist;

import org.jspecify.annotations.NullMarked;
