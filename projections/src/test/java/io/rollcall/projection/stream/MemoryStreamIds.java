// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.StreamIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids that a test knows beforehand, and what it was told of their ends. */
public final class MemoryStreamIds implements StreamIds {

    final Map<String, KeyId> ending = new HashMap<>();
    boolean down;

    /** How often ids were asked for. */
    int asked;

    private final NavigableMap<String, String> made = new TreeMap<>();
    private final Map<String, List<Long>> ends = new HashMap<>();

    /** The id of the first subject of this name. */
    static String id(String name) {
        return id(name, 0);
    }

    /** @param ended how many had that name before */
    static String id(String name, long ended) {
        return UUID.nameUUIDFromBytes((name + " " + ended).getBytes(UTF_8)).toString();
    }

    @Override
    public Map<Named, String> of(Collection<Named> subjects) {
        if (down) {
            throw new IllegalStateException("The database is away");
        }
        asked++;
        subjects.forEach(subject -> made.putIfAbsent(subject.name(), id(subject)));
        return subjects.stream().collect(Collectors.toMap(it -> it, this::id));
    }

    private String id(Named subject) {
        return id(
                subject.name(),
                ends.getOrDefault(subject.name(), List.of()).stream()
                        .filter(end -> end < subject.position())
                        .count());
    }

    /** One for good has an id of its own behind it, too: that of a digest is tried where digests are. */
    @Override
    public void end(Collection<End> ended) {
        for (var end : ended) {
            switch (end) {
                case End.WithKey it -> ending.put(it.name(), it.key());
                case End.Freed it -> end(it.name(), it.position());
                case End.ForGood it -> end(it.name(), it.position());
            }
        }
    }

    private void end(String name, long position) {
        ends.computeIfAbsent(name, none -> new ArrayList<>()).add(position);
    }

    @Override
    public List<Subject> after(String after, int most) {
        return made.keySet().stream()
                .filter(name -> name.compareTo(after) > 0)
                .limit(most)
                .map(name -> new Subject(name, 0, made.get(name)))
                .toList();
    }

    @Override
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        made.forEach((name, id) -> {
            if (ids.contains(id)) {
                names.put(id, name);
            }
        });
        return names;
    }

    @Override
    public Optional<String> current(String name) {
        return Optional.ofNullable(made.get(name));
    }

    /** As the database does it once all is told. */
    void destroy(String name) {
        made.remove(name);
    }

    @Override
    public void told(long position) {}

    @Override
    public void forget() {}
}
