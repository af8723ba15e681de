// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Which code a message brings.
 *
 * @param position of the event that asked for it
 */
record SentCode(long position, NumberId number, Challenge challenge, String nonce) {

    static final String COLUMNS = "position, number, challenge, nonce";

    /** From a row that begins with {@link #COLUMNS}. */
    static SentCode of(ResultSet row) throws SQLException {
        var number = new NumberId(row.getObject(2, UUID.class));
        return new SentCode(row.getLong(1), number, new Challenge(row.getString(3)), row.getString(4));
    }

    @Override
    public String toString() {
        return "the code of position " + position;
    }
}
