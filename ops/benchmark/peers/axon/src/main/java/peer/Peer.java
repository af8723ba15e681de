// SPDX-License-Identifier: Apache-2.0
package peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as Axon's starter gives it: its JPA engine, its tracking processors, Spring Data MongoDB. */
@SpringBootApplication
public class Peer {

    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }
}
