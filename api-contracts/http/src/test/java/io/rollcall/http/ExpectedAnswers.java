// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What tests expect of the answers of a door. */
final class ExpectedAnswers {

    private ExpectedAnswers() {}

    static void expect(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    }

    static void expectDetail(HttpResponse<String> answer, int status, String text) {
        expect(answer, status, "{\"detail\":\"" + text.replace("\"", "\\\"") + "\"}");
    }

    static void expectChallenge(HttpResponse<String> answer, String text) {
        expectDetail(answer, 401, text);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Token");
    }

    static void expectField(HttpResponse<String> answer, String field, String text) {
        expect(answer, 400, "{\"" + field + "\":[\"" + text.replace("\"", "\\\"") + "\"]}");
    }
}
