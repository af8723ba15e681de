// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.privacy.Keys;
import io.rollcall.server.KafkaArguments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with something for every act to be done on, two parked documents among it. */
final class ActScene implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PLAIN = "{\"reason\": \"Ticket 7\"}";
    private static final String ORDERS = "{\"reason\": \"Ticket 7\", \"subscription\": \"orders\"}";
    private static final String ACCOUNTS = "{\"reason\": \"Ticket 7\", \"subscription\": \"accounts\"}";

    /** A job that has no end. */
    private static final String HOLD = "insert into operator_jobs (id, kind, lane, target, parameters, operator, key,"
            + " reason, wanted) values (?, 'held', ?, ?, '{}', 'somebody', ?, ?, ?)";

    /** What is sent. */
    record Call(String path, String body) {}

    /**
     * An act and what is around it.
     *
     * @param other the same with something else in it
     * @param unknown the same on what is not there
     * @param kind of the job that it makes; empty where it acts on one
     */
    record Act(Call call, Call other, Call unknown, String kind, String target) {}

    /** Goes on until it is cancelled. */
    private static final class HeldJob implements JobKind {

        @Override
        public String kind() {
            return "held";
        }

        @Override
        public OperationEnd run(JobContext job) {
            for (var held = new CountDownLatch(1); held.getCount() > 0; await(held)) {
                job.goOn();
            }
            return OperationEnd.applied();
        }

        private static void await(CountDownLatch held) {
            try {
                held.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Parts parts = Parts.unused();
    private final MongoProxy mongo = MongoProxy.replicaSet(parts.mongoUri(), 1);
    private final OwnServer server = OwnServer.start(
            new Parts(parts.database(), mongo.uri(), parts.keyRing()),
            context -> context.registerBean("heldJob", JobKind.class, HeldJob::new),
            Stream.concat(
                            Stream.of(KafkaArguments.of(TestServers.kafka())),
                            Stream.of("--rollcall.stream.prefix=acts-" + UUID.randomUUID()))
                    .toArray(String[]::new));
    private final Client operator = Operators.as(OperatorRole.OPERATOR, server.base());
    private final JdbcClient jdbc = server.context().getBean(JdbcClient.class);

    /** By the paths of their routes, in an order in which one leaves to the next what that needs. */
    Map<String, Act> acts() {
        var acts = new LinkedHashMap<String, Act>();
        acts.put("subscriptions/{name}/pause", subscription("pause", "blacklists"));
        acts.put("subscriptions/{name}/skip", skip());
        acts.put("subscriptions/{name}/resume", subscription("resume", "blacklists"));
        for (var act : List.of("verify", "rebuild", "rollback", "switch")) {
            acts.put("subscriptions/{name}/" + act, subscription(act, "accounts"));
        }
        for (var act : List.of("pause", "resume", "cancel")) {
            acts.put("jobs/{id}/" + act, job(act, act.equals("resume") ? "pause" : "run"));
        }
        park("too much");
        park("never");
        var ids = parked();
        acts.put("parked/{id}/retry", parked("retry", ids.getFirst(), ids.getLast()));
        acts.put("parked/retry", bulk("retry"));
        acts.put("parked/{id}/evict", parked("evict", ids.getFirst(), ids.getLast()));
        acts.put("parked/evict", bulk("evict"));
        acts.put("audit/verify", audit());
        acts.put("stream/backfill", backfill());
        acts.put("stream/restart", restart());
        return acts;
    }

    /** Of an event that a policy, which is paused, has not passed. */
    private Act skip() {
        var policy = "subscriptions/avatar-erasure/";
        ended(post(new Call(policy + "pause", PLAIN), "to skip"));
        Person.in(Meet.at(server.base()));
        var head = operator.get("/ops/v1/subscriptions/avatar-erasure")
                .json()
                .get("head")
                .asLong();
        var body = "{\"reason\": \"Ticket 7\", \"position\": %d}";
        return new Act(
                new Call(policy + "skip", body.formatted(head)),
                new Call(policy + "skip", body.formatted(head - 1)),
                new Call("subscriptions/no-such/skip", body.formatted(head)),
                "skip",
                "avatar-erasure");
    }

    private static Act subscription(String act, String name) {
        return new Act(
                new Call("subscriptions/" + name + "/" + act, PLAIN),
                new Call("subscriptions/orders/" + act, PLAIN),
                new Call("subscriptions/no-such/" + act, PLAIN),
                act,
                name);
    }

    /** Paused ones do not run: of those that do, there are four at a time. */
    private Act job(String act, String wanted) {
        var id = held("held-" + act, "job " + act, wanted);
        return new Act(
                new Call("jobs/" + id + "/" + act, PLAIN),
                new Call("jobs/" + held("held-" + act, "another " + act, "pause") + "/" + act, PLAIN),
                new Call("jobs/" + UUID.randomUUID() + "/" + act, PLAIN),
                "",
                id);
    }

    private static Act parked(String act, String id, String other) {
        return new Act(
                new Call("parked/" + encoded(id) + "/" + act, PLAIN),
                new Call("parked/" + encoded(other) + "/" + act, PLAIN),
                new Call("parked/orders:no-such/" + act, PLAIN),
                act + "-parked",
                id);
    }

    private static Act audit() {
        return new Act(
                new Call("audit/verify", PLAIN),
                new Call("audit/verify", "{\"reason\": \"Ticket 7\", \"from\": 2}"),
                new Call("audit/verify", "{\"reason\": \"Ticket 7\", \"from\": 1000000000}"),
                "audit",
                "log");
    }

    private static Act backfill() {
        var topic = "acts-" + UUID.randomUUID();
        var body = "{\"reason\": \"Ticket 7\", \"topic\": \"%s\"}";
        return new Act(
                new Call("stream/backfill", body.formatted(topic)),
                new Call("stream/backfill", body.formatted(topic + "-other")),
                new Call("stream/backfill", body.formatted("no topic")),
                "backfill",
                topic);
    }

    private static Act restart() {
        return new Act(
                new Call("stream/restart", PLAIN),
                new Call("stream/backfill", "{\"reason\": \"Ticket 7\", \"topic\": \"other\"}"),
                new Call("stream/restart", "{\"reason\": \"Ticket 7\", \"topic\": \"other\"}"),
                "stream-restart",
                "stream");
    }

    private static Act bulk(String act) {
        return new Act(
                new Call("parked/" + act, ORDERS),
                new Call("parked/" + act, ACCOUNTS),
                new Call("parked/" + act, "{\"reason\": \"Ticket 7\", \"subscription\": \"no-such\"}"),
                act + "-parked",
                "orders");
    }

    ReceivedAnswer post(Call call, String key) {
        return operator.with("Idempotency-Key", key).post("/ops/v1/" + call.path(), SentBody.json(call.body()));
    }

    ReceivedAnswer post(Act act, String key) {
        return post(act.call(), key);
    }

    /** How it has ended; of an act on a job what becomes of that, once it has. */
    String outcome(ReceivedAnswer answer, Act act) {
        if (answer.status() != 202) {
            return Integer.toString(answer.status());
        }
        if (act.kind().isEmpty()) {
            return becomes(act.call().path(), answer.header("Location").orElseThrow());
        }
        return ended(answer);
    }

    private String ended(ReceivedAnswer accepted) {
        var job = accepted.is(202).header("Location").orElseThrow();
        return Soon.is(
                        200,
                        SOON,
                        () -> operator.get(job),
                        it -> it.json().get("state").asString().equals("ended"))
                .json()
                .get("outcome")
                .asString();
    }

    private String becomes(String act, String job) {
        var state = act.endsWith("pause") ? "paused" : act.endsWith("cancel") ? "ended" : "running";
        Soon.is(
                200,
                SOON,
                () -> operator.get(job),
                it -> it.json().get("state").asString().equals(state));
        return state;
    }

    /** What it is told while a job of its lane is under way on its subject; of an act on a job, once that has ended. */
    String during(Act act) {
        var isOnJob = act.kind().isEmpty();
        var held = isOnJob
                ? held("gone", "gone " + act.target(), "pause")
                : held(kind(act.kind()).lane(), act.target(), "pause");
        if (isOnJob) {
            end(held);
        }
        var path = act.call().path();
        var call = isOnJob ? new Call("jobs/" + held + path.substring(path.lastIndexOf('/')), PLAIN) : act.call();
        var answer = post(call, "during-" + held);
        if (answer.status() == 409) {
            assertThat(answer.json().get("job").asString()).isEqualTo(held);
        }
        end(held);
        return Integer.toString(answer.status());
    }

    private void end(String job) {
        jdbc.sql("update operator_jobs set state = 'ended', outcome = 'cancelled', ended_at = now() where id = ?::uuid")
                .param(job)
                .update();
    }

    /** The kinds of jobs that are refused beside it on the same subject. */
    List<String> notBeside(Act act) {
        return act.kind().isEmpty()
                ? List.of("-")
                : server.context().getBeansOfType(JobKind.class).values().stream()
                        .filter(kind -> kind.lane().equals(kind(act.kind()).lane()))
                        .map(JobKind::kind)
                        .sorted()
                        .toList();
    }

    private JobKind kind(String name) {
        return server.context().getBeansOfType(JobKind.class).values().stream()
                .filter(kind -> kind.kind().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String held(String lane, String target, String wanted) {
        var id = UUID.randomUUID();
        var keys = server.context().getBean(Keys.class);
        var key = keys.take();
        var reason = keys.seal(key, "Ticket 7".getBytes(StandardCharsets.UTF_8), "operator-jobs/" + id);
        jdbc.sql(HOLD).params(id, lane, target, key.value(), reason, wanted).update();
        return id.toString();
    }

    /** An order that its read model cannot take, now or later. */
    private void park(String description) {
        var crm = Crm.at(server.base());
        mongo.inject(
                command -> ReadModelStep.BULK.test(command)
                        && command.collection().endsWith("orders")
                        && command.document().toJson().contains("\"" + description + "\""),
                new Fault.Refusal(10334, "BSONObjectTooLarge"),
                Integer.MAX_VALUE);
        crm.as(crm.signUp()).post(ORDER, SentBody.json("{\"description\":\"%s\"}".formatted(description)));
    }

    private List<String> parked() {
        return Soon.is(
                        200,
                        SOON,
                        () -> operator.get("/ops/v1/parked"),
                        it -> it.json().get("items").size() == 2)
                .json()
                .get("items")
                .valueStream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        mongo.close();
    }
}
