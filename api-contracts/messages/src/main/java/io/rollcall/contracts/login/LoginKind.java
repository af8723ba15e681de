// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

/** The kinds of login names; a name is unique among those of its kind. */
public enum LoginKind {
    /** An e-mail address, compared in any case. */
    EMAIL,
    /** A phone number that nobody has proven, compared in its international form. */
    NUMBER,
    /** The name of an account of the chat door, compared letter by letter. */
    ACCOUNT_NAME,
    /** What the chat door knows as an e-mail address, whether it is one or not (D-11), compared in any case. */
    CHAT_EMAIL
}
