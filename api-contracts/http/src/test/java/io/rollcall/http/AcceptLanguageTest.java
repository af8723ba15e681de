// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.email.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class AcceptLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ru                                  | RUSSIAN
                    RU-ru                               | RUSSIAN
                    ru-Cyrl-RU ; q=0.7                  | RUSSIAN
                    ru-RU,ru;q=0.9,en;q=0.8             | RUSSIAN
                    en;q=0.8,ru;q=0.9                   | RUSSIAN
                    de,en-GB;q=0.5,ru;q=0.1             | ENGLISH
                    ru;q=0,en;q=0.001                   | ENGLISH
                    ru;q=0                              | ENGLISH
                    ru;q=1.000,en                       | RUSSIAN
                    ru;q=2,en                           | ENGLISH
                    russian                             | ENGLISH
                    *                                   | ENGLISH
                    ;;;                                 | ENGLISH
                    ;;;,,ru                             | RUSSIAN
                    a,b,c,d,e,f,g,h,i,ru                | RUSSIAN
                    a,b,c,d,e,f,g,h,i,j,ru              | ENGLISH
                    """)
    void whatIsWantedMostOfTenRangesCounts(String header, Language language) {
        assertThat(asked(header)).isEqualTo(language);
    }

    private static Language asked(String header) {
        var headers = new HttpHeaders();
        headers.add("Accept-Language", header);
        return AcceptLanguage.get().contextWrite(AcceptLanguage.by(headers)).block();
    }
}
