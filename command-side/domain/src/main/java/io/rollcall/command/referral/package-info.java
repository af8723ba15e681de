// SPDX-License-Identifier: Apache-2.0
/** The referral door: sessions by code, and invite codes. */
@NullMarked
package io.rollcall.command.referral;

import org.jspecify.annotations.NullMarked;
