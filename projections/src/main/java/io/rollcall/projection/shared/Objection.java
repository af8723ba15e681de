// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * Why a server is not to start on this read store.
 *
 * @param reason in words
 * @param remedy what to do about it
 */
public record Objection(String reason, String remedy) {}
