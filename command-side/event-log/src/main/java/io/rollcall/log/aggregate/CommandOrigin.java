// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.jspecify.annotations.Nullable;

/**
 * Has events say which command they came of, what that came of, and in which trace. Beside it Axon's own provider gives
 * them the command's id and that of the first message of all.
 */
public final class CommandOrigin implements CorrelationDataProvider {

    /** Under which an event's metadata has the name of its command. */
    public static final String COMMAND = "command";

    /** Under which it has the id of the event that the command was issued for; absent where there is none. */
    public static final String CAUSE = "cause";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (!(message instanceof CommandMessage<?>)) {
            return Map.of();
        }
        var origin = new HashMap<String, Object>();
        origin.put(COMMAND, message.getPayloadType().getSimpleName());
        put(origin, CAUSE, message.getMetaData().get(MessageOriginProvider.getDefaultCorrelationKey()));
        put(origin, CommandTrace.TRACEPARENT, message.getMetaData().get(CommandTrace.TRACEPARENT));
        return origin;
    }

    private static void put(Map<String, Object> origin, String name, @Nullable Object value) {
        if (value != null) {
            origin.put(name, value);
        }
    }
}
