// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A process that serves as a witness, and says at which port, until its input ends. */
final class ServingWitness {

    private ServingWitness() {}

    /** @param args the folder */
    public static void main(String[] args) throws Exception {
        var witness = new Witness(
                new WitnessState(Path.of(args[0])),
                List.of(TestLog.KEY.verifier()),
                List.of(WitnessTest.KEY),
                InstantSource.system());
        try (var server = WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            System.out.println(server.address().getPort());
            System.in.transferTo(System.err);
        }
        System.exit(0);
    }
}
