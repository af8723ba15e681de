// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.account.AccountDocument;
import io.rollcall.projection.blacklist.BlacklistDocument;
import io.rollcall.projection.chat.ChatUserDocument;
import io.rollcall.projection.contact.ContactsDocument;
import io.rollcall.projection.contactlist.ContactListDocument;
import io.rollcall.projection.credential.CredentialDocument;
import io.rollcall.projection.group.GroupNameDocument;
import io.rollcall.projection.meeting.MeetingDocument;
import io.rollcall.projection.meeting.MembershipDocument;
import io.rollcall.projection.messaging.ConversationDocument;
import io.rollcall.projection.messaging.GroupConversationDocument;
import io.rollcall.projection.messaging.PageDocument;
import io.rollcall.projection.order.ExecutorDocument;
import io.rollcall.projection.order.OrderDocument;
import io.rollcall.projection.profile.ProfileDocument;
import io.rollcall.projection.referral.ReferralDocument;
import io.rollcall.projection.referral.SessionDocument;
import io.rollcall.projection.shared.ReadModelCodec;
import io.rollcall.projection.verification.NumberDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of document, filled to its bound, has no more bytes than the README says, and far less than 16 MB. */
class DocumentBoundsTest {

    /** What MongoDB takes is 16 MB; what takes seconds to write is no good either. */
    private static final int MOST = 6 << 20;

    /** As long as ids and positions may be. */
    private static final long ID = Long.MAX_VALUE - 1_000_000;

    private static final String HASH = "a".repeat(64);
    private static final Instant TIME = Instant.parse("2026-11-29T11:05:47.123456789Z");

    /**
     * A document that has all that it may have.
     *
     * @param kind the row of the README
     */
    record Full(String kind, String codec, Object id, Object document) {

        @Override
        public String toString() {
            return kind;
        }
    }

    static Stream<Full> documents() {
        return Stream.of(
                new Full("accounts: a user", "account.AccountCodec", ID, account()),
                new Full("address-books: a page", "contact.ContactsCodec", HASH, contacts()),
                new Full("blacklists: a user", "blacklist.BlacklistCodec", ID, new BlacklistDocument(ID, ids(20_000))),
                new Full(
                        "chat-users: a user", "chat.ChatUserCodec", ID, new ChatUserDocument(ID, text(255), text(254))),
                new Full(
                        "contact-lists: a page",
                        "contactlist.ContactListCodec",
                        HASH,
                        new ContactListDocument(HASH, map(20_000, id -> id))),
                new Full(
                        "conversations: a conversation",
                        "messaging.ConversationCodec",
                        HASH,
                        new ConversationDocument(HASH, ID, map(2, id -> id))),
                new Full(
                        "credentials: a token",
                        "credential.CredentialCodec",
                        HASH,
                        new CredentialDocument(HASH, ID, Door.REFERRAL, TIME)),
                new Full(
                        "executors: a user",
                        "order.ExecutorCodec",
                        ID,
                        new ExecutorDocument(ID, map(ExecutorDocument.MOST, id -> id))),
                new Full(
                        "group-conversations: a group",
                        "messaging.GroupConversationCodec",
                        ID,
                        new GroupConversationDocument(ID, ID, map(1_000, id -> id))),
                new Full("group-names: a name", "group.GroupNameCodec", HASH, new GroupNameDocument(HASH, ID)),
                new Full("inboxes: a user", "notification.NotificationCodec", "user-" + ID, inbox()),
                new Full(
                        "inboxes: a page",
                        "notification.NotificationCodec",
                        "user-" + ID + "/20",
                        made("notification.InboxPage", ID, entries())),
                new Full(
                        "inboxes: an audience",
                        "notification.NotificationCodec",
                        "number-" + UUID.randomUUID(),
                        made("notification.AudienceDocument", ids(10_000))),
                new Full("meetings: a meeting", "meeting.MeetingCodec", ID, meeting()),
                new Full("memberships: a user", "meeting.MembershipCodec", ID, new MembershipDocument(ID, ids(10_000))),
                new Full("messages: a page", "messaging.PageCodec", HASH, messages()),
                new Full(
                        "numbers: a number",
                        "verification.NumberCodec",
                        HASH,
                        new NumberDocument(NumberId.of(UUID.randomUUID()), UserId.of(ID))),
                new Full("orders: a page", "order.OrderCodec", HASH, orders()),
                new Full("profiles: a user", "profile.ProfileCodec", ID, profile()),
                new Full("referrals: a user", "referral.ReferralCodec", ID, referral()),
                new Full(
                        "sessions: a session",
                        "referral.SessionCodec",
                        HASH,
                        new SessionDocument(HASH, ID, Spelling.values()[0], TIME)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void hasNoMoreBytesAtItsBoundThanIsStated(Full full) throws Exception {
        var bytes = sizeOf(full);
        System.out.printf("%-32s %,10d bytes%n", full, bytes);
        assertThat(bytes).isLessThanOrEqualTo(stated(full)).isGreaterThan(stated(full) / 2);
        assertThat(stated(full)).isLessThan(MOST);
    }

    private static int stated(Full full) throws Exception {
        var row = Pattern.compile("\\| `" + full.kind().replace(": ", "` \\| ") + " \\|.*\\| ([0-9,]+) \\|");
        var found = row.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).as("a row of the README for %s", full).isTrue();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    /** With what the engine adds. */
    private static int sizeOf(Full full) throws Exception {
        var document = new Document("_id", full.id())
                .append("position", ID)
                .append("log", ID)
                .append("parked", new Document("position", ID).append("event", "a.name.of.an.event"))
                .append("mac", HASH);
        document.putAll(bson(full));
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            new DocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return buffer.getSize();
        }
    }

    @SuppressWarnings("unchecked")
    private static Document bson(Full full) {
        return ((ReadModelCodec<Object, Object>) made(full.codec())).toBson(full.document());
    }

    private static AccountDocument account() {
        var sessions = IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(n -> n + HASH, n -> TIME));
        return new AccountDocument(
                ID, text(255), HASH, TIME, true, HASH, UUID.randomUUID(), new Revocation(ID, null, sessions));
    }

    private static ContactsDocument contacts() {
        return new ContactsDocument(
                HASH, IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(n -> new UUID(0, n), n -> text(255))));
    }

    private static Object inbox() {
        return made("notification.InboxDocument", false, ID, ID, ids(20), entries());
    }

    private static List<Document> entries() {
        var entry = new Document("p", ID)
                .append("k", "completed")
                .append("m", ID)
                .append("u", ID)
                .append("n", ID);
        return Stream.generate(() -> entry).limit(50).toList();
    }

    private static MeetingDocument meeting() {
        return new MeetingDocument(ID, text(255), text(10_000), HASH, TIME, TIME, true, ID, ids(10_000));
    }

    /** As large as frames of 64 KB let them be. */
    private static PageDocument messages() {
        var messages = new Document();
        ids(50).forEach(number -> messages.append(
                number.toString(),
                new Document("sender", ID)
                        .append("sent", TIME.toString())
                        .append("text", "x".repeat(64 << 10))
                        .append("withheld", ids(999))));
        return new PageDocument(HASH, messages);
    }

    private static OrderDocument orders() {
        return new OrderDocument(
                HASH,
                map(
                        500,
                        id -> new PlacedOrder(
                                OrderId.of(id),
                                text(150),
                                text(2_000),
                                UserId.of(ID),
                                UserId.of(ID),
                                text(150),
                                true,
                                text(150),
                                TIME,
                                TIME)));
    }

    private static ProfileDocument profile() {
        return new ProfileDocument(
                ID, text(150), text(255), text(150), text(150), text(254), HASH, text(20), true, TIME, TIME);
    }

    private static ReferralDocument referral() {
        return new ReferralDocument(ID, HASH, Spelling.values()[0], HASH, HASH, ids(ReferralDocument.MOST));
    }

    /** The longest that so many characters may be. */
    private static String text(int characters) {
        return "\uD83D\uDE00".repeat(characters);
    }

    private static List<Long> ids(int many) {
        return LongStream.range(ID, ID + many).boxed().toList();
    }

    private static <T> Map<Long, T> map(int many, LongFunction<T> value) {
        return ids(many).stream().collect(Collectors.toMap(Function.identity(), value::apply));
    }

    /** One of a class that only its own package knows. */
    private static Object made(String name, Object... components) {
        try {
            var constructor = Arrays.stream(
                            Class.forName("io.rollcall.projection." + name).getDeclaredConstructors())
                    .filter(it -> it.getParameterCount() == components.length)
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
    }
}
