// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.cli.witness.Witness.Outcome;
import io.rollcall.cli.witness.Witness.Why;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.witness.AddCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness cosigns, and that it never cosigns two trees of one size. */
class WitnessTest {

    private static final int SIZE = 300;
    private static final int FORK = 100;
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static final TestLog LOG = new TestLog(SIZE, SIZE, "");
    private static final TestLog FORKED = new TestLog(SIZE, FORK, "forked");

    static final NoteSigner KEY =
            NoteSigner.generate("witness.example/w1", SignatureType.ED25519_COSIGNATURE, new SecureRandom());
    private static final NoteSigner OTHER_KEY =
            NoteSigner.generate("witness.example/w1", SignatureType.ML_DSA_44_COSIGNATURE, new SecureRandom());

    @TempDir
    Path folder;

    @Test
    void aTreeThatGrowsIsCosignedByEachKeyAtThisTime() throws Exception {
        var witness = witness();
        for (var request : List.of(LOG.grown(0, 7), LOG.grown(7, FORK), LOG.grown(FORK, FORK), LOG.grown(FORK, 256))) {
            var cosigned = (Outcome.Cosigned) witness.add(request);
            assertThat(cosigned.signatures()).hasSize(2);
            var note = request.note().with(cosigned.signatures());
            assertThat(note.verify(List.of(KEY.verifier(), OTHER_KEY.verifier())))
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.at()).isEqualTo(NOW));
        }
        assertThat(witness.last(TestLog.ORIGIN)).hasValueSatisfying(last -> {
            assertThat(last.size()).isEqualTo(256);
            assertThat(last.root()).isEqualTo(LOG.root(256));
        });
        assertThat(witness().add(LOG.grown(0, 300))).isEqualTo(new Outcome.OtherSize(256)); // another process
    }

    @Test
    void aForkIsCosignedNeitherAtTheSameSizeNorAtAnother() throws Exception {
        var witness = witness();
        assertThat(witness.add(LOG.grown(0, 200))).isInstanceOf(Outcome.Cosigned.class);
        for (int size : List.of(200, 201, 300)) {
            assertRefused(witness, FORKED.grown(200, size), Why.INCONSISTENT);
            assertRefused(witness, new AddCheckpoint(200, LOG.path(200, size), FORKED.note(size)), Why.INCONSISTENT);
        }
        assertThat(witness.add(FORKED.grown(0, 200))).isEqualTo(new Outcome.OtherSize(200));
        assertThat(witness.add(FORKED.grown(100, 200))).isEqualTo(new Outcome.OtherSize(200));
        assertRefused(witness, new AddCheckpoint(200, List.of(), LOG.note(150)), Why.MALFORMED);
        assertThat(witness.add(LOG.grown(100, 150))).isEqualTo(new Outcome.OtherSize(200));
    }

    @Test
    void anythingThatTheLogHasNotSignedIsRefused() throws Exception {
        var stranger = NoteSigner.generate(TestLog.ORIGIN, SignatureType.ED25519, new SecureRandom());
        var witness = witness();
        assertRefused(witness, new AddCheckpoint(0, List.of(), LOG.note(5, stranger)), Why.NOT_SIGNED);
        var nobody = new Witness(new WitnessState(folder), List.of(), List.of(KEY), () -> NOW);
        assertRefused(nobody, LOG.grown(0, 5), Why.UNKNOWN_LOG);
        assertRefused(witness, new AddCheckpoint(0, List.of(LOG.root(3)), LOG.note(5)), Why.INCONSISTENT);
        assertThat(witness.last(TestLog.ORIGIN)).isEmpty();
    }

    @Test
    void ofManyAtOnceWithBothForksEachSizeHasOneRoot() throws Exception {
        Map<Integer, List<String>> cosigned = new ConcurrentHashMap<>();
        var together = new CountDownLatch(1);
        var asked = new ArrayList<Future<?>>();
        var shared = witness();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int n = 0; n < 64; n++) {
                var witness = n % 2 == 0 ? shared : witness(); // some share a folder only
                var log = n % 4 < 2 ? LOG : FORKED;
                var size = FORK + 1 + n * 3;
                asked.add(threads.submit(() -> {
                    together.await();
                    grow(witness, log, size, cosigned);
                    return null;
                }));
            }
            together.countDown();
            for (var one : asked) {
                one.get(1, TimeUnit.MINUTES);
            }
        }
        assertThat(cosigned)
                .isNotEmpty()
                .allSatisfy((size, roots) -> assertThat(roots).containsOnly(roots.getFirst()));
        var last = witness().last(TestLog.ORIGIN).orElseThrow();
        assertThat(cosigned.keySet()).contains((int) last.size()).allMatch(size -> size <= last.size());
    }

    /** As a client does: with the size that it is told. */
    private static void grow(Witness witness, TestLog log, int size, Map<Integer, List<String>> cosigned)
            throws Exception {
        for (long from = 0; from <= size; ) {
            switch (witness.add(log.grown(from, size))) {
                case Outcome.Cosigned yes -> {
                    cosigned.computeIfAbsent(size, none -> new CopyOnWriteArrayList<>())
                            .add(log.root(size).toString());
                    return;
                }
                case Outcome.OtherSize other -> from = other.size();
                case Outcome.Refused no -> {
                    assertThat(no.why()).isEqualTo(Why.INCONSISTENT);
                    return;
                }
            }
        }
    }

    @Test
    void aProcessThatIsKilledBeforeItAnswersHasKeptWhatItSigned() throws Exception {
        var killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWitness.class.getName(),
                        folder.toString(),
                        TestLog.KEY.skey(),
                        KEY.skey())
                .redirectErrorStream(true)
                .start();
        killed.getOutputStream().close();
        assertThat(new String(killed.getInputStream().readAllBytes())).isEmpty();
        assertThat(killed.waitFor()).isEqualTo(KilledWitness.KILLED);
        var witness = witness();
        var kept = witness.last(TestLog.ORIGIN).orElseThrow();
        assertThat(kept.size()).isEqualTo(KilledWitness.SIZE);
        assertThat(witness.add(LOG.grown(0, KilledWitness.SIZE))).isEqualTo(new Outcome.OtherSize(KilledWitness.SIZE));
        assertRefused(witness, FORKED.grown(KilledWitness.SIZE, KilledWitness.SIZE), Why.INCONSISTENT);
        assertThat(witness.add(LOG.grown(KilledWitness.SIZE, KilledWitness.SIZE)))
                .isInstanceOf(Outcome.Cosigned.class);
    }

    @Test
    void aDamagedStateIsNoneToBeginAnewFrom() throws Exception {
        assertThat(witness().add(LOG.grown(0, 200))).isInstanceOf(Outcome.Cosigned.class);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
                Files.writeString(file, "");
            }
        }
        assertThatThrownBy(() -> witness().add(FORKED.grown(0, 200))).isInstanceOf(ProofRefused.class);
    }

    private Witness witness() {
        return new Witness(
                new WitnessState(folder), List.of(TestLog.KEY.verifier()), List.of(KEY, OTHER_KEY), () -> NOW);
    }

    private static void assertRefused(Witness witness, AddCheckpoint request, Why why) throws Exception {
        assertThat(witness.add(request))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }
}
