// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.privacy.KeyRing.Entry;
import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key ring's file: made whole, changed by one at a time, and never replaced where something needs it. */
class KeyRingTest {

    private static final int PROCESSES = 8;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ring");
    }

    @Test
    void aMissingRingIsRefusedWhereSomethingNeedsIt() {
        refused("missing");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void aRingThatLacksAPurposeIsCompletedWhereNothingNeedsIt(Purpose only) {
        store(List.of(Entry.make(only, Instant.EPOCH)));
        var kept = KeyRing.at(file, true, Clock.systemUTC()).current(only).id();
        for (var purpose : Purpose.values()) {
            assertThat(KeyRing.at(file, false, Clock.systemUTC()).of(purpose)).hasSize(1);
        }
        assertThat(KeyRing.at(file, false, Clock.systemUTC()).current(only).id())
                .isEqualTo(kept);
    }

    @Test
    void aRingThatLacksAPurposeIsRefusedWhereSomethingNeedsIt() throws Exception {
        store(List.of(Entry.make(Purpose.WRAPPING, Instant.EPOCH)));
        var before = Files.readString(file);
        refused("lacks its [DIGEST, CODE]");
        assertThat(file).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[{\"id\": 1}]"})
    void whatIsNoRingIsRefusedInWords(String content) throws Exception {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        refused("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw--w----", "rw-----w-", "rwxrwxrwx"})
    void aRingThatIsOpenToOthersIsRefused(String permissions) throws Exception {
        KeyRing.at(file, true, Clock.systemUTC());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        refused("open to others than its owner (" + permissions + ")");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatCode(() -> KeyRing.at(file, false, Clock.systemUTC())).doesNotThrowAnyException();
    }

    @Test
    void aRingInAFolderThatEverybodyMayWriteToIsRefused() throws Exception {
        KeyRing.at(file, true, Clock.systemUTC());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        refused("Everybody on this machine may write to " + folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThatCode(() -> KeyRing.at(file, false, Clock.systemUTC())).doesNotThrowAnyException();
    }

    @Test
    void theRingIsReadableByItsOwnerOnly() throws Exception {
        KeyRing.at(file, true, Clock.systemUTC());
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void allPurposesAreThereAsSoonAsTheFileIs() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = threads.submit(() -> {
                while (!Files.exists(file)) {
                    Thread.onSpinWait();
                }
                return new RingFile(file).read();
            });
            KeyRing.at(file, true, Clock.systemUTC());
            assertThat(seen.get()).extracting(Entry::purpose).containsExactlyInAnyOrder(Purpose.values());
        }
    }

    @Test
    void threadsThatStartAtOnceHaveTheSameKeysInMemoryAndInTheFile() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, PROCESSES)
                    .mapToObj(n -> threads.submit(() -> KeyRing.at(file, true, Clock.systemUTC())))
                    .toList();
            var stored = ids(KeyRing.at(file, true, Clock.systemUTC()));
            for (var start : starts) {
                assertThat(ids(start.get())).isEqualTo(stored);
            }
        }
    }

    @Test
    void processesThatChangeTheRingAtOnceLoseNoKey() throws Exception {
        var processes = new ArrayList<Process>();
        for (int n = 0; n < 2; n++) {
            processes.add(RingProcess.start(file));
        }
        for (var process : processes) {
            process.getOutputStream().close(); // go
        }
        var said = new ArrayList<String>();
        for (var process : processes) {
            said.addAll(process.inputReader().readAllLines());
            assertThat(process.waitFor()).isZero();
        }
        var ring = KeyRing.at(file, false, Clock.systemUTC());
        var code = RingProcess.CODE + ring.current(Purpose.CODE).id();
        assertThat(said).containsExactly(code, code);
        assertThat(ring.of(Purpose.CODE)).hasSize(1);
        assertThat(ring.of(Purpose.DIGEST)).hasSize(1 + 2 * RingProcess.CHANGES);
    }

    @Test
    void whatACrashLeftOfAWriteIsRemovedAtTheNextStartAndByARenewal() throws Exception {
        var ring = KeyRing.at(file, true, Clock.systemUTC());
        var stray = Files.writeString(folder.resolve("ring.123.new"), "keys");
        var older = Files.writeString(folder.resolve("key-ring123.new"), "keys");
        KeyRing.at(file, false, Clock.systemUTC());
        assertThat(stray).doesNotExist();
        assertThat(older).doesNotExist();
        Files.writeString(stray, "keys");
        ring.beginRenewal();
        assertThat(stray).doesNotExist();
    }

    @Test
    void aRenewalThatWasCutOffGoesOnWithTheKeysThatItMade() {
        var ring = KeyRing.at(file, true, Clock.systemUTC());
        var old = ring.current(Purpose.DIGEST);
        ring.beginRenewal();
        var made = ring.current(Purpose.DIGEST);
        var next = KeyRing.at(file, false, Clock.systemUTC());
        next.beginRenewal();
        assertThat(next.of(Purpose.DIGEST)).extracting(Entry::id).containsExactly(old.id(), made.id());
    }

    @Test
    void theEndOfARenewalLeavesNewerKeysAlone() {
        var ring = KeyRing.at(file, true, Clock.systemUTC());
        ring.beginRenewal();
        var slow = List.of(ring.current(Purpose.WRAPPING), ring.current(Purpose.DIGEST));
        ring.endRenewal(slow);
        ring.beginRenewal();
        var newest = ring.current(Purpose.DIGEST);
        ring.endRenewal(List.of(ring.current(Purpose.WRAPPING), newest));
        ring.endRenewal(slow);
        assertThat(ring.of(Purpose.DIGEST)).extracting(Entry::id).containsExactly(newest.id());
    }

    private void refused(String words) {
        assertThatThrownBy(() -> KeyRing.at(file, false, Clock.systemUTC()))
                .isInstanceOf(KeyRingRefused.class)
                .hasMessageContaining(words);
    }

    private void store(List<Entry> entries) {
        new RingFile(file).change(List.of(), none -> entries);
    }

    private static List<UUID> ids(KeyRing ring) {
        return Stream.of(Purpose.values())
                .map(purpose -> ring.current(purpose).id())
                .toList();
    }
}
