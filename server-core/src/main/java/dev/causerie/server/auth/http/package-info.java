/** Signing in over HTTP: routes, the cookie, who a request comes from, and how often one may try. */
@NullMarked
package dev.causerie.server.auth.http;

import org.jspecify.annotations.NullMarked;
