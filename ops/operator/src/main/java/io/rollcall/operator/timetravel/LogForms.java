// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.projection.shared.DocumentFold;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which types and revisions events are stored, and what of it may concern a fold. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class LogForms {

    private record Form(String type, String revision) {}

    private final JdbcClient jdbc;
    private final Map<Form, Class<?>> plain;
    private final Set<Form> retired;
    private final Set<Form> found = new HashSet<>();
    private long looked;

    LogForms(JdbcClient jdbc, EventTypes types, List<Upcaster> upcasters) {
        this.jdbc = jdbc;
        this.retired = upcasters.stream()
                .flatMap(upcaster -> upcaster.takes().stream())
                .map(LogForms::form)
                .collect(Collectors.toUnmodifiableSet());
        this.plain = types.all()
                .filter(type -> !retired.contains(form(type.schema())))
                .collect(Collectors.toUnmodifiableMap(type -> form(type.schema()), EventTypes.EventType::type));
    }

    private static Form form(EventSchema schema) {
        return new Form(schema.type(), schema.revision());
    }

    /** What is read otherwise than it is stored may: it is asked for its type once it is read. */
    boolean mayConcern(StoredEvent event, DocumentFold<?, ?> fold) {
        var stored = new Form(event.row().type(), event.row().revision());
        return Optional.ofNullable(plain.get(stored)).map(fold::takes).orElse(true);
    }

    /**
     * The stored types of which an event of the log may concern a fold.
     *
     * @return empty where there is one up to this position, or somewhat behind it, that this process does not know
     */
    Optional<Set<String>> concerning(DocumentFold<?, ?> fold, long position) {
        var upTo = upTo(position);
        if (!upTo.stream().allMatch(form -> plain.containsKey(form) || retired.contains(form))) {
            return Optional.empty();
        }
        var read = upTo.stream().filter(retired::contains).map(Form::type);
        var taken = plain.entrySet().stream()
                .filter(known -> fold.takes(known.getValue()))
                .map(known -> known.getKey().type());
        return Optional.of(Stream.concat(read, taken).collect(Collectors.toSet()));
    }

    /** Each part of the log is looked at once by each process; what a restore has taken away stays known. */
    private synchronized Set<Form> upTo(long position) {
        if (position > looked) {
            jdbc.sql("select distinct type, revision from events where position > ? and position <= ?")
                    .params(looked, position)
                    .query((row, n) -> new Form(row.getString(1), row.getString(2)))
                    .list()
                    .forEach(found::add);
            looked = position;
        }
        return Set.copyOf(found);
    }
}
