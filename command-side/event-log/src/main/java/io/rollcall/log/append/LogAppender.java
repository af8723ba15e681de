// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventRow;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;

/** Brings a command's decision to the writer, and waits until the log has settled it. */
public final class LogAppender {

    private final EventCodec codec;
    private final LogWriter writer;

    public LogAppender(EventCodec codec, LogWriter writer) {
        this.codec = codec;
        this.writer = writer;
    }

    /** Appends what the running command decided; once for each command. */
    public void append(List<DomainEventMessage<?>> messages) {
        var context = CommandContext.current();
        context.beginWriting();
        var rows = messages.stream().map(codec::encode).toList();
        var written = rows.stream().map(EventRow::aggregate).collect(Collectors.toSet());
        settle(context, new AppendRequest(rows, messages, written, context.readsBut(written)));
    }

    /** Has the log confirm that a decision without events was made on what is still so. */
    void confirm(CommandContext context) {
        settle(context, AppendRequest.without(context.readsBut(Set.of())));
    }

    private void settle(CommandContext context, AppendRequest request) {
        writer.submit(request);
        try {
            context.settledAt(request.position().get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new LogUnavailable("The log failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted while waiting for the log", e);
        }
    }
}
