// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

/** What a person may change at the crm door, in the order in which it is answered. */
public enum ProfileField {
    SURNAME,
    NAME,
    PATRONYMIC,
    ADDRESS,
    EMAIL,
    NUMBER,
    PASSWORD
}
