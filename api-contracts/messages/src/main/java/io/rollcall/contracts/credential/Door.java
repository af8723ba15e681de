// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

/** The five doors come down to four that issue credentials of their own: the older meet API shares the newer's. */
public enum Door {
    MEET,
    REFERRAL,
    CRM,
    CHAT
}
