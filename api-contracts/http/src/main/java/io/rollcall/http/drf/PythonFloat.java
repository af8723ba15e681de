// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.math.BigDecimal;
import java.math.MathContext;

/** {@code str(float)}: the fewest digits that say the number, with an exponent where it is below 1e-4 or from 1e16. */
final class PythonFloat {

    private static final int LEAST_PLAIN = -4;
    private static final int MOST_PLAIN = 15;

    private PythonFloat() {}

    static String str(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        var decimal = shortest(Math.abs(number));
        var sign = Math.copySign(1, number) < 0 ? "-" : "";
        var exponent = decimal.precision() - decimal.scale() - 1;
        if (number == 0 || exponent >= LEAST_PLAIN && exponent <= MOST_PLAIN) {
            return sign + (decimal.scale() > 0 ? decimal.toPlainString() : decimal.toPlainString() + ".0");
        }
        return sign + scientific(decimal.unscaledValue().toString(), exponent);
    }

    /** Java's digits have been the fewest since 19 (JDK-4511638), but that it writes two where one would do. */
    private static BigDecimal shortest(double number) {
        var decimal = new BigDecimal(Double.toString(number));
        var digit = decimal.round(new MathContext(1));
        return (digit.doubleValue() == number ? digit : decimal).stripTrailingZeros();
    }

    private static String scientific(String digits, int exponent) {
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
