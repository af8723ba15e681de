// SPDX-License-Identifier: Apache-2.0
/** Coming to the crm door, and changing there what it knows of one. */
@NullMarked
package io.rollcall.command.profile;

import org.jspecify.annotations.NullMarked;
