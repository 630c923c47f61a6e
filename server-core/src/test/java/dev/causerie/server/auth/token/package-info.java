/** Tests of accounts: token. */
@NullMarked
package dev.causerie.server.auth.token;

import org.jspecify.annotations.NullMarked;
