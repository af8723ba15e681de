// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.rollcall.gateway.sms.Receipts.Receipt;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads delivery receipts: the optional parameters of SMPP 3.4 where a gateway sends them, else the text of its
 * appendix B ({@code id:… stat:… err:…}), which gateways write more or less so. What people send us is passed over.
 */
final class SmppReceipts implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(SmppReceipts.class);
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([0-9A-Za-z-]{1,65})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9A-Za-z]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final String DELIVERED = "DELIVRD";

    /** The last states of a message; the others say that it is still under way, or nothing. */
    private static final Map<Integer, String> LAST_STATES =
            Map.of(2, DELIVERED, 3, "EXPIRED", 4, "DELETED", 5, "UNDELIV", 8, "REJECTD");

    private final Consumer<Receipt> receipts;

    /** @param receipts keeps each; if it fails, the gateway is asked to tell again */
    SmppReceipts(Consumer<Receipt> receipts) {
        this.receipts = receipts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        if (!message.isSmscDeliveryReceipt()) {
            return;
        }
        try {
            read(message).ifPresent(receipts);
        } catch (RuntimeException e) {
            LOG.warn("A delivery receipt could not be kept: {}", e.getClass().getName());
            throw new ProcessRequestException("Not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("Nothing is expected so", SMPPConstant.STAT_ESME_RX_P_APPN);
    }

    /** What a receipt says, if that is final. */
    static Optional<Receipt> read(DeliverSm message) {
        var text = text(message);
        var idParameter = message.getOptionalParameter(Receipted_message_id.class);
        var stateParameter = message.getOptionalParameter(Message_state.class);
        var id = idParameter == null ? found(ID, text) : Optional.of(idParameter.getValueAsString());
        var state = stateParameter == null
                ? found(STATE, text).filter(LAST_STATES::containsValue)
                : Optional.ofNullable(LAST_STATES.get((int) stateParameter.getValue()));
        return id.filter(it -> !it.isBlank())
                .flatMap(it -> state.map(said -> new Receipt(it, said.equals(DELIVERED) ? null : failure(said, text))));
    }

    private static String failure(String state, String text) {
        return found(ERROR, text).map(error -> state + " " + error).orElse(state);
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String text(DeliverSm message) {
        var payload = message.getOptionalParameter(Message_payload.class);
        var bytes = payload == null ? message.getShortMessage() : payload.getValue();
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }
}
