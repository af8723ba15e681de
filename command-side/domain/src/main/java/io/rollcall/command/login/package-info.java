// SPDX-License-Identifier: Apache-2.0
/** Login names: whose each is, and the ids that stand for them. */
@NullMarked
package io.rollcall.command.login;

import org.jspecify.annotations.NullMarked;
