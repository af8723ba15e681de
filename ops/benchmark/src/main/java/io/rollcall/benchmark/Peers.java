// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.MongoPart;
import io.rollcall.embedded.PostgresPart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Other servers that speak of accounts as the meet door does, under the same load one after the other.
 *
 * @param ours what our own server has done in the same run
 */
record Peers(Effort effort, List<Figure> ours) {

    private static final String DJANGO = "Django REST framework";
    private static final String AXON = "Axon's starter";

    /** On a PostgreSQL of its own. */
    List<Figure> django(Path data) throws Exception {
        try (var held = DataFolder.hold(data.resolve("data"));
                var postgres = PostgresPart.start(held, 0);
                var peer = new DjangoPeer(postgres).start(data)) {
            peer.awaitReady();
            return against(peer.base(), DJANGO);
        }
    }

    /** On a PostgreSQL and a MongoDB of its own. */
    List<Figure> axon(Path data) throws Exception {
        try (var held = DataFolder.hold(data.resolve("data"));
                var postgres = PostgresPart.start(held, 0);
                var mongo = MongoPart.start(0);
                var peer = new AxonPeer(postgres, mongo).start(data)) {
            peer.awaitReady();
            return against(peer.base(), AXON);
        }
    }

    /** One that runs already. */
    List<Figure> against(URI peer, String name) throws Exception {
        return new AccountRates(effort, peer, name).warmUp().measure().against(ours);
    }
}
