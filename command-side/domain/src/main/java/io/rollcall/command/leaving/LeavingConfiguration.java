// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.credential.Credential;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.referral.Referral;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.log.aggregate.CorrelatedExecutor;
import io.rollcall.privacy.ErasureStep;
import io.rollcall.privacy.Keys;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How users leave, and the policy that has what follows done. */
@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    @Bean
    AccountDeletionCommandHandler accountDeletionCommandHandler(
            PresentUsers present,
            Keys keys,
            Repository<LoginName> loginNames,
            Repository<PhoneNumber> phoneNumbers,
            Repository<User> users,
            Repository<Credential> credentials,
            Repository<Referral> referrals) {
        return new AccountDeletionCommandHandler(
                present, keys, loginNames, phoneNumbers, users, credentials, referrals);
    }

    @Bean
    WhenAccountDeletedThenClearUp whenAccountDeletedThenClearUp(
            Memberships memberships, Correspondences correspondences, ObjectProvider<ErasureStep> steps) {
        return new WhenAccountDeletedThenClearUp(
                memberships, correspondences, steps.orderedStream().toList(), new CorrelatedExecutor());
    }
}
