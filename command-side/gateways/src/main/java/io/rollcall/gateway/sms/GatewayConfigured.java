// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether there is a gateway to send by. */
final class GatewayConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        return StringUtils.hasText(environment.getProperty("rollcall.sms.smpp.host"))
                || StringUtils.hasText(environment.getProperty("rollcall.sms.http.url"));
    }
}
