/** Tests of accounts: account. */
@NullMarked
package dev.causerie.server.auth.account;

import org.jspecify.annotations.NullMarked;
