// SPDX-License-Identifier: Apache-2.0
/** Login names: their owners, and the ids that stand for them. */
@NullMarked
package io.rollcall.command.login;

import org.jspecify.annotations.NullMarked;
