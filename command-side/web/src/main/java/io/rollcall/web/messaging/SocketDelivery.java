// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.referral.ReferralEvent.SessionsRevoked;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.LiveEvents;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the log's newest events mean for the sockets of this process: messages are brought to them, and sockets of
 * revoked tokens are closed. Which process wrote an event makes no difference. Where events may have been missed all
 * sockets are closed, since one of them could be a token's end.
 */
final class SocketDelivery implements LiveEvents.Listener {

    private final Sockets sockets;
    private final RevokedCredentials revoked;
    private final SenderNames names;

    SocketDelivery(Sockets sockets, RevokedCredentials revoked, SenderNames names) {
        this.sockets = sockets;
        this.revoked = revoked;
        this.names = names;
    }

    @Override
    public void placed(long position) {
        names.forgetAll();
        sockets.closeAll(); // those that are opened from here on miss nothing
    }

    @Override
    public void happened(Object event, long position) {
        switch (event) {
            case MessageSent sent -> deliver(sent, position);
            case GroupMessageSent sent -> deliver(sent, position);
            case TokenIssued issued -> replaced(issued.replaced());
            case ExpiringTokenIssued issued -> replaced(issued.replaced());
            case TokenRevoked token -> revoked.token(token.token());
            case SessionEnded session -> revoked.token(session.session());
            case SessionsRevoked sessions -> sessions.sessions().forEach(revoked::token);
            case RevocationEvent ended -> revoked.signed(ended);
            case AccountDeleted left -> {
                names.forget(left.user());
                revoked.user(left.user());
            }
            case UserEvent changed -> names.forget(changed.user());
            default -> {} // nothing to connected users
        }
    }

    private void replaced(@Nullable TokenHash token) {
        if (token != null) {
            revoked.token(token);
        }
    }

    private void deliver(MessageSent sent, long position) {
        push(List.of(sent.receiver()), position, sent.text(), sent.sender(), name -> DeliveryFrames.of(sent, name));
    }

    private void deliver(GroupMessageSent sent, long position) {
        push(sent.receivers(), position, sent.text(), sent.sender(), name -> DeliveryFrames.of(sent, name));
    }

    /**
     * What is erased already is brought to nobody. A message waits until its sender's name is known, and so do later
     * ones to the same sockets; nobody else does.
     */
    private void push(
            List<UserId> users,
            long position,
            @Nullable String text,
            UserId sender,
            Function<@Nullable String, byte[]> delivered) {
        var receivers = users.stream()
                .flatMap(user -> sockets.of(user).stream())
                .filter(socket -> socket.receives(position)) // what is older was for others (D-74)
                .toList();
        if (!receivers.isEmpty() && text != null) {
            var frame = names.of(sender).thenApply(name -> OutboundFrame.text(delivered.apply(name.orElse(null))));
            receivers.forEach(socket -> socket.deliver(frame));
        }
    }
}
