// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

/** The kinds of login names; a name is unique among those of its kind. */
public enum LoginKind {
    /** An e-mail address, compared in any case. */
    EMAIL,
    /** A phone number that nobody has proven, compared in its international form. */
    NUMBER
}
