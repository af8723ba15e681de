// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.append.EventTable;
import io.rollcall.log.append.Head;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does to the log with plain SQL is found, and at its place. */
class TamperingTest {

    private static final int SIZE = 2_000;
    private static final long PLACE = 777;

    private final AuditedLog audited = new AuditedLog();

    @BeforeEach
    void seal() {
        audited.log.with(600).sealed().with(SIZE - 600).sealed();
        assertThat(audited.audit().path("sound").asBoolean()).isTrue();
    }

    @AfterEach
    void close() {
        audited.close();
    }

    private void found(long position, String what) {
        found(AuditedLog.ALL, position, position, what);
    }

    private void found(VerifyRequest asked, long position, long to, String what) {
        var verdict = audited.audit(asked);
        assertThat(verdict.path("sound").asBoolean()).as("%s", verdict).isFalse();
        assertThat(verdict.path("first").path("position").asLong())
                .as("%s", verdict)
                .isEqualTo(position);
        assertThat(verdict.path("first").path("to").asLong()).as("%s", verdict).isEqualTo(to);
        assertThat(verdict.path("first").path("what").asString()).contains(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "metadata"})
    void aByte(String column) {
        audited.log.sql(
                "update events set " + column + " = set_byte(" + column + ", 3, get_byte(" + column
                        + ", 3) # 1) where position = ?",
                PLACE);
        found(PLACE, "not what the tree has a leaf of, and its hash does not follow");
        assertThat(audited.audit().path("found").asLong())
                .as("and nothing behind it")
                .isEqualTo(1);
    }

    @Test
    void aByteOfAHash() {
        audited.log.sql("update events set hash = set_byte(hash, 3, get_byte(hash, 3) # 1) where position = ?", PLACE);
        found(PLACE, "Its hash does not follow");
        assertThat(audited.audit().path("found").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregate = 'somebody else'",
                "aggregate_type = 'Other'",
                "version = version + 100000",
                "type = 'thing.happened'",
                "revision = '9'",
                "id = gen_random_uuid()",
                "recorded_at = recorded_at - interval '1 microsecond'"
            })
    void whatStandsBesideIt(String change) {
        audited.log.sql("update events set " + change + " where position = ?", PLACE);
        found(PLACE, "not what the tree has a leaf of");
    }

    @Test
    void anEventThatIsDeleted() {
        audited.log.sql("delete from events where position = ?", PLACE);
        found(PLACE, "There is no event");
        assertThat(audited.audit().path("found").asLong()).isEqualTo(1);
    }

    @Test
    void anEventThatIsInserted() {
        audited.log.sql("update events set position = -position - 1 where position >= ?", PLACE);
        audited.log.sql("update events set position = -position where position < 0");
        audited.log.sql(
                "insert into events select ?, 'put in', 0, aggregate_type, gen_random_uuid(), type, revision,"
                        + " recorded_at, payload, metadata, hash from events where position = ?",
                PLACE,
                PLACE - 1);
        found(PLACE, "not what the tree has a leaf of");
    }

    @Test
    void eventsThatAreSwapped() {
        audited.log.sql("update events set position = case position when 777 then -901 else -777 end"
                + " where position in (777, 901)");
        audited.log.sql("update events set position = -position where position < 0");
        found(PLACE, "not what the tree has a leaf of");
        assertThat(audited.audit().path("findings").path(1).path("position").asLong())
                .isEqualTo(901);
    }

    @Test
    void theEndThatIsCut() {
        audited.log.sql("delete from events where position > 1500");
        found(1_501, "its end was cut");
    }

    @Test
    void theEndThatIsCutWithTheTreeIsFoundByACheckpointFromOutside() {
        var outside = audited.withCheckpointFromOutside();
        audited.log.sql("delete from events where position > 1500");
        forgetTheTree();
        audited.log.sealed();
        assertThat(audited.audit().path("sound").asBoolean())
                .as("nothing here is left to find it by")
                .isTrue();
        found(outside, 1_501, 1_501, "its end was cut");
    }

    @Test
    void aLogThatIsWrittenAnewWithItsHashesIsFoundByItsTree() throws SQLException {
        rewriteFrom(PLACE);
        found(PLACE, "the log's hashes were made anew");
    }

    @Test
    void aLogThatIsWrittenAnewWithItsTreeIsFoundByWhatWasSigned() throws SQLException {
        rewriteFrom(PLACE);
        var signed = audited.log.checkpoints.after(0, 10);
        forgetTheTree();
        audited.log.sealed();
        audited.log.sql("delete from proof_checkpoints");
        signed.forEach(kept -> audited.log.checkpoints.keep(kept.size(), kept.note()));
        found(AuditedLog.ALL, 601, SIZE, "has another root than the tree");
    }

    @Test
    void aLogThatIsWrittenAnewWithAllThatWasSignedIsFoundFromOutside() throws SQLException {
        var outside = audited.withCheckpointFromOutside();
        rewriteFrom(PLACE);
        forgetTheTree();
        audited.log.sealed();
        assertThat(audited.audit().path("sound").asBoolean()).isTrue();
        found(outside, 1, SIZE, "The checkpoint from outside has another root");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTile(int level) {
        audited.log.sql(
                "update proof_tiles set hashes = set_byte(hashes, 32 * 3 + 1, get_byte(hashes, 32 * 3 + 1) # 1)"
                        + " where level = ? and number = 0",
                level);
        if (level == 0) {
            found(4, "or the tile was changed");
        } else {
            found(AuditedLog.ALL, 769, 1_024, "the hash that the tile above has of it differ");
        }
    }

    @Test
    void aTileThatIsGone() {
        audited.log.sql("delete from proof_tiles where level = 0 and number = 2");
        found(513, "The tree has no leaf for it");
    }

    @Test
    void aCheckpointThatIsChanged() {
        audited.log.sql("update proof_checkpoints set note = replace(note, '600', '601') where size = 600");
        found(AuditedLog.ALL, 1, 600, "is of another size");
    }

    @Test
    void aCheckpointThatIsReplacedByOneThatNobodySigned() {
        var other = new AuditedLog();
        try (other) {
            other.log.with(600).sealed();
            var note = other.log.checkpoints.newest().orElseThrow().note().replace(other.origin(), audited.origin());
            audited.log.sql("update proof_checkpoints set note = ? where size = 600", note);
        }
        found(AuditedLog.ALL, 1, 600, "has another root");
    }

    @Test
    void aSignatureThatIsChanged() {
        audited.log.sql("update proof_checkpoints set note = overlay(note placing"
                + " case substr(note, length(note) - 40, 1) when 'A' then 'B' else 'A' end"
                + " from length(note) - 40) where size = 600");
        found(AuditedLog.ALL, 1, 600, "is not its own");
    }

    @Test
    void anotherKeyThanTheAuditors() {
        var newest = audited.log.checkpoints.newest().orElseThrow().note();
        var asked = new VerifyRequest(null, null, newest, List.of(otherKey()));
        found(asked, 1, SIZE, "signed by none of the keys");
    }

    private String otherKey() {
        return io.rollcall.proof.note.NoteSigner.generate(
                        audited.origin(),
                        io.rollcall.proof.note.SignatureType.ED25519,
                        new java.security.SecureRandom())
                .verifier()
                .vkey();
    }

    private void forgetTheTree() {
        audited.log.sql("delete from proof_checkpoints");
        audited.log.sql("delete from proof_tiles");
        audited.log.sql("delete from proof_tree");
        audited.log.forget();
    }

    /** As somebody would that knows how the log chains its hashes. */
    private void rewriteFrom(long position) throws SQLException {
        audited.log.sql(
                "update events set payload = set_byte(payload, 3, get_byte(payload, 3) # 1) where position = ?",
                position);
        try (var connection = audited.log.source.getConnection()) {
            var before =
                    Head.after(EventTable.at(connection, List.of(position - 1)).getFirst());
            for (var event : EventTable.after(connection, position - 1, SIZE)) {
                var made = before.next(event.row(), event.row().digest(), event.recordedAt());
                audited.log.sql("update events set hash = ? where position = ?", made.hash(), event.position());
                before = Head.after(made);
            }
        }
    }
}
