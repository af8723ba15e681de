// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.TestCipher;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.tree.TreeAppender;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log in a database of its own, its tree and its checkpoints. */
public final class SealedLog implements AutoCloseable {

    private static final EventTypes TYPES = EventFamilies.types();

    public final HikariDataSource source = LogDatabase.open();
    public final JdbcClient jdbc = JdbcClient.create(source);
    public final TileTable tiles = new TileTable(jdbc);
    public final LeafRows leaves = new LeafRows(jdbc);
    public final CheckpointTable checkpoints = new CheckpointTable(jdbc);
    public final TestCipher cipher = new TestCipher();
    public final LogReader log = new LogReader(source, new EventCodec(TYPES, cipher, List.of()));
    public final GeneratedLog generated = new GeneratedLog(TYPES, cipher, cipher::newKey, cipher::destroy);
    public final ProofProperties properties = properties(
            NoteSigner.generate("rollcall.example/" + tiles.incarnation(), SignatureType.ED25519, new SecureRandom())
                    .skey());
    public final LogKeys keys = LogKeys.of(properties, false, null);
    final CheckpointSigner signer = new CheckpointSigner(checkpoints, keys, properties, Clock.systemUTC());
    final Sealing sealing = sealing();

    static ProofProperties properties(String... keys) {
        return new ProofProperties(
                true,
                "rollcall.example",
                List.of(keys),
                List.of(),
                List.of(),
                Duration.ofNanos(1),
                1,
                new ProofProperties.Publish(null, null, null));
    }

    /** Another one over the same database. */
    Sealing sealing() {
        return sealing(new EventsInMemory(List.of()));
    }

    /** One in a process that has this in memory. */
    Sealing sealing(LogHistory recent) {
        return new Sealing(tiles, new NextLeaves(recent, leaves), new SignedTree(checkpoints));
    }

    /** Appends so many events. */
    public SealedLog with(int events) {
        try {
            generated.append(source, events);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Has the tree take all that there is, and signs it. */
    public SealedLog sealed() {
        while (sealing.addPage()) {
            // the next ones
        }
        signer.signIfDue(sealing.state(), sealing::root);
        return this;
    }

    /** Begins anew from what is stored. */
    public void forget() {
        sealing.forget();
        signer.forget();
    }

    /** The tree over the log as it is, made from its rows alone. */
    public TreeAppender recomputed() {
        var tree = new TreeAppender(tile -> {});
        leaves.after(tiles.incarnation(), 0, Integer.MAX_VALUE).forEach(leaf -> tree.append(leaf.entry()));
        return tree;
    }

    /** What was signed last. */
    public io.rollcall.proof.checkpoint.Checkpoint signedLast() {
        try {
            return checkpoints.newest().orElseThrow().checkpoint();
        } catch (ProofRefused e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does as somebody with every right does. */
    public int sql(String statement, Object... values) {
        return jdbc.sql(statement).params(values).update();
    }

    @Override
    public void close() {
        source.close();
    }
}
