/** What every HTTP door shares: endpoints, routes, answers, refusals, and the way of a request to them. */
@NullMarked
package io.rollcall.http;

import org.jspecify.annotations.NullMarked;
