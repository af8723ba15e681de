// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;

/**
 * Has events say which command they came of, and what that came of. Beside it Axon's own provider gives them the
 * command's id and that of the first message of all.
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
        var name = message.getPayloadType().getSimpleName();
        var cause = message.getMetaData().get(MessageOriginProvider.getDefaultCorrelationKey());
        return cause == null ? Map.of(COMMAND, name) : Map.of(COMMAND, name, CAUSE, cause);
    }
}
