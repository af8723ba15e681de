// SPDX-License-Identifier: Apache-2.0
/** The doors' descriptions by OpenAPI, and Swagger UI to read them with. */
@NullMarked
package io.rollcall.http.openapi;

import org.jspecify.annotations.NullMarked;
