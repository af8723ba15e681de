// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import io.rollcall.command.email.MailCharges;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.recovery.RecoveryCommand.IssueRecoveryCode;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.credential.PasswordVerifier;
import io.rollcall.web.limit.BlockingLimits;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests for codes. The client is answered before a code is made, by the same work whether the address is
 * anybody's or not, so that neither the answer nor the time that it takes tells (OWASP, Forgot Password Cheat Sheet). A
 * client that has signed in to the account is counted apart: strangers use up only what strangers have. A request that
 * a crash loses is asked again.
 */
final class RecoveryRequests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryRequests.class);
    private static final int AT_ONCE = 2;

    private final LoginNames names;
    private final CommandGateway commands;
    private final BlockingLimits budgets;
    private final PasswordVerifier verifier;
    private final ThreadPoolExecutor threads;

    /** @param waiting how many requests may wait to be looked into */
    RecoveryRequests(
            LoginNames names, CommandGateway commands, BlockingLimits budgets, PasswordVerifier verifier, int waiting) {
        this.names = names;
        this.commands = commands;
        this.budgets = budgets;
        this.verifier = verifier;
        threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofVirtual().name("recovery-", 1).factory());
    }

    /**
     * Has a code mailed, if there is an account that can be had back by this address. Blocks a little.
     *
     * @param kind of login name that the address would be
     * @throws Refusal 429 where the address, be it anybody's or not, or the client has asked for too many; 503 where
     *     too many wait
     */
    void take(LoginKind kind, String address, Language language, ClientAddress client) {
        charge(kind, address, client);
        try {
            threads.execute(() -> issue(kind, address, language));
        } catch (RejectedExecutionException full) {
            throw Refusal.unavailable(1);
        }
    }

    /** The client first, so that a flood of one client's looks nobody up. */
    private void charge(LoginKind kind, String address, ClientAddress client) {
        budgets.charged(
                Charge.of(Cost.MAIL).by(client),
                () -> {
                    var known = verifier.isKnown(names.find(kind, address), client);
                    var mail = known ? MailCharges.ofHolder(kind, address) : MailCharges.ofStranger(address);
                    budgets.take(mail.without(Dimension.ALL));
                    return true;
                },
                taken -> taken);
    }

    private void issue(LoginKind kind, String address, Language language) {
        try {
            commands.<Boolean>send(new IssueRecoveryCode(kind, names.find(kind, address), language));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A code to come back by cannot be issued just now: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Takes no more; what was taken is finished. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
