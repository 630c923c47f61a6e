/** Tests of accounts: password. */
@NullMarked
package dev.causerie.server.auth.password;

import org.jspecify.annotations.NullMarked;
