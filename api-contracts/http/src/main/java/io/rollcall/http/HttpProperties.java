// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What all doors hold to.
 *
 * @param maxBody the largest body of a request, files included (default 10 MB); a larger one is refused with 413
 */
@ConfigurationProperties("rollcall.http")
public record HttpProperties(@DefaultValue("10MB") DataSize maxBody) {}
