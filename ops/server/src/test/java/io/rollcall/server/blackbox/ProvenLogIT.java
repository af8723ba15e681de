// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.cli.witness.Witness;
import io.rollcall.cli.witness.WitnessServer;
import io.rollcall.cli.witness.WitnessState;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.server.AuditorsGuide;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A log from its first key to its second, with a witness and a place outside, as the guides say. */
class ProvenLogIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int DATA = 65;
    private static final NoteSigner WITNESS = key("witness.example/w1", SignatureType.ED25519_COSIGNATURE);

    @TempDir
    private Path folder;

    private final Parts parts = Parts.unused();
    private final DatabaseClock clock = DatabaseClock.of(parts.database());

    private static NoteSigner key(String name, SignatureType type) {
        return NoteSigner.generate(name, type, new SecureRandom());
    }

    @Test
    @Provokes(Cause.CHECKPOINTS_HELD_UP)
    void itIsCosignedBeforeItLeavesAndItsKeysAreChanged() throws Exception {
        var origin = name();
        var older = key(origin, SignatureType.ED25519);
        var newer = key(origin, SignatureType.ED25519);
        try (var witness = witness(older, newer);
                var way = Network.to("http://127.0.0.1:" + witness.address().getPort() + "/")) {
            try (var server = start(way, "keys[0]=" + older.skey())) {
                grown(server);
                assertOutsideIsCosigned(older);
                typesTheGuide(server, older);
                var desk = desk(server);
                holdsUp(server, way, desk);
                desk.typesRunbook(Cause.CHECKPOINTS_HELD_UP);
                way.mend();
                desk.findsNoMore(Cause.CHECKPOINTS_HELD_UP);
                grown(server);
            }
            Files.copy(folder.resolve("7.tlog-proof"), folder.resolve("older.tlog-proof"));
            Files.copy(folder.resolve("7.event.json"), folder.resolve("older.event.json"));
            try (var server = start(way, "keys[0]=" + older.skey(), "keys[1]=" + newer.skey())) {
                grown(server);
                assertThat(code(server, "rollcall audit prove 7 -o both.tlog-proof"))
                        .isZero();
                assertThat(checked(server, "both", older)).isZero();
                assertThat(checked(server, "both", newer)).isZero();
                assertThat(checked(server, "older", newer)).isEqualTo(DATA);
            }
            try (var server = start(
                    way,
                    "keys[0]=" + newer.skey(),
                    "retired-keys[0]=" + older.verifier().vkey())) {
                grown(server);
                assertThat(code(server, "rollcall audit prove 7 -o newer.tlog-proof"))
                        .isZero();
                assertThat(checked(server, "newer", newer)).isZero();
                assertThat(checked(server, "newer", older)).isEqualTo(DATA);
                assertThat(checked(server, "older", older)).isZero();
                for (var key : List.of(
                        "", "--checkpoint kept --key " + older.verifier().vkey())) {
                    assertThat(code(server, "rollcall audit verify --reason Rotated " + key))
                            .isZero();
                }
            }
        }
    }

    /** A log is named when its database is made; its keys are made after that. */
    private String name() {
        try (var server = server("--rollcall.proof.enabled=false")) {
            Meet.at(server.base()).signUp();
            return tree(server).get("log").asString();
        }
    }

    private WitnessServer witness(NoteSigner... logs) throws IOException {
        var verifiers = Arrays.stream(logs).map(NoteSigner::verifier).toList();
        return WitnessServer.start(
                new Witness(
                        new WitnessState(folder.resolve("witness")),
                        verifiers,
                        List.of(WITNESS),
                        InstantSource.system()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private OwnServer start(Network toWitness, String... proof) {
        var settings = new ArrayList<String>(List.of(
                "witnesses.quorum=1",
                "witnesses.at.w1.url=" + toWitness.through("http://127.0.0.1:1/"),
                "witnesses.at.w1.keys[0]=" + WITNESS.verifier().vkey(),
                "publish.folder=" + folder.resolve("outside")));
        settings.addAll(List.of(proof));
        return server(settings.stream().map(it -> "--rollcall.proof." + it).toArray(String[]::new));
    }

    private OwnServer server(String... settings) {
        var all = Stream.concat(Stream.of("--rollcall.proof.interval=200ms"), Stream.of(settings));
        return OwnServer.startWithoutStream(parts, true, all.toArray(String[]::new));
    }

    private static JsonNode tree(OwnServer server) {
        return Operators.as(OperatorRole.AUDITOR, server.base())
                .get("/ops/v1/tlog")
                .is(200)
                .json();
    }

    /** Somebody new, and all of it is cosigned and outside. */
    private void grown(OwnServer server) {
        Meet.at(server.base()).signUp();
        var head = clock.head();
        Soon.until(
                SOON,
                () -> tree(server).path("cosigned").asLong() >= head
                        && outside().size() >= head);
    }

    private Checkpoint outside() {
        try {
            return Checkpoint.parse(note().text());
        } catch (IOException | ProofRefused e) {
            throw new AssertionError(e);
        }
    }

    private SignedNote note() throws IOException, ProofRefused {
        var file = folder.resolve("outside/checkpoint");
        Soon.until(SOON, () -> Files.exists(file));
        return SignedNote.parse(Files.readAllBytes(file));
    }

    private void assertOutsideIsCosigned(NoteSigner log) throws Exception {
        assertThat(note().verify(List.of(log.verifier(), WITNESS.verifier()))).hasSize(2);
    }

    private void typesTheGuide(OwnServer server, NoteSigner log) throws IOException {
        for (var section : List.of("One event", "The whole log")) {
            for (var command : AuditorsGuide.commands(section)) {
                var typed = auditor(server)
                        .with("KEY", log.verifier().vkey())
                        .with("WITNESS", WITNESS.verifier().vkey())
                        .type(inFolder(command));
                assertThat(typed.code()).as(command + ": " + typed.err()).isZero();
            }
        }
    }

    /** The witness is away: nothing more leaves the house, and a diagnosis says why. */
    private void holdsUp(OwnServer server, Network way, OperatorDesk desk) {
        way.cut();
        Meet.at(server.base()).signUp();
        desk.finds(Cause.CHECKPOINTS_HELD_UP, Severity.LOOK, "witness/w1");
        var cosigned = tree(server).get("cosigned").asLong(); // no more since the way is cut
        Soon.until(SOON, () -> outside().size() == cosigned);
        assertThat(tree(server).get("signed").asLong()).isGreaterThan(cosigned);
    }

    private int checked(OwnServer server, String proof, NoteSigner key) {
        return code(
                server,
                "rollcall audit check " + proof + ".tlog-proof --key "
                        + key.verifier().vkey());
    }

    private int code(OwnServer server, String command) {
        return auditor(server).type(inFolder(command)).code();
    }

    private String inFolder(String command) {
        return "cd '" + folder + "' && " + command;
    }

    private static Shell auditor(OwnServer server) {
        return Shell.at(server.base(), Operators.token(OperatorRole.AUDITOR));
    }

    private static OperatorDesk desk(OwnServer server) {
        return new OperatorDesk(Shell.at(server.base(), Operators.token(OperatorRole.OPERATOR)));
    }
}
