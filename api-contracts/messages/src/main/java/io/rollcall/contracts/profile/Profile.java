// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the crm door shows people of themselves (C-40). What was never given, or is erased, is {@code null}.
 *
 * @param email as they wrote it
 * @param number {@code +} and digits; not the number that they proved at another door
 * @param confirmedEmail whether a code has reached them there
 * @param confirmedNumber the same for the number; there is no way to confirm one
 * @param updatedAt when anything of this, or the password, was last changed
 */
public record Profile(
        UserId id,
        @Nullable String surname,
        @Nullable String name,
        @Nullable String patronymic,
        @Nullable String address,
        @Nullable String email,
        @Nullable String number,
        boolean confirmedEmail,
        boolean confirmedNumber,
        Instant createdAt,
        Instant updatedAt) {}
