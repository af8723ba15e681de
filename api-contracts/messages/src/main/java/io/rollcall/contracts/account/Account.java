// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a user sees of their own account.
 *
 * @param name {@code null} where never given or erased
 * @param phone {@code +} and digits; {@code null} where never given or erased
 * @param created when the account was made
 * @param avatar {@code null} where never given
 */
public record Account(
        UserId id,
        @Nullable String name,
        @Nullable String phone,
        Instant created,
        boolean hiddenPhone,
        @Nullable MediaId avatar) {}
