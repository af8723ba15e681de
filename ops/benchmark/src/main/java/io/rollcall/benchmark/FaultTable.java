// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.embedded.MongoPart;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoCommand;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.projection.account.AccountDocuments;
import io.rollcall.projection.shared.ReadModels;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What befalls the read models on a replica set: a row for each fault, at each step, where each collection meets it
 * once, and twice. The server is a whole one, inside this process; the replica set is a proxy before the embedded
 * MongoDB.
 */
final class FaultTable {

    private static final int PEOPLE = 5;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Map<String, Fault> FAULTS = Map.of(
            "10107 NotWritablePrimary", Fault.NOT_WRITABLE_PRIMARY,
            "91 ShutdownInProgress", Fault.SHUTDOWN_IN_PROGRESS,
            "11602 InterruptedDueToReplStateChange", Fault.INTERRUPTED_BY_STEP_DOWN,
            "64 WriteConcernFailed, done", Fault.WRITE_CONCERN_FAILED,
            "reply lost, done", Fault.LOST_REPLY);

    private final MongoProxy set;
    private final MeasuredServer server;
    private final ReadModels models;
    private final AccountDocuments accounts;

    private FaultTable(MongoProxy set, MeasuredServer server) {
        this.set = set;
        this.server = server;
        this.models = server.context().getBean(ReadModels.class);
        this.accounts = server.context().getBean(AccountDocuments.class);
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-faults");
        try (var mongo = MongoPart.start(0);
                var set = MongoProxy.replicaSet(mongo.uri(), 2);
                var server = MeasuredServer.start(
                        folder,
                        "web,projection",
                        "--spring.mongodb.uri=" + set.uri(),
                        "--rollcall.debug=true",
                        "--rollcall.force-debug=true",
                        "--logging.level.org.mongodb=off")) {
            new FaultTable(set, server).print();
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    private void print() {
        System.out.println(
                "| fault | at | times each | commands that met it | acknowledged | read | seconds until read |");
        System.out.println("|---|---|---|---|---|---|---|");
        row("nothing", "", "", () -> () -> 0);
        FAULTS.keySet().stream().sorted().forEach(this::print);
        row("an election", "", "", () -> elect(1));
        row("an election back", "", "", () -> elect(0));
    }

    private void print(String name) {
        for (var step : ReadModelStep.values()) {
            var writes = step == ReadModelStep.BULK || step == ReadModelStep.POSITION;
            if (writes || FAULTS.get(name) != Fault.WRITE_CONCERN_FAILED) {
                for (int times = 1; times <= 2; times++) {
                    var each = times;
                    row(name, step.name().toLowerCase(Locale.ROOT), "" + each, () -> inject(step, name, each));
                }
            }
        }
    }

    /** @param fault lets it happen, and tells afterwards how many met it */
    private void row(String name, String step, String times, Supplier<IntSupplier> fault) {
        untilRead(List.of(server.signUp()));
        var met = fault.get();
        var people = Stream.generate(server::signUp).limit(PEOPLE).toList();
        var begun = System.nanoTime();
        untilRead(people);
        var seconds = (System.nanoTime() - begun) / 1e9;
        set.heal();
        var read = people.stream().filter(this::isRead).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %d | %.2f |%n",
                name,
                step,
                times,
                met.getAsInt(),
                PEOPLE,
                read,
                seconds);
    }

    private IntSupplier inject(ReadModelStep step, String name, int each) {
        var met = new ConcurrentHashMap<String, Integer>();
        return set.inject(
                command -> step.test(command) && isNext(met, command, each), FAULTS.get(name), Integer.MAX_VALUE)::met;
    }

    private static boolean isNext(Map<String, Integer> met, MongoCommand command, int each) {
        return met.merge(command.collection(), 1, Integer::sum) <= each;
    }

    private IntSupplier elect(int member) {
        set.elect(member);
        return () -> 0;
    }

    /** All that is acknowledged is in all read models, and is found. */
    private void untilRead(List<CommandResult<SignInResult>> people) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!people.stream().allMatch(this::isRead) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isRead(CommandResult<SignInResult> person) {
        var user = ((SignedIn) person.result()).user();
        try {
            models.await(person.position()).block();
            return accounts.find(user, person.position()).blockOptional().isPresent();
        } catch (RuntimeException e) {
            if (e instanceof Unavailable) {
                return false;
            }
            throw e;
        }
    }
}
