// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.leaf.LogLeaf;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.proof.tree.TiledTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** The tiles of the newest checkpoint are served, what is full for good, and nothing beyond it. */
class TileEndpointTest {

    private final SealedLog log = new SealedLog();
    private final TileEndpoint tiles = new TileEndpoint(log.tiles, log.checkpoints);
    private final EntriesEndpoint entries = new EntriesEndpoint(log.tiles, log.leaves, log.checkpoints);

    @BeforeEach
    void seal() {
        log.with(600).sealed().with(300);
        log.sealing.addPage();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static OperatorResponse ask(OperatorEndpoint endpoint, String path) {
        return endpoint.handle(new OperatorRequest(
                new Operator("v", OperatorRole.VIEWER),
                Map.of("path", path),
                Map.of(),
                new HttpHeaders(),
                new byte[0]));
    }

    private static byte[] bytes(OperatorResponse answer) {
        return (byte[]) java.util.Objects.requireNonNull(answer.body());
    }

    @Test
    void whatIsServedIsTheTreeThatWasSigned() throws ProofRefused {
        var served = new TiledTree(600, tile -> bytes(ask(tiles, tile.path().substring("tile".length()))));
        assertThat(served.root()).isEqualTo(log.signedLast().root());
    }

    @Test
    void whatIsFullNeverChanges() {
        assertThat(ask(tiles, "/0/001").headers().get("Cache-Control")).contains("immutable");
        assertThat(ask(entries, "/001").headers().get("Cache-Control")).contains("immutable");
        assertThat(ask(tiles, "/0/002.p/88").headers()).doesNotContainKey("Cache-Control");
        assertThat(ask(tiles, "/1/000.p/2").headers()).doesNotContainKey("Cache-Control");
    }

    @Test
    void aNarrowTileIsTheBeginningOfAWiderOne() {
        assertThat(bytes(ask(tiles, "/0/001.p/3"))).isEqualTo(Arrays.copyOf(bytes(ask(tiles, "/0/001")), 96));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/0/002", "/0/002.p/89", "/0/003.p/1", "/1/000.p/3", "/1/001.p/1", "/2/000.p/1", "/7/000.p/1",
                "/0/x999/x999/999", "/0/0", "/0/002.p/0", "/8/000", "/0/../0/000", "", "/"
            })
    void beyondTheCheckpointIsNothing(String path) {
        assertThatThrownBy(() -> ask(tiles, path))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.isPassing()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/002", "/002.p/89", "/003.p/1", "/x999/999", "/1", ""})
    void beyondTheCheckpointAreNoLeaves(String path) {
        assertThatThrownBy(() -> ask(entries, path)).isInstanceOf(Problem.class);
    }

    @Test
    void leavesAreThoseOfTheTileAndHaveNothingPersonal() throws ProofRefused {
        var leaves = EntryBundle.decode(bytes(ask(entries, "/002.p/88")), 88);
        var hashes = bytes(ask(tiles, "/0/002.p/88"));
        for (int place = 0; place < leaves.size(); place++) {
            assertThat(new MerkleHash().leaf(leaves.get(place)).bytes())
                    .isEqualTo(Arrays.copyOfRange(hashes, place * 32, place * 32 + 32));
            assertThat(LogLeaf.decode(leaves.get(place)).position()).isEqualTo(513 + place);
        }
    }

    @Test
    void leavesThatTheLogHasLostAreGone() {
        log.sql("delete from events where position = 520");
        assertThatThrownBy(() -> ask(entries, "/002.p/88")).isInstanceOf(Problem.class);
        assertThat(List.of(bytes(ask(entries, "/001")))).isNotEmpty();
    }
}
