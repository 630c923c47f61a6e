/** Tests of accounts: http. */
@NullMarked
package dev.causerie.server.auth.http;

import org.jspecify.annotations.NullMarked;
