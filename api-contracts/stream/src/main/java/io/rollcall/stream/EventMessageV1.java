// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One event on the stream: a CloudEvent in structured mode (CloudEvents 1.0, JSON event format).
 *
 * @param specversion {@code 1.0}
 * @param id the event's own id; together with {@code source} unique
 * @param source the log: {@code /rollcall/logs/} and its incarnation
 * @param type the event's name, for example {@code user.registered}
 * @param subject the aggregate's identifier, which is also the record's key; of sessions and invite codes, where it is
 *     a secret, a keyed digest of it
 * @param time when the log recorded the event
 * @param datacontenttype {@code application/json}
 * @param sequence the event's position in the log: 19 digits, so that it also sorts as text (CloudEvents extension
 *     "sequence"; an integer attribute would end at 32 bits)
 * @param revision of the event's form
 * @param data the event's components, without the personal and the secret ones
 */
public record EventMessageV1(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String sequence,
        String revision,
        JsonNode data) {

    /** The event's position in the log. */
    public long position() {
        return Long.parseLong(sequence);
    }
}
