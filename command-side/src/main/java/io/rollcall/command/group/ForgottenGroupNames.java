// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.command.log.Commands;
import io.rollcall.command.privacy.IdentifierExpiry;
import io.rollcall.contracts.group.GroupCommand.ForgetGroupName;
import io.rollcall.contracts.group.GroupNameId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets the names that no group has: those of ended groups at once, those that were wanted in vain a day later. The
 * name itself decides; after a crash between its decision and the end of its key, it is asked again. Several processes
 * may do so at once.
 */
final class ForgottenGroupNames {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenGroupNames.class);
    private static final int PAGE = 200;

    private final IdentifierExpiry expiry;
    private final GroupNames names;
    private final Commands commands;
    private final Clock clock;

    ForgottenGroupNames(IdentifierExpiry expiry, GroupNames names, Commands commands, Clock clock) {
        this.expiry = expiry;
        this.names = names;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rollcall.verification.forgetting:PT1M}")
    void look() {
        try {
            List<UUID> due;
            do {
                var now = clock.instant();
                due = expiry.due(GroupNames.KIND, now, PAGE);
                var held = due.stream().filter(id -> !ask(new GroupNameId(id))).toList();
                expiry.keep(held, now); // the end of their groups will be heard of
            } while (due.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.warn("Names of groups cannot be forgotten just now: {}", e.getMessage());
        }
    }

    /** Has a name forgotten if no group has it. Blocks. */
    boolean ask(GroupNameId name) {
        var forgotten = commands.<Boolean>decide(new ForgetGroupName(name)).result();
        if (forgotten) {
            names.forget(name);
        }
        return forgotten;
    }
}
