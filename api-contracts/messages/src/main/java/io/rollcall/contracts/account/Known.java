// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.NumberId;
import org.jspecify.annotations.Nullable;

/**
 * What the log knows a user by, instead of what is personal about them.
 *
 * @param key the user's own key
 * @param number the proven number, by its id; {@code null} where they have proven none
 */
public record Known(KeyId key, @Nullable NumberId number) {}
