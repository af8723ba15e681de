// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What entering a code may come to.
 *
 * @param owner the holder of the number; {@code null} where nobody does
 * @param isAtStake whether the right code would be compared now, and lead to an account
 */
public record NumberStatus(@Nullable UserId owner, boolean isAtStake) {}
