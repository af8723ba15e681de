// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

/** By what a cost is counted; in this order budgets are asked: the widest first. */
public enum Dimension {

    /** All together. */
    ALL,

    /** The country of a phone number, as ISO 3166-1 alpha-2. */
    COUNTRY,

    /** The first digits of a phone number. */
    PREFIX,

    /** {@link ClientAddress#network()}. */
    NETWORK,

    /** {@link ClientAddress#host()}. */
    ADDRESS,

    /** An e-mail address. */
    MAIL,

    /** A login name, be there an account of that name or not. */
    ACCOUNT,

    /** A user. */
    USER,

    /** A phone number, by its id. */
    NUMBER,

    /** A phone number, as one network asks for it. */
    NUMBER_OF_NETWORK
}
