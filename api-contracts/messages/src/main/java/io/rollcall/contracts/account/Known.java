// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.NumberId;

/**
 * What the log knows a user by, instead of what is personal about them.
 *
 * @param key the user's own key
 * @param number the proven number, by its id
 */
public record Known(KeyId key, NumberId number) {}
