// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Where the servers of tests come from, decided once for each JVM and told once. */
final class Choice {

    private static final Once<Boolean> CONTAINERS = new Once<>(Choice::decide);

    private Choice() {}

    /** What a system property says; an empty one says nothing. */
    static Optional<String> given(String property) {
        var value = Optional.ofNullable(System.getProperty(property)).filter(text -> !text.isBlank());
        if (value.isPresent() && !property.endsWith("password") && !property.endsWith("user")) {
            System.out.println("Test servers: as given by " + property);
        }
        return value;
    }

    /**
     * Whether servers without an address are containers; otherwise they run in this process.
     *
     * @throws IllegalStateException if containers are demanded and no Docker engine answers
     */
    static boolean containers() {
        return CONTAINERS.get();
    }

    static boolean containers(String demanded, BooleanSupplier docker) {
        return switch (demanded) {
            case "" -> docker.getAsBoolean();
            case "in-process" -> false;
            case "containers" -> {
                if (!docker.getAsBoolean()) {
                    throw new IllegalStateException("-Dtest.servers=containers, but no Docker engine answers");
                }
                yield true;
            }
            default -> throw new IllegalArgumentException("-Dtest.servers knows containers and in-process only");
        };
    }

    /** Testcontainers' own search is slow and loud where there is nothing to find. */
    private static boolean docker() {
        return mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean mayHaveDocker() {
        var home = System.getProperty("user.home");
        var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
        return Stream.of("DOCKER_HOST", "DOCKER_CONTEXT", "TESTCONTAINERS_HOST_OVERRIDE")
                        .anyMatch(System.getenv()::containsKey)
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(runtime, "docker.sock"),
                                Path.of(home, ".docker", "run", "docker.sock"),
                                Path.of(home, ".docker", "desktop", "docker.sock"),
                                Path.of(home, ".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }

    private static boolean decide() {
        var containers = containers(System.getProperty("test.servers", ""), Choice::docker);
        System.out.println("Test servers: " + (containers ? "containers" : "in-process"));
        return containers;
    }
}
