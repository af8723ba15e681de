// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.privacy.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for what must be nowhere any more.
 *
 * @param secrets as bytes, read as ISO 8859-1
 */
record Erased(List<String> secrets) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Something sealed, and where it stood. */
    private record Sealed(String context, byte[] bytes) {}

    static Erased of(byte[]... secrets) {
        return new Erased(Stream.of(secrets).map(Erased::text).toList());
    }

    /** No file under a folder tells any of it; how many bytes were looked at. */
    long assertNotInFiles(Path folder) throws IOException {
        var seen = 0L;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                seen += assertNotIn(file.toString(), Files.readAllBytes(file));
            }
        }
        return seen;
    }

    /** No document of any read model tells any of it; how many were looked at. */
    int assertNotInReadModels(ApplicationContext server) {
        var database = server.getBean(MongoDatabase.class);
        var documents = Flux.from(database.listCollectionNames())
                .concatMap(name -> database.getCollection(name).find())
                .collectList()
                .block();
        assertThat(documents).isNotEmpty();
        documents.forEach(it -> assertNotIn("a read model", it.toJson().getBytes(StandardCharsets.UTF_8)));
        return documents.size();
    }

    /** Nothing that is sealed opens to any of it with any key that is still held; how many things could be opened. */
    int assertNotUnderAnyKey(ApplicationContext server) {
        var keys = server.getBean(Keys.class);
        var held = server.getBean(JdbcClient.class)
                .sql("select id from subject_keys where destroyed_at is null")
                .query((row, n) -> new KeyId(row.getObject(1, UUID.class)))
                .list();
        keys.load(held);
        var opened = 0;
        for (var sealed : sealed(server)) {
            for (var key : held) {
                var plain = open(keys, key, sealed);
                plain.ifPresent(bytes -> assertNotIn(sealed.context(), bytes));
                opened += plain.isPresent() ? 1 : 0;
            }
        }
        return opened;
    }

    private static Optional<byte[]> open(Keys keys, KeyId key, Sealed sealed) {
        try {
            return keys.open(key, sealed.bytes(), sealed.context());
        } catch (IllegalStateException otherKey) {
            return Optional.empty();
        }
    }

    private static List<Sealed> sealed(ApplicationContext server) {
        var jdbc = server.getBean(JdbcClient.class);
        var all = new ArrayList<Sealed>();
        server.getBean(EventTypes.class)
                .all()
                .forEach(type -> jdbc.sql("select payload from events where type = ?")
                        .param(type.name())
                        .query((row, n) -> JSON.readTree(row.getBytes(1)))
                        .list()
                        .forEach(event -> type.schema().personal().stream()
                                .filter(component -> event.get(component).isString())
                                .forEach(component -> all.add(
                                        new Sealed(type.name() + "." + component, decoded(event.get(component)))))));
        for (var select : List.of(
                "select id, sealed from media",
                "select id::text, sealed from identifiers",
                "select 'outbox.' || position, sealed from outbox")) {
            all.addAll(jdbc.sql(select)
                    .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2)))
                    .list());
        }
        return all;
    }

    private static byte[] decoded(JsonNode sealed) {
        return Base64.getDecoder().decode(sealed.asString());
    }

    private int assertNotIn(String where, byte[] bytes) {
        var text = text(bytes);
        for (var secret : secrets) {
            assertThat(text.contains(secret))
                    .as("%s tells of somebody who has left", where)
                    .isFalse();
        }
        return bytes.length;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Copies a folder with all that is in it. */
    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
