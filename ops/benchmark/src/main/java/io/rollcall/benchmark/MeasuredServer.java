// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.mongodb.event.CommandListener;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignInCommand.RegisterUser;
import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.log.append.CommandContext;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscriptions;
import io.rollcall.privacy.Keys;
import io.rollcall.server.RollcallServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The server as it is, started inside this process, and driven at its commands. */
record MeasuredServer(ConfigurableApplicationContext context, CommandGateway commands, Keys keys)
        implements AutoCloseable {

    private static final Duration FOLLOWED = Duration.ofMinutes(5);
    private static final MediaId AVATAR = new MediaId("a".repeat(64));

    /** @param more settings, as arguments */
    static MeasuredServer start(Path folder, String roles, String... more) {
        return start(folder, roles, none -> {}, new CommandListener() {}, more);
    }

    /** The same with further beans; its read store tells this one what it is asked. */
    static MeasuredServer start(
            Path folder,
            String roles,
            Consumer<GenericApplicationContext> beans,
            CommandListener listener,
            String... more) {
        var application = RollcallServer.application();
        application.addInitializers(context -> addTo((GenericApplicationContext) context, beans, listener));
        var arguments = Stream.of(
                "--server.port=0",
                "--rollcall.data-dir=" + folder,
                "--rollcall.roles=" + roles,
                "--logging.level.root=error",
                "--logging.level.io.rollcall=error",
                "--logging.level.org.mongodb.driver=off"); // at the end the read store goes before its followers
        var context = application.run(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
        return new MeasuredServer(context, context.getBean(CommandGateway.class), context.getBean(Keys.class));
    }

    private static void addTo(
            GenericApplicationContext context, Consumer<GenericApplicationContext> beans, CommandListener listener) {
        beans.accept(context);
        context.registerBean(
                "commandListener",
                MongoClientSettingsBuilderCustomizer.class,
                () -> settings -> settings.addCommandListener(listener));
    }

    /** Signs somebody up, by the code that is right in debug mode. */
    CommandResult<SignInResult> signUp() {
        return commands.send(new RegisterUser(
                new NumberId(UUID.randomUUID()),
                Challenge.MEET,
                "00000",
                Door.MEET,
                null,
                keys.take(),
                "Somebody",
                "+79000000000",
                AVATAR,
                Requester.ANYBODY));
    }

    /**
     * Has commands to one aggregate, which exists, decided together, in one commit: each by itself would wait for that
     * of the one before.
     *
     * @param repository the aggregate's, by its name
     */
    void sendTogether(String repository, List<? extends Command> commands) {
        var aggregates = (Repository<?>) context.getBean(repository);
        var done = new CommandContext().call(() -> {
            var unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(commands.getFirst()));
            return unit.executeWithResult(() -> {
                var aggregate = aggregates.load(commands.getFirst().target());
                for (var command : commands) {
                    aggregate.handle(GenericCommandMessage.asCommandMessage(command));
                }
                return commands.size();
            });
        });
        if (done.isExceptional()) {
            throw new IllegalStateException("Commands are not done together", done.exceptionResult());
        }
    }

    /** Returns once all that follows the log in these roles, which are this server's, has come to a position. */
    void awaitFollowed(long position, Role... roles) throws InterruptedException {
        var wanted = Set.of(roles);
        var deadline = System.nanoTime() + FOLLOWED.toNanos();
        while (context.getBean(Subscriptions.class).all().stream()
                .anyMatch(it -> wanted.contains(it.role()) && it.storedPosition() < position)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(wanted + " do not come to position " + position);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The position of the last event. */
    long head() {
        return context.getBean(LogHistory.class).head();
    }

    /** Where its doors are. */
    URI base() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    UserId newUser() {
        return ((SignedIn) signUp().result()).user();
    }

    @Override
    public void close() {
        context.close();
    }
}
