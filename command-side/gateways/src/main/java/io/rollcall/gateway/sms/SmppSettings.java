// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.gateway.sms.SmsProperties.Smpp;
import java.util.regex.Pattern;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jspecify.annotations.Nullable;

/** The settings of an SMPP gateway, complete and in SMPP's own terms. */
record SmppSettings(
        String host,
        int port,
        BindParameter bind,
        TypeOfNumber sourceType,
        NumberingPlanIndicator plan,
        String source) {

    private static final String PREFIX = "rollcall.sms.smpp.";
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9]{7,15}");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,15}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,11}");

    /** @throws SmsRefused where one is missing or not as SMPP has it */
    static SmppSettings of(Smpp smpp) {
        var host = required("host", smpp.host());
        var systemId = required("system-id", smpp.systemId());
        limit("system-id", systemId, LONGEST_SYSTEM_ID);
        if (smpp.password() == null) {
            throw missing("password");
        }
        limit("password", smpp.password(), LONGEST_PASSWORD);
        if (smpp.perSecond() < 1) {
            throw new SmsRefused(PREFIX + "per-second is less than 1.", "Set it to 1 or more.");
        }
        var bind = new BindParameter(
                BindType.BIND_TRX,
                systemId,
                smpp.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
        return withSource(host, smpp.port(), bind, required("source", smpp.source()));
    }

    private static SmppSettings withSource(String host, int port, BindParameter bind, String source) {
        if (INTERNATIONAL.matcher(source).matches()) {
            return new SmppSettings(
                    host, port, bind, TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, source.substring(1));
        }
        if (SHORT.matcher(source).matches()) {
            return new SmppSettings(host, port, bind, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, source);
        }
        if (NAME.matcher(source).matches()) {
            return new SmppSettings(
                    host, port, bind, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, source);
        }
        throw new SmsRefused(
                PREFIX + "source is neither a number nor a name.",
                "Set it to digits, with a + before a full number, or to a name of up to 11 letters and digits.");
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw missing(name);
        }
        return value;
    }

    private static SmsRefused missing(String name) {
        return new SmsRefused(
                PREFIX + name + " is not set: an SMPP gateway needs host, system-id, password and source.",
                "Set " + PREFIX + name + ".");
    }

    private static void limit(String name, String value, int longest) {
        if (value.length() > longest) {
            throw new SmsRefused(
                    PREFIX + name + " is longer than SMPP 3.4 has room for.",
                    "It may have " + longest + " characters.");
        }
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
