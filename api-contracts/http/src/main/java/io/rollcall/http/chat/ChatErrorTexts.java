// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.http.Answer;
import io.rollcall.http.ErrorTexts;
import java.util.Map;
import org.springframework.http.server.PathContainer;

/** Says {@code {"response": 404, "message": "Not found."}} where other doors say {@code {"detail": ..}} (D-79). */
final class ChatErrorTexts implements ErrorTexts {

    private static final String DETAIL = "detail";

    @Override
    public boolean isFor(PathContainer path) {
        return path.value().equals("/v1") || path.value().startsWith("/v1/");
    }

    @Override
    public Answer worded(Answer answer) {
        return answer.body() instanceof Map<?, ?> body && body.size() == 1 && body.get(DETAIL) instanceof String detail
                ? new Answer(
                        answer.status(),
                        ChatAnswers.told(answer.status(), detail).body(),
                        answer.headers())
                : answer;
    }
}
