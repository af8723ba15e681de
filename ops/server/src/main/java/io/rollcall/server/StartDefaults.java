// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.command.credential.CredentialProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Settings that follow from others: what has no outside address is embedded; debug mode is on only where everything is,
 * and then the server listens on the loopback interface only, and has an API of operators. Only the
 * {@code rollcall.web.trusted-proxies} are believed about the clients that they forward. Whatever is set explicitly
 * stands.
 */
final class StartDefaults implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, String> ADDRESSES = Map.of(
            "postgres", "spring.datasource.url",
            "mongo", "spring.mongodb.uri",
            "kafka", "spring.kafka.bootstrap-servers");

    private static final String FORWARDED = "server.forward-headers-strategy";
    private static final String NOT_FORWARDED = "none";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var defaults = new HashMap<String, Object>();
        ADDRESSES.forEach((part, address) ->
                defaults.put("rollcall.embedded." + part + ".enabled", !environment.containsProperty(address)));
        var allEmbedded = defaults.values().stream().allMatch(Boolean.TRUE::equals);
        defaults.put("rollcall.debug", allEmbedded);
        defaults.put(FORWARDED, NOT_FORWARDED);
        refuseForwardedByAnybody(environment);
        var debug = isDebug(environment, allEmbedded);
        defaults.put("rollcall.ops.enabled", debug);
        if (debug) {
            refuseOutsideParts(environment, allEmbedded);
            refuseOtherMachines(environment);
            defaults.put("server.address", "127.0.0.1");
        } else {
            refuseCheapPasswords(environment);
            requireOperators(environment);
        }
        if (environment.containsProperty(ADDRESSES.get("postgres"))) {
            requireKeyRing(environment);
        } else {
            defaults.put(
                    "rollcall.privacy.key-ring",
                    environment.getProperty("rollcall.data-dir", "data") + "/key-ring.json");
        }
        environment.getPropertySources().addLast(new MapPropertySource("rollcall defaults", defaults));
    }

    private static boolean isDebug(ConfigurableEnvironment environment, boolean otherwise) {
        return environment.getProperty("rollcall.debug", Boolean.class, otherwise);
    }

    /** Boot believes every client that connects, and turns that on by itself where it sees Kubernetes. */
    private static void refuseForwardedByAnybody(ConfigurableEnvironment environment) {
        if (!NOT_FORWARDED.equalsIgnoreCase(environment.getProperty(FORWARDED, NOT_FORWARDED))) {
            throw new StartRefused(
                    FORWARDED + " has whoever connects say where they come from: all limits by address could be"
                            + " passed by.",
                    "Remove it; name your proxies in rollcall.web.trusted-proxies, and set rollcall.http.public-url.");
        }
    }

    private static void refuseOutsideParts(ConfigurableEnvironment environment, boolean allEmbedded) {
        if (!allEmbedded && !environment.getProperty("rollcall.force-debug", Boolean.class, false)) {
            throw new StartRefused(
                    "Debug mode is on beside an outside PostgreSQL, MongoDB or Kafka: anybody could sign in as anybody"
                            + " with the code 00000.",
                    "Remove rollcall.debug=true, or set rollcall.force-debug=true if nobody's real data is there.");
        }
    }

    private static void refuseOtherMachines(ConfigurableEnvironment environment) {
        var address = environment.getProperty("server.address");
        if (address != null
                && !isLoopback(address)
                && !environment.getProperty("rollcall.debug-anywhere", Boolean.class, false)) {
            throw new StartRefused(
                    "Debug mode is on, and server.address=" + address + " lets other machines in: anybody there could"
                            + " sign in as anybody with the code 00000.",
                    "Remove server.address or rollcall.debug, or set rollcall.debug-anywhere=true if nobody's real data"
                            + " is there.");
        }
    }

    /** Spring Boot takes an empty address for every interface. */
    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuseCheapPasswords(ConfigurableEnvironment environment) {
        var least = DataSize.parse(CredentialProperties.LEAST_PASSWORD_MEMORY);
        var memory = environment.getProperty("rollcall.credential.password-memory", DataSize.class, least);
        if (memory.compareTo(least) < 0) {
            throw new StartRefused(
                    "Hashes of passwords over less than " + CredentialProperties.LEAST_PASSWORD_MEMORY
                            + " are guessed too cheaply.",
                    "Remove rollcall.credential.password-memory, or raise it.");
        }
    }

    private static void requireOperators(ConfigurableEnvironment environment) {
        var tokens = Binder.get(environment).bind("rollcall.ops.tokens", Bindable.mapOf(String.class, Object.class));
        if (environment.getProperty("rollcall.ops.enabled", Boolean.class, false) && !tokens.isBound()) {
            throw new StartRefused(
                    "The API of operators is enabled, and no operator has a token.",
                    "Set rollcall.ops.tokens.<name>.role and .sha256, or remove rollcall.ops.enabled.");
        }
    }

    private static void requireKeyRing(ConfigurableEnvironment environment) {
        if (!environment.containsProperty("rollcall.privacy.key-ring")) {
            throw new StartRefused(
                    "With an outside PostgreSQL the key ring has no default: it must not lie where the database is"
                            + " backed up.",
                    "Set rollcall.privacy.key-ring to a file on storage that all processes share; the first start"
                            + " makes it.");
        }
    }
}
