// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.export.EventLines;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.privacy.Identifiers;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.ProofCheck;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.LogLeaf;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TiledTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What an auditor does with a started server, and what of it outlives the people that the log is about. */
class AuditIT {

    private static final String TLOG = "/ops/v1/tlog";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEYS_LEFT = "select count(*) from events join subject_keys"
            + " on subject_keys.id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid"
            + " where type = 'user.account-deleted' and destroyed_at is null";

    /** A proof with what it is of, as an auditor has kept them. */
    private record Kept(TlogProof proof, RecordedEvent event) {}

    private static List<NoteVerifier> keys(Client auditor) throws ProofRefused {
        var keys = new ArrayList<NoteVerifier>();
        for (var key : auditor.get(TLOG).is(200).json().get("keys")) {
            keys.add(NoteVerifier.parse(key.asString()));
        }
        return keys;
    }

    private static Checkpoint signedUpTo(Client auditor, long position) throws ProofRefused {
        Soon.is(
                200,
                SOON,
                () -> auditor.get(TLOG),
                it -> it.json().path("signed").asLong() >= position);
        var note = SignedNote.parse(auditor.get(TLOG + "/checkpoint").is(200).bytes());
        var believed = TrustPolicy.of(keys(auditor)).verify(note);
        assertThat(believed.signatures()).as("Ed25519 and ML-DSA-44").hasSize(2);
        return believed.checkpoint();
    }

    private static long head(OwnServer server) {
        return jdbc(server)
                .sql("select max(position) from events")
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc(OwnServer server) {
        return server.context().getBean(JdbcClient.class);
    }

    private static Kept proof(Client auditor, long position) throws ProofRefused {
        var path = "/ops/v1/audit/proofs/" + position;
        return new Kept(
                TlogProof.parse(auditor.get(path).is(200).bytes()),
                RecordedEvent.parse(auditor.get(path + "/event").is(200).text().strip()));
    }

    private static JsonNode audited(OwnServer server, String body) {
        var auditor = Operators.as(OperatorRole.AUDITOR, server.base());
        var job = auditor.post("/ops/v1/audit/verify", SentBody.json(body)).is(202);
        return Soon.is(
                        200,
                        SOON,
                        () -> auditor.get(job.header("Location").orElseThrow()),
                        it -> it.json().get("state").asString().equals("ended"))
                .json();
    }

    @Test
    void theSealerIsASubscriptionAndTheTreeIsServed() throws ProofRefused {
        Meet.at(Server.base()).signUp(); // so that there is something to seal
        var viewer = Operators.as(OperatorRole.VIEWER, Server.base());
        var sealer = Soon.is(
                        200,
                        SOON,
                        () -> viewer.get("/ops/v1/subscriptions/sealer"),
                        it -> it.json().get("position").asLong() > 0)
                .json();
        assertThat(sealer.get("state").asString()).isIn("live", "catching-up");
        assertThat(sealer.get("owner").asString()).contains("/");
        var checkpoint = signedUpTo(viewer, 1);
        var tree = new TiledTree(
                checkpoint.size(),
                tile -> viewer.get(TLOG + "/" + tile.path()).is(200).bytes());
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        viewer.get(TLOG + "/tile/7/000.p/1").is(404);
        var auditor = Operators.as(OperatorRole.AUDITOR, Server.base());
        for (var stored : List.of(
                TLOG + "/tile/entries/x999/999",
                "/ops/v1/audit/proofs/1000000000",
                "/ops/v1/audit/proofs/1000000000/event")) {
            auditor.get(stored).is(404);
            viewer.get(stored).is(403); // invite codes stand there in the clear
        }
        viewer.post("/ops/v1/audit/verify", SentBody.json("{\"reason\": \"Audit\"}"))
                .is(403);
        Client.of(Server.base()).get(TLOG + "/checkpoint").is(401);
    }

    @Test
    void badQuestionsAreRefused() {
        var auditor = Operators.as(OperatorRole.AUDITOR, Server.base());
        for (var wrong : List.of(
                "{\"reason\": \"Audit\", \"from\": 0}",
                "{\"reason\": \"Audit\", \"from\": 9, \"to\": 8}",
                "{\"reason\": \"Audit\", \"key\": \"x\"}",
                "{\"reason\": \"Audit\", \"keys\": \"x\"}",
                "{\"from\": 1}")) {
            auditor.post("/ops/v1/audit/verify", SentBody.json(wrong)).is(400);
        }
    }

    @Test
    void erasureLeavesEveryProofAndConfirmsNoGuess() throws Exception {
        try (var server = OwnServer.startWithoutStream(Parts.unused(), true, "--rollcall.proof.interval=200ms")) {
            var meet = Meet.at(server.base());
            var auditor = Operators.as(OperatorRole.AUDITOR, server.base());
            var leaver = meet.signUp();
            var size = head(server);
            signedUpTo(auditor, size);
            var before = new ArrayList<Kept>();
            for (long position = 1; position <= size; position++) {
                before.add(proof(auditor, position));
            }
            assertThat(isForgotten(server, leaver.phone())).isFalse();
            meet.as(leaver).delete(ACCOUNT, SentBody.none()).is(204);
            Soon.until(SOON, () -> jdbc(server).sql(KEYS_LEFT).query(Long.class).single() == 0);
            signedUpTo(auditor, head(server));

            var check = new ProofCheck(TrustPolicy.of(keys(auditor)));
            for (var kept : before) {
                check.check(kept.proof(), kept.event());
                check.check(kept.proof(), LogLeaf.decode(kept.proof().extra()));
                var now = proof(auditor, kept.event().position());
                check.check(now.proof(), kept.event());
                assertThat(now.event().toJson()).isEqualTo(kept.event().toJson());
                assertThat(now.proof().extra()).isEqualTo(kept.proof().extra());
            }
            var entries =
                    auditor.get(TLOG + "/tile/entries/000.p/" + size).is(200).bytes();
            assertThat(Guesses.at(leaver.phone()).among(entries)).isEmpty();
            assertThat(Guesses.at(leaver.phone()).inAllTables(jdbc(server))).isEmpty();
            var haul = Haul.of(jdbc(server), entries, exported(auditor), tiles(auditor, size));
            assertThat(haul.keys()).isGreaterThan(100);
            assertThat(haul.confirms(Guesses.at(leaver.phone()))).isEmpty();
            Soon.until(SOON, () -> isForgotten(server, leaver.phone())); // with the key ring, too
            var after = audited(server, "{\"reason\": \"After an erasure\"}");
            assertThat(after.at("/result/sound").asBoolean()).as("%s", after).isTrue();
        }
    }

    /** Whether the identifiers, by whatever key of the ring, know nothing of a number. */
    private static boolean isForgotten(OwnServer server, String phone) {
        return server.context().getBean(Identifiers.class).find("phone", phone).isEmpty();
    }

    private static byte[] exported(Client auditor) throws Exception {
        var lines = new ByteArrayOutputStream();
        for (var event : EventLines.read(new ByteArrayInputStream(
                auditor.get("/ops/v1/export/events").is(200).bytes()))) {
            lines.writeBytes(event.payload());
            lines.writeBytes(event.metadata());
            lines.writeBytes(event.toJson().getBytes(UTF_8));
        }
        return lines.toByteArray();
    }

    private static byte[] tiles(Client auditor, long size) {
        return auditor.get(TLOG + "/tile/0/000.p/" + size).is(200).bytes();
    }

    private static byte[] keyedByAnIdThere(JdbcClient jdbc) throws GeneralSecurityException {
        var key = jdbc.sql("select uuid_send(id) from incarnation")
                .query(byte[].class)
                .single();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal("+79250741413".getBytes(UTF_8));
    }

    @Test
    void aGuessWouldBeFound() throws Exception {
        try (var server = OwnServer.startWithoutStream(Parts.unused(), true)) {
            var guesses = Guesses.at("+79250741413");
            var jdbc = jdbc(server);
            jdbc.sql("create table told (bytes bytea, text text)").update();
            assertThat(guesses.inAllTables(jdbc)).isEmpty();
            for (int at = 0; at < guesses.all().size(); at += 37) {
                var told = guesses.all().get(at);
                jdbc.sql("truncate told").update();
                jdbc.sql("insert into told (bytes) values (?)").param(told).update();
                assertThat(guesses.inAllTables(jdbc)).containsExactly("told");
            }
            jdbc.sql("truncate told").update();
            jdbc.sql("insert into told (text) values (encode(sha256(?), 'base64'))")
                    .param("+79250741413".getBytes(UTF_8))
                    .update();
            assertThat(guesses.inAllTables(jdbc)).containsExactly("told");
            assertThat(Haul.of(jdbc).confirms(guesses)).isEmpty();
            jdbc.sql("insert into told (bytes) values (?)")
                    .param(keyedByAnIdThere(jdbc))
                    .update();
            assertThat(Haul.of(jdbc).confirms(guesses)).containsOnly("HMAC");
            for (var told : List.of(
                    "sha256(uuid_send(id) || '+79250741413'::bytea)",
                    "encode(sha256(uuid_send(id) || '+79250741413'::bytea), 'base64')::bytea",
                    "encode(sha256('79250741413'::bytea || uuid_send(id)), 'hex')::bytea")) {
                jdbc.sql("truncate told").update();
                jdbc.sql("insert into told (bytes) select " + told + " from incarnation")
                        .update();
                assertThat(Haul.of(jdbc).confirms(guesses)).as(told).isNotEmpty();
            }
        }
    }

    @Test
    void aTamperedLogStopsTheSealerAndIsFoundByAJob() {
        try (var server = OwnServer.startWithoutStream(Parts.unused(), true, "--rollcall.proof.interval=200ms")) {
            var meet = Meet.at(server.base());
            var auditor = Operators.as(OperatorRole.AUDITOR, server.base());
            meet.signUp();
            var size = head(server);
            Soon.is(
                    200,
                    SOON,
                    () -> auditor.get(TLOG),
                    it -> it.json().path("signed").asLong() >= size);
            var sound = audited(server, "{\"reason\": \"Yearly audit\", \"from\": 1, \"to\": %d}".formatted(size));
            assertThat(sound.at("/result/sound").asBoolean()).as("%s", sound).isTrue();
            assertThat(sound.at("/progress/done").asLong()).isEqualTo(size);
            jdbc(server)
                    .sql("update events set type = 'x.y' where position = 2")
                    .update();
            var found = audited(server, "{\"reason\": \"Yearly audit\"}");
            assertThat(found.at("/result/sound").asBoolean()).isFalse();
            assertThat(found.at("/result/first/position").asLong()).isEqualTo(2);
            assertThat(found.get("why").asString()).startsWith("Position 2: ");
        }
    }
}
