// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.blacklist.BlacklistEvent;
import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.contracts.contactlist.ContactListEvent;
import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.PasswordEvent;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.email.EmailVerificationEvent;
import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.group.GroupNameEvent;
import io.rollcall.contracts.limit.LimitEvent;
import io.rollcall.contracts.login.LoginNameEvent;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.messaging.GroupMessageEvent;
import io.rollcall.contracts.messaging.MessagingEvent;
import io.rollcall.contracts.operation.OperationEvent;
import io.rollcall.contracts.order.OrderEvent;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.contracts.readmark.ReadMarkEvent;
import io.rollcall.contracts.recovery.RecoveryEvent;
import io.rollcall.contracts.referral.InviteCodeEvent;
import io.rollcall.contracts.referral.ReferralEvent;
import io.rollcall.contracts.referral.SessionEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.log.aggregate.IdSequences;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.tail.LogReader;
import io.rollcall.log.tail.RestoreListener;
import io.rollcall.privacy.EndedKeys;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.Keys;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    /** Every event that the log may hold. */
    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(List.of(
                PhoneNumberEvent.class,
                UserEvent.class,
                CredentialEvent.class,
                RevocationEvent.class,
                PasswordEvent.class,
                LoginNameEvent.class,
                EmailVerificationEvent.class,
                OrderEvent.class,
                ContactListEvent.class,
                GroupEvent.class,
                GroupNameEvent.class,
                ReadMarkEvent.class,
                BlacklistEvent.class,
                ContactEvent.class,
                MeetingEvent.class,
                MessagingEvent.class,
                GroupMessageEvent.class,
                SessionEvent.class,
                RecoveryEvent.class,
                ReferralEvent.class,
                InviteCodeEvent.class,
                LimitEvent.class,
                OperationEvent.class));
    }

    @Bean
    RestoreListener restoredHistory(Keys keys, IdSequences sequences) {
        return new RestoredHistory(keys, sequences);
    }

    @Bean
    RevivedKeys revivedKeys(
            Erasures erasures, LogReader log, EndedKeys ended, Identifiers identifiers, Numbers numbers) {
        return new RevivedKeys(erasures, log, ended, identifiers, numbers);
    }

    @Bean
    KeysClearedFirst keysClearedFirst(RevivedKeys revived) {
        return new KeysClearedFirst(revived);
    }

    /** Under a server that runs, too; a start has looked already. */
    @Bean
    PeriodicTask erasedKeys(RevivedKeys revived) {
        return new PeriodicTask("erased-keys", Duration.ofHours(1), heart -> revived.clear());
    }
}
