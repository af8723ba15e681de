// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.privacy.ErasureStep;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows when somebody leaves, though it is cut off at each of its steps. */
class LeavingIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private static final String[] STEPS = {
        "command.blacklist.BlacklistErasure",
        "command.contact.ContactErasure",
        "command.contactlist.ContactListErasure",
        "command.credential.KnownClientErasure",
        "command.leaving.ConversationErasure",
        "command.leaving.ErasureRecord",
        "command.leaving.GroupErasure",
        "command.leaving.MeetingErasure",
        "command.media.ImageErasure",
        "command.order.OrderNumberErasure",
        "privacy.KeyErasure",
        "command.verification.PhoneNumberErasure"
    };

    /** One before all steps, and one behind each. */
    private static final int CUTS = STEPS.length + 1;

    private static final String NOT_CLEARED = "select count(*) from events where type = 'user.account-deleted'"
            + " and not exists (select from subject_keys where destroyed_at is not null"
            + " and id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid)";

    private static final String ERASED = "select aggregate from events where type = 'user.erased'";

    private static final String LEFTOVERS = "select (select count(*) from memberships where member = any(?))"
            + " + (select count(*) from media where key in"
            + " (select id from subject_keys where destroyed_at is not null))"
            + " + (select count(*) from number_holders where book = any(?))";

    /**
     * Cuts the clearing up off once for each user that leaves: before the first step, or behind another one for each.
     */
    private record Cuts(List<String> met, Set<Long> done) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof ErasureStep step)) {
                return bean;
            }
            met.add(step.getClass().getName().replace("io.rollcall.", ""));
            return new Cut(step, met.size(), done);
        }
    }

    private record Cut(ErasureStep step, int place, Set<Long> done) implements ErasureStep {

        @Override
        public int getOrder() {
            return step.getOrder();
        }

        @Override
        public void erase(AccountDeleted left) {
            var user = left.user().value();
            if (step.getOrder() == ErasureStep.FIRST) {
                cutOff(user, 0);
            }
            step.erase(left);
            cutOff(user, place);
        }

        private void cutOff(long user, int at) {
            if (user % CUTS == at && done.add(user)) {
                throw new IllegalStateException("Cut off here");
            }
        }
    }

    @Test
    void whatFollowsIsDoneToItsEndThoughItIsCutOffAnywhere() {
        var parts = Parts.unused();
        var cuts = new Cuts(new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
        try (var server =
                OwnServer.start(parts, context -> context.getBeanFactory().addBeanPostProcessor(cuts))) {
            assertThat(cuts.met()).containsExactlyInAnyOrder(STEPS);
            var meet = Meet.at(server.base());
            var stays = meet.signUp();
            var leaving = IntStream.range(0, CUTS).mapToObj(i -> meet.signUp()).toList();
            var meeting = arrange(meet, leaving, stays);
            leaving.forEach(user -> know(meet, user, stays));

            leaving.forEach(
                    user -> meet.as(user).delete(ACCOUNT, SentBody.none()).is(204));

            var jdbc = server.context().getBean(JdbcClient.class);
            Soon.until(SOON, () -> jdbc.sql(NOT_CLEARED).query(Long.class).single() == 0);
            assertThat(cuts.done()).containsExactlyInAnyOrderElementsOf(ids(leaving));
            var left = ids(leaving).toArray(Long[]::new);
            Soon.until(
                    SOON,
                    () -> jdbc.sql(LEFTOVERS)
                                    .params(left, left)
                                    .query(Long.class)
                                    .single()
                            == 0);
            assertThat(jdbc.sql(ERASED).query(String.class).list())
                    .as("recorded once for each, wherever it was cut off")
                    .containsExactlyInAnyOrderElementsOf(
                            leaving.stream().map(it -> "user-" + it.userId()).toList());
            var seen = meet.as(stays).get(meeting).is(200).json();
            assertThat(seen.get("king").asLong()).isEqualTo(stays.userId());
            assertThat(seen.get("users")).hasSize(1);
            assertThat(jdbc.sql("select count(*) from identifiers")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1); // of users that are still there
        }
    }

    private static List<Long> ids(List<Meet.User> users) {
        return users.stream().map(Meet.User::userId).toList();
    }

    /** A meeting of all of them, ruled by the first. */
    private static String arrange(Meet meet, List<Meet.User> users, Meet.User last) {
        var form = SentBody.multipart("title", "Tea", "users", Long.toString(last.userId()));
        users.forEach(user -> form.field("users", Long.toString(user.userId())));
        var made = meet.as(users.getFirst())
                .post("/api/meetings/", form.file("logo", Pictures.png()).body())
                .is(201)
                .json();
        assertThat(made.get("users")).hasSize(users.size() + 1);
        return "/api/meetings/" + made.get("id").asLong() + "/";
    }

    private static void know(Meet meet, Meet.User owner, Meet.User other) {
        var contact = "{\"names\":[\"Bob\"],\"phones\":[\"%s\"]}".formatted(other.phone());
        meet.as(owner).put("/api/contacts/", SentBody.json(contact)).is(200);
        meet.as(owner)
                .put("/api/blacklist/", SentBody.json("{\"user\":%d}".formatted(other.userId())))
                .is(200);
    }
}
