// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.cli.stream.StreamFault.Kind;
import io.rollcall.proof.Hash;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What is not as the stream promises is found, and named by what it is. */
class TamperedTopicTest {

    private final ToldTopic topic = new ToldTopic().told(1, 100).told(101, 200).told(201, 250);

    @Test
    void aTopicAsItWasToldIsSound() {
        assertThat(topic.verdict()).isEqualTo(new StreamVerdict(250, 250, 1, 0, 0, 3, 250, 250, 0, null));
    }

    @Test
    void aRecordThatIsGoneIsMissing() {
        topic.partitionOf(120).remove(topic.indexOf(120));
        finds(Kind.MISSING, 120);
    }

    @Test
    void thoseAtTheBeginningAreMissingToo() {
        topic.partitions.forEach(records -> records.removeIf(record -> sequence(record) <= 10));
        finds(Kind.MISSING, 1);
    }

    @Test
    void aTopicWhoseEndIsGoneIsCut() {
        topic.partitions.forEach(records -> records.removeIf(record -> sequence(record) > 230));
        finds(Kind.CUT, 201);
    }

    @Test
    void anEmptyTopicIsCut() {
        topic.partitions.forEach(List::clear);
        finds(Kind.CUT, 0);
    }

    @Test
    void aRecordThatSaysSomethingElseIsChanged() {
        var all = topic.partitionOf(150);
        var at = topic.indexOf(150);
        var was = all.get(at);
        all.set(
                at,
                new ProducerRecord<>(
                        ToldTopic.NAME, null, null, was.key(), "{\"n\":7}".getBytes(UTF_8), was.headers()));
        finds(Kind.CHANGED, 101);
    }

    @Test
    void aHeaderThatSaysSomethingElseIsChangedToo() {
        var at = topic.indexOf(7);
        var headers = topic.partitionOf(7).get(at).headers();
        headers.remove("ce_time").add("ce_time", "2020-01-01T00:00:00Z".getBytes(UTF_8));
        finds(Kind.CHANGED, 1);
    }

    @Test
    void aRecordThatIsThereTwiceIsADuplicate() {
        var all = topic.partitionOf(150);
        all.add(topic.indexOf(150) + 1, all.get(topic.indexOf(150)));
        var verdict = finds(Kind.DUPLICATE, 150);
        assertThat(verdict.duplicates()).isEqualTo(1);
        assertThat(verdict.faults()).isEqualTo(1);
        assertThat(verdict.duplicatesPerMille()).isBetween(3.9, 4.0);
    }

    @Test
    void aWholeTopicThatIsThereTwiceIsSo() {
        topic.partitions.forEach(records -> records.addAll(List.copyOf(records)));
        assertThat(finds(Kind.DUPLICATE, 1).duplicates()).isEqualTo(250);
    }

    /** A reader that is not {@code read_committed} sees what a killed writer had begun. */
    @Test
    void whatWasTakenBackAndToldAgainIsCountedAndNoFaultWhereItIsAskedFor() {
        var all = topic.partitionOf(150);
        all.add(topic.indexOf(150) + 1, all.get(topic.indexOf(150)));
        var verdict = topic.verdict(ToldTopic.keys(), true);
        assertThat(verdict.first()).isNull();
        assertThat(verdict.duplicates()).isEqualTo(1);
    }

    @Test
    void anotherEventWithTheSamePositionIsAConflict() {
        topic.partitionOf(150).add(topic.indexOf(150) + 1, topic.record(150, "another"));
        finds(Kind.CONFLICT, 150);
    }

    @Test
    void recordsOfOnePartitionThatHaveChangedPlacesAreOutOfOrder() {
        var all = topic.partitionOf(150);
        Collections.swap(all, topic.indexOf(150), topic.indexOf(150) + 1);
        finds(Kind.OUT_OF_ORDER, 150);
    }

    @Test
    void aRecordInAnotherPartitionThanItsKeysIsMisplaced() {
        var all = topic.partitionOf(150);
        var record = all.remove(topic.indexOf(150));
        putIn(topic.partitions.get((ToldTopic.partition(record.key()) + 1) % ToldTopic.PARTITIONS), record);
        finds(Kind.MISPLACED, 150);
    }

    @Test
    void aRecordOfAnotherFormIsForeign() {
        topic.partitions.get(1).add(3, new ProducerRecord<>(ToldTopic.NAME, "user-1", "hello".getBytes(UTF_8)));
        var fault = finds(Kind.FOREIGN, 0).first();
        assertThat(fault.partition()).isEqualTo(1);
        assertThat(fault.offset()).isEqualTo(3);
    }

    @Test
    void anEventThatWasPutInIsChanged() {
        topic.told(252, 260); // 251 was passed over
        assertThat(topic.verdict().first()).isNull();
        putIn(topic.partitionOf(251), topic.record(251, "put in"));
        finds(Kind.CHANGED, 251);
    }

    @Test
    void aCheckpointByAnotherKeyIsNotBelieved() {
        var stranger =
                NoteSigner.generate(ToldTopic.keys().getFirst().name(), SignatureType.ED25519, new SecureRandom());
        topic.sign(stranger, 250, Hash.sha256(new byte[1]));
        finds(Kind.CHECKPOINT, 0);
    }

    @Test
    void aCheckpointThatIsNoneIsNotBelieved() {
        topic.notes.add("hello".getBytes(UTF_8));
        finds(Kind.CHECKPOINT, 0);
    }

    @Test
    void checkpointsThatHaveChangedPlacesAreNotBelieved() {
        Collections.swap(topic.notes, 0, 1);
        finds(Kind.CHECKPOINT, 200);
    }

    /** What an operator has had the stream pass over, or what a filter leaves out. */
    @Test
    void positionsWithoutARecordAreNoFaultWhereThatIsSigned() {
        topic.told(260, 300);
        topic.signUpTo(310);
        var verdict = topic.verdict();
        assertThat(verdict.first()).isNull();
        assertThat(verdict.without()).isEqualTo(19);
        assertThat(verdict.signedUpTo()).isEqualTo(310);
    }

    @Test
    void positionsWithoutARecordAreMissingWhereNothingIsSigned() {
        topic.notes.clear();
        assertThat(topic.verdict().first()).isNull();
        topic.partitionOf(120).remove(topic.indexOf(120));
        finds(Kind.MISSING, 120);
    }

    @Test
    void aStreamThatHasBegunAnewIsHeldToEachOfItsTrees() {
        topic.anew().told(1, 60);
        var verdict = topic.verdict();
        assertThat(verdict.first()).isNull();
        assertThat(verdict.sources()).isEqualTo(2);
        assertThat(verdict.reached()).isEqualTo(60);
        topic.partitions.forEach(records -> records.removeIf(record -> sequence(record) == 240));
        finds(Kind.MISSING, 240);
    }

    /** Longer than what is held of a partition. */
    @Test
    void aLongTopicIsReadThrough() {
        var many = new ToldTopic();
        for (int part = 0; part < 30; part++) {
            many.told(1 + part * 1_000L, (part + 1) * 1_000L);
        }
        assertThat(many.verdict()).isEqualTo(new StreamVerdict(30_000, 30_000, 1, 0, 0, 30, 30_000, 30_000, 0, null));
    }

    private StreamVerdict finds(Kind kind, long position) {
        var verdict = topic.verdict();
        var fault = verdict.first();
        assertThat(fault).isNotNull();
        assertThat(fault.kind()).as("%s", fault).isEqualTo(kind);
        assertThat(fault.position()).as("%s", fault).isEqualTo(position);
        return verdict;
    }

    /** Where it belongs by its position. */
    private static void putIn(List<ProducerRecord<String, byte[]>> partition, ProducerRecord<String, byte[]> record) {
        var index = 0;
        while (index < partition.size() && sequence(partition.get(index)) < sequence(record)) {
            index++;
        }
        partition.add(index, record);
    }

    private static long sequence(ProducerRecord<String, byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader("ce_sequence").value(), UTF_8));
    }
}
