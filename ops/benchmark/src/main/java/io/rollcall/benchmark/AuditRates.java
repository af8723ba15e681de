// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.operator.audit.AuditFigures;
import java.util.Locale;

/** How fast a generated log of so many events (an argument; otherwise a million) is sealed, and verified. */
final class AuditRates {

    private static final int USUAL = 1_000_000;

    private AuditRates() {}

    public static void main(String[] arguments) {
        var events = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        try (var figures = new AuditFigures(events)) {
            print("sealed %,d events: %,.0f a second", events, events / figures.seal());
            print("'audit verify' of %,d events: %,.0f a second", events, events / figures.verify());
        }
        System.exit(0); // with the embedded PostgreSQL
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
