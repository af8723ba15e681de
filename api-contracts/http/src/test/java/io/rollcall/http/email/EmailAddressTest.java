// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "x@example.com, x@example.com",
        "X@Example.COM, X@Example.COM",
        "x@localhost, x@localhost",
        "x@a--b.example, x@a--b.example",
        "x@m\u00fcnchen.de, x@xn--mnchen-3ya.de",
        "x@MU\u0308NCHEN.de, x@xn--mnchen-3ya.de",
        "x@xn--mnchen-3ya.de, x@xn--mnchen-3ya.de",
        "x@stra\u00dfe.de, x@xn--strae-oqa.de",
        "x@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444, x@xn--80a1acny.xn--p1ai",
        "x@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8, x@xn--r8jz45g.xn--zckzah",
        "x@\uff45xample.com, x@example.com"
    })
    void aMailServerIsToldTheDomainAsTheNetworkWritesIt(String written, String delivered) {
        assertThat(EmailAddress.parse(written)).contains(written);
        assertThat(EmailAddress.delivered(written)).contains(delivered);
    }

    /** Each letter of the word, 256 further on: what its low byte says is somebody else's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@\u0176\u0169\u0163\u0174\u0169\u016d.example",
                "x@example.\u0176\u0169\u0163\u0174\u0169\u016d",
                "x@victim.\u0165\u0165"
            })
    void nobodyElseIsMeant(String written) {
        assertThat(EmailAddress.delivered(written))
                .hasValueSatisfying(address -> assertThat(address)
                        .contains("xn--")
                        .isNotEqualTo(lowBytes(written))
                        .matches("\\p{ASCII}*"));
    }

    private static String lowBytes(String text) {
        return text.chars()
                .map(character -> character & 0xff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@xn--\u00fc.de", // no Punycode
                "x@xn--a.de",
                "x@a\u200db.de", // a joiner where nothing joins
                "x@\u0301a.de", // a mark on nothing
                "x@\u05d0a.de", // two directions in one label
                "x@m\u00fcnchen",
                "x@m\u00fcn chen.de",
                "x@m\u00fcnchen_.de",
                "x@m\u00fcnchen..de",
                "x@-m\u00fcnchen.de",
                "x@\ud800.de",
                "x@\u00fc\r\nBcc.de",
                "\u00fc@example.com",
                "\u017fx@example.com",
                "x\r\n@example.com",
                "x@example.com\r\nBcc: y@example.com",
                "x@y@example.com",
                "@example.com",
                "x@"
            })
    void whatCannotBeADomainIsNoAddress(String written) {
        assertThat(EmailAddress.parse(written)).isEmpty();
        assertThat(EmailAddress.delivered(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "X@Example.COM, x@example.com",
        "' x@example.com ', x@example.com",
        "X@M\u00dcNCHEN.DE, x@m\u00fcnchen.de",
        "x@mu\u0308nchen.de, x@m\u00fcnchen.de",
        "x@XN--MNCHEN-3YA.de, x@m\u00fcnchen.de",
        "x@\uff45xample.com, x@example.com",
        "x@m\u00fcnchen\uff0ede, x@m\u00fcnchen.de",
        "x@xn--a.de, x@xn--a.de",
        "nothing, nothing"
    })
    void allWaysOfWritingAnAddressAreOne(String written, String name) {
        assertThat(EmailAddress.normalised(written)).contains(name);
    }
}
