// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

/** An image that has been verified and re-encoded. */
public record Image(byte[] bytes, String contentType, int width, int height) {}
