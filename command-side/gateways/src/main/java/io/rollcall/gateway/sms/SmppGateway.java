// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.rollcall.gateway.outbox.Submission;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway by SMPP 3.4: one transceiver session, checked for life by {@code enquire_link} while nothing comes from it.
 * What is said in the gateway's default alphabet goes so, the rest as UCS-2.
 */
final class SmppGateway implements Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(SmppGateway.class);

    /** How long its answers are waited for. */
    static final Duration ANSWER = Duration.ofSeconds(5);

    /** After how long a silence it is asked whether it is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final byte NONE = 0;

    /** It takes less than it is given, or nothing of us. */
    private static final Set<Integer> BUSY = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL, SMPPConstant.STAT_ESME_RINVBNDSTS);

    /** It may take the same later. */
    private static final Set<Integer> PASSING = Set.of(
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RSUBMITFAIL,
            SMPPConstant.STAT_ESME_RX_T_APPN,
            SMPPConstant.STAT_ESME_RUNKNOWNERR);

    private final SmppSettings settings;
    private final MessageReceiverListener receipts;
    private final int answerMillis;
    private final int silenceMillis;
    private volatile @Nullable SMPPSession session;
    private boolean told;

    /**
     * @param receipts told of what the gateway tells of messages
     * @param answer how long its answers are waited for
     */
    SmppGateway(SmppSettings settings, MessageReceiverListener receipts, Duration answer) {
        this(settings, receipts, answer, SILENCE);
    }

    SmppGateway(SmppSettings settings, MessageReceiverListener receipts, Duration answer, Duration silence) {
        this.settings = settings;
        this.receipts = receipts;
        this.answerMillis = (int) answer.toMillis();
        this.silenceMillis = (int) silence.toMillis();
    }

    @Override
    public boolean reach() {
        var current = session;
        if (current != null && current.getSessionState().isBound()) {
            return true;
        }
        leave();
        var next = new SMPPSession(new TimedConnections(answerMillis));
        next.setTransactionTimer(answerMillis);
        next.setEnquireLinkTimer(silenceMillis);
        next.setMessageReceiverListener(receipts);
        try {
            next.connectAndBind(settings.host(), settings.port(), settings.bind(), answerMillis);
            session = next;
            told = false;
            return true;
        } catch (IOException | RuntimeException e) {
            next.close();
            if (!told) { // once for each time that it is lost, not at each try to have it back
                LOG.warn("The SMPP gateway {} cannot be bound to: {}", settings, e.getMessage());
            }
            told = true;
            return false;
        }
    }

    @Override
    public Submission submit(String phone, String text) {
        var current = session;
        if (current == null) {
            return new Submission.Busy();
        }
        try {
            return new Submission.Accepted(submit(current, phone, text));
        } catch (NegativeResponseException e) {
            return answered(e.getCommandStatus());
        } catch (ResponseTimeoutException e) {
            return new Submission.Unanswered();
        } catch (InvalidResponseException e) {
            return new Submission.NotNow();
        } catch (PDUException e) {
            return new Submission.Refused("smpp-invalid");
        } catch (IOException e) {
            return new Submission.Busy(); // it was not written, or not to its end
        }
    }

    @Override
    public void leave() {
        var current = session;
        session = null;
        if (current != null) {
            current.unbindAndClose();
        }
    }

    private String submit(SMPPSession to, String phone, String text)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var plain = MessageText.isPlain(text);
        return to.submitShortMessage(
                        "",
                        settings.sourceType(),
                        settings.plan(),
                        settings.source(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        phone.substring(1),
                        new ESMClass(),
                        NONE,
                        NONE,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        NONE,
                        plain ? DataCodings.ZERO : new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                        NONE,
                        text.getBytes(plain ? US_ASCII : UTF_16BE))
                .getMessageId();
    }

    private static Submission answered(int status) {
        if (BUSY.contains(status)) {
            return new Submission.Busy();
        }
        return PASSING.contains(status)
                ? new Submission.NotNow()
                : new Submission.Refused("smpp-%02x".formatted(status));
    }
}
